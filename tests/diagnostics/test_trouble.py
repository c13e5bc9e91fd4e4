"""Given trouble with the world, I get one sentence, in the reader's language where it has one."""

from __future__ import annotations

from playbook.diagnostics import PlaybookError, _


def test_a_sentence_of_ours_keeps_its_values():
    error = PlaybookError(_("There is no folder “{folder}”.", folder="content"))

    assert str(error) == "There is no folder “content”."
    assert error.message.values == {"folder": "content"}


def test_a_sentence_of_others_is_told_as_it_is():
    assert str(PlaybookError("disk {full}")) == "disk {full}"
    assert PlaybookError("disk {full}").message.in_language("ru") == "disk {full}"
