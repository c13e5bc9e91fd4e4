"""Given what a book was and is, I get its versions, newest first, each with what changed since the one before."""

from __future__ import annotations

from datetime import date

from playbook.compare import history_of
from playbook.load.past import Past

NOW = date(2026, 11, 22)


def _states(book_of, now, *past):
    """What stands now, then by name what stood before, newest first; nothing for a book that was broken."""
    read = [Past(name, date(2026, 11 - place, 1), text and book_of(text)) for place, (name, text) in enumerate(past)]
    return (Past("", NOW, book_of(now)), *read)


def _goal(text):
    return f"pages: [{{id: a, title: A, body: {text}}}]"


def _told(versions):
    return [(one.name, one.since, len(one.changes)) for one in versions]


def test_each_version_tells_what_changed_since_the_one_before(book_of):
    states = _states(book_of, _goal("Four."), ("v2", _goal("Two words.")), ("v1", _goal("One thing.")))
    now, second = history_of(states)

    assert _told((now, second)) == [("", "v2", 1), ("v2", "v1", 1)]
    assert (now.day, second.day) == (NOW, date(2026, 11, 1))
    assert [str(change.after) for change in second.changes] == ["Two words."]


def test_what_stands_now_is_a_version_only_where_it_has_changes(book_of):
    states = _states(book_of, _goal("Two words."), ("v2", _goal("Two words.")), ("v1", _goal("One thing.")))

    assert _told(history_of(states)) == [("v2", "v1", 1)]


def test_where_facts_come_from_is_told_in_no_version(book_of):
    data = "data: {{ledger: {{source: '{}'}}}}"
    states = _states(
        book_of, data.format("c.csv"), ("v2", data.format("postgresql://host/db")), ("v1", data.format("a.csv"))
    )

    assert _told(history_of(states)) == [("v2", "v1", 0)]


def test_a_tag_without_changes_is_a_version_all_the_same(book_of):
    states = _states(book_of, _goal("One."), ("v2", _goal("One.")), ("v1", _goal("One.")))

    assert _told(history_of(states)) == [("v2", "v1", 0)]


def test_a_broken_version_is_passed_over_and_the_next_tells_what_changed_in_both(book_of):
    states = _states(book_of, _goal("Three."), ("v3", _goal("Three.")), ("v2", None), ("v1", _goal("One thing.")))
    third, second = history_of(states)

    assert _told((third, second)) == [("v3", "v1", 1), ("v2", "v1", 0)]
    assert (third.is_broken, second.is_broken) == (False, True)


def test_what_came_before_the_first_book_that_could_be_read_is_no_version(book_of):
    assert history_of(_states(book_of, _goal("One."), ("v1", None))) == ()
    assert history_of(_states(book_of, _goal("One."))) == ()
    assert history_of(()) == ()
