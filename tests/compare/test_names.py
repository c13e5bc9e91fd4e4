"""What an entity of one book is called in another."""

from __future__ import annotations

from playbook.compare.names import Names


def test_what_was_renamed_has_its_new_name_and_all_else_its_own():
    names = Names({"segment:mid": "segment:medium"})

    assert names.after("segment:mid") == "segment:medium"
    assert names.before("segment:medium") == "segment:mid"
    assert names.after("segment:large") == names.before("segment:large") == "segment:large"
    assert names.id_after("segment", "mid") == "medium"
    assert names.id_before("segment", "medium") == "mid"


def test_names_may_change_places():
    names = Names({"segment:a": "segment:b", "segment:b": "segment:a"})

    assert [names.after("segment:a"), names.before("segment:a")] == ["segment:b", "segment:b"]


def test_what_is_gone_is_not_taken_for_what_has_its_name_now():
    names = Names({"attribute:sum": "attribute:purchases"})
    gone = names.id_after("attribute", "purchases")

    assert gone != "purchases"
    assert names.id_before("attribute", gone) == "purchases"
