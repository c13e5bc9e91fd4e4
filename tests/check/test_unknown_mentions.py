"""Given names that nothing bears, I am told once what lies behind them, and nothing of what follows from another mistake."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book


def told(write_book, text):
    loaded = load_book(write_book({"book.yml": "book: {title: B, language: en}\n", "a.yml": text}))
    found = check_book(loaded, date(2026, 11, 1))
    return [(one.code, str(one.hint)) for one in found if one.code.startswith("F") and one.code != "F007"]


def test_a_misspelt_id_is_told_as_the_cause_where_many_miss_it(write_book):
    text = "roles:\n  - {id: keper, title: K}\n" + "".join(
        f"  - {{id: {name}, title: T, reports_to: keeper}}\n" for name in ("xx", "yy")
    )
    cause = "“keeper” is named 2 times, “keper” never: if the id “keper” is misspelt, mend it there alone."

    assert told(write_book, text) == [("F002", cause), ("F002", cause)]


def test_an_id_that_is_named_elsewhere_is_no_cause(write_book):
    text = "roles:\n  - {id: keper, title: K}\n  - {id: xx, title: T, reports_to: keper}\n" + "".join(
        f"  - {{id: {name}, title: T, reports_to: keeper}}\n" for name in ("yy", "zz")
    )

    assert told(write_book, text) == [("F002", "Did you mean “keper”?")] * 2


@pytest.mark.parametrize("refused", ["Keeper", "kеeper", "key_account"])
def test_what_names_an_id_that_was_refused_is_held_back(write_book, refused):
    named = "key-account" if "_" in refused else "keeper"
    text = f"roles:\n  - {{id: {refused}, title: K}}\n  - {{id: b, title: B, reports_to: {named}}}\n"

    assert [code for code, _hint in told(write_book, text)] == ["F010"]


def test_what_names_something_in_an_entity_written_twice_is_held_back(write_book):
    text = """\
    pipelines:
      - {id: p, title: P, states: [{id: a, title: A}]}
      - {id: p, title: P, states: [{id: b, title: B}]}
    touchpoints: [{id: t, title: T, role: r, goal: g, states: [p/b]}]
    roles: [{id: r, title: R}]
    """

    assert [code for code, _hint in told(write_book, text)] == ["F003"]


def test_what_follows_a_missing_hyphen_is_held_back(write_book):
    text = """\
    roles:
      - id: a
        title: A
        reports_to: b
        id: b
        title: B
        reports_to: c
      - {id: c, title: C, reports_to: b}
    """

    assert [code for code, _hint in told(write_book, text)] == ["F010"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("сlеrk", "Type “clerk” anew: these letters in it are Cyrillic, not Latin: е, с."),
        ("clerk; boss", "Write each as an item of its own: [clerk, boss]."),
        ("clerc", "Did you mean “clerk”?"),
    ],
)
def test_a_name_is_met_with_its_cure(write_book, name, hint):
    text = f"roles:\n  - {{id: clerk, title: C}}\n  - {{id: b, title: B, reports_to: {name}}}\n"

    assert told(write_book, text) == [("F002", hint)]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("loyalty:x", "Write “programme:x”: the kind is “programme”."),
        ("touchpoints:call", "Write “touchpoint:call”: the kind is “touchpoint”."),
        ("onboarding:x", "Write “path:x”: the kind is “path”."),
        ("segmentations:x", "Write “segmentation:x”: the kind is “segmentation”."),
        ("states:p/new", "Write “state:p/new”: the kind is “state”."),
        ("роль:clerk", "Write “role:clerk”: the kind is “role”."),
        ("zebra:clerk", "Did you mean “role:clerk”?"),
        ("clerk", "Did you mean “role:clerk”?"),
    ],
)
def test_a_link_that_names_no_kind_is_told_the_one_it_means(write_book, written, hint):
    text = f"roles:\n  - {{id: clerk, title: C, body: '[[{written}]]'}}\n"

    assert told(write_book, text) == [("F002", hint)]


def test_where_no_kind_can_be_told_all_are(write_book):
    [(code, hint)] = told(write_book, "roles:\n  - {id: clerk, title: C, body: '[[zebra:x]]'}\n")

    assert code == "F002"
    assert hint.startswith("Write kind:id, such as touchpoint:first-call; the kinds are line, role, ")
