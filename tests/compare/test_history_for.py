"""Given what a book was and is, an edition's readers learn of the changes of what they may read, and of nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.compare import history_for, history_of
from playbook.editions import NO_SECRETS, secrets_of
from playbook.load.past import Past

EDITION = "editions: [{id: hunters, title: For hunters, roles: [hunter]}]\n"


@pytest.fixture
def history(book_of):
    """The versions that hunters may know of: of a book that is the first text, and was the others, newest first; the names are v1 up."""

    def read(now, *past, edition=EDITION, names=()):
        names = names or [f"v{number}" for number in range(len(past), 0, -1)]
        book = book_of(now + "\n" + edition)
        states = [Past("", date(2026, 11, 22), book)]
        states += [Past(name, date(2026, 11, 1), book_of(text)) for name, text in zip(names, past, strict=True)]
        [read_by] = book.editions
        return history_for(states, read_by, secrets_of(book, read_by)), history_of(states)

    return read


def _told(versions):
    return [str(change.message) for version in versions for change in version.changes]


def _page(body, audience=""):
    return f"pages: [{{id: a, title: Plan, body: {body}{audience}}}, {{id: b, title: Else, body: Same.}}]"


FOR_HEADS = ", audience: [head]"
FOR_HUNTERS, FOR_SPADERS = ", audience: [hunter]", ", audience: [spader]"


def test_what_the_readers_see_in_both_is_told(history):
    told, whole = history(_page("Two words."), _page("One thing."))

    assert _told(told) == ["“Plan” (page): text – “Two words.” instead of “One thing.”."]
    assert len(_told(whole)) >= 1


@pytest.mark.parametrize(("now", "then"), [(FOR_HEADS, ""), ("", FOR_HEADS), (FOR_HEADS, FOR_HEADS)])
def test_what_one_of_both_hides_neither_changed_nor_came_nor_went(history, now, then):
    told, whole = history(_page("Two words.", now), _page("One thing.", then))

    assert _told(told) == []
    assert any("Plan" in one for one in _told(whole))


def test_what_is_hidden_now_is_hidden_in_all_that_was(history):
    now, second, first = _page("Three.", FOR_HEADS), _page("Two words."), _page("One thing.")
    told, whole = history(now, second, first)

    assert _told(told) == []
    assert len(_told(whole)) >= 2


def test_what_was_hidden_for_a_while_is_told_of_afterwards(history):
    now, second, first = _page("Three."), _page("Two words."), _page("One thing.", FOR_HEADS)
    told, _whole = history(now, second, first)

    assert [len(version.changes) for version in told] == [1, 0]


def test_of_what_is_gone_only_what_they_saw_is_told(history):
    gone, _whole = history(_page("Same."), _page("Same.") + "\nglossary: [{term: Ebb, meaning: Low.}]")
    never_seen, whole = history(
        _page("Same."), _page("Same.") + "\nglossary: [{term: Ebb, meaning: Low., audience: [head]}]"
    )

    assert _told(gone) == ["Gone: “Ebb” (term)."]
    assert _told(never_seen) == []
    assert any("Ebb" in one for one in _told(whole))


def test_what_got_another_id_and_is_hidden_now_did_not_go(history):
    then = "pages: [{id: a, title: Plan of the sale, body: Sell what we have., summary: Short.}]"
    now = "pages: [{id: z, title: Plan of the sale, body: Sell what we have., summary: Short., audience: [head]}]"
    told, whole = history(now, then)

    assert _told(told) == []
    assert any("Plan" in one for one in _told(whole))


def _states(now, then):
    return [Past("", date(2026, 11, 22), now), Past("v1", date(2026, 11, 1), then)]


def test_readers_whose_role_got_another_id_learn_what_was_theirs(book_of):
    """The role `hunter` of the head was called `spader`."""
    read = book_of(EDITION + _page("Two words.", FOR_HUNTERS)), book_of(_page("One thing.", FOR_SPADERS))
    roles = tuple(role.model_copy(update={"id": "spader"} if role.id == "hunter" else {}) for role in read[1].roles)
    now, then = read[0], read[1].model_copy(update={"roles": roles})
    told = history_for(_states(now, then), now.editions[0], NO_SECRETS)

    assert any("One thing." in one for one in _told(told))


def test_limits_of_the_house_that_they_do_not_see_any_more_are_not_told_as_gone(book_of):
    own = "{id: limit, title: Limit of hunters, role: hunter, discount_up_to: 3%}"
    more = "{id: top, title: Limit of heads, role: head, discount_up_to: 9%, audience: [head]}"
    now, then = (book_of(f"{EDITION}authority: [{own}{rest}]") for rest in (f", {more}", ""))
    now, then = (
        one.model_copy(update={"masthead": one.masthead.model_copy(update={"margin_floor": floor})})
        for one, floor in ((now, Decimal("0.12")), (then, Decimal("0.10")))
    )
    told = history_for(_states(now, then), now.editions[0], NO_SECRETS)

    assert _told(told) == []
    assert any("12%" in one for one in _told(history_of(_states(now, then))))


def test_words_that_went_where_they_may_not_read_are_not_quoted(history):
    now = "pages: [{id: a, title: Plan, body: Nothing.}, {id: b, title: Else, body: The zeppelin., audience: [head]}]"
    then = "pages: [{id: a, title: Plan, body: The zeppelin.}]"
    told, whole = history(now, then)

    assert _told(told) == []
    assert any("zeppelin" in one for one in _told(whole))


def test_a_tag_that_says_what_they_may_not_know_is_called_by_its_day(history):
    now = _page("Two words.") + "\nglossary: [{term: Zeppelin, meaning: It flies., audience: [head]}]"
    told, _whole = history(now, _page("One thing."), _page("No."), names=["zeppelin-1", "v1"])

    assert [(version.name, version.since) for version in told] == [("", ""), ("2026-11-01", "v1")]


def test_a_section_that_the_edition_leaves_out_is_not_told_of(history):
    edition = "editions: [{id: hunters, title: For hunters, roles: [hunter], sections: [pages]}]\n"
    now = _page("Two words.") + "\nglossary: [{term: Ebb, meaning: Low water.}]"
    then = _page("One thing.") + "\nglossary: [{term: Ebb, meaning: Flood.}]"
    told, whole = history(now, then, edition=edition)

    assert len(_told(told)) == 1
    assert any("Ebb" in one for one in _told(whole))
