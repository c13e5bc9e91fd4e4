"""One name for two things, within entities."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book

BOOK = "book: {title: B, language: en}\n"


def found(write_book, text):
    loaded = load_book(write_book({"book.yml": BOOK + text}))
    return [
        (one.code, one.place.line, [side.place.line for side in one.related])
        for one in check_book(loaded, date(2026, 11, 21))
        if one.code == "F003"
    ]


def test_two_segments_of_different_segmentations_with_one_id_are_told(write_book):
    text = (
        "segmentations:\n"
        "  - {id: a, title: A, segments: [{id: big, title: Big}]}\n"
        "  - {id: b, title: B, segments: [{id: big, title: Big}]}\n"
    )

    assert found(write_book, text) == [("F003", 4, [3])]


def test_an_edition_called_like_the_whole_book_is_told_at_its_id(write_book):
    text = "editions:\n  - {id: some, title: Some}\n  - title: All\n    id: full\n"

    assert found(write_book, text) == [("F003", 5, [])]


def test_two_states_of_one_pipeline_with_one_id_are_told(write_book):
    text = (
        "pipelines:\n"
        "  - id: p\n"
        "    title: P\n"
        "    states:\n"
        "      - {id: a, title: A, kind: start}\n"
        "      - {id: a, title: B, kind: work}\n"
    )

    assert found(write_book, text) == [("F003", 7, [6])]


def test_states_of_two_pipelines_may_share_an_id(write_book):
    text = (
        "pipelines:\n"
        "  - {id: p, title: P, states: [{id: a, title: A, kind: start}]}\n"
        "  - {id: q, title: Q, states: [{id: a, title: A, kind: start}]}\n"
    )

    assert found(write_book, text) == []


def test_a_transition_written_twice_is_told(write_book):
    text = (
        "pipelines:\n"
        "  - id: p\n"
        "    title: P\n"
        "    states:\n"
        "      - id: a\n"
        "        title: A\n"
        "        kind: start\n"
        "        next:\n"
        "          - {to: b, when: yes}\n"
        "          - {to: b, when: no}\n"
        "          - {to: b, when: yes}\n"
        "      - {id: b, title: B, kind: won}\n"
    )

    assert found(write_book, text) == [("F003", 12, [10])]


def test_two_entities_in_two_files_with_one_id_are_told_with_both_places(write_book):
    folder = write_book(
        {"book.yml": BOOK, "a.yml": "roles:\n  - {id: x, title: X}\n", "b.yml": "roles:\n  - {id: x, title: Y}\n"}
    )
    [diagnostic] = load_book(folder).diagnostics

    assert (diagnostic.code, diagnostic.place.path, diagnostic.place.line) == ("F003", "b.yml", 2)
    assert [(side.place.path, side.place.line) for side in diagnostic.related] == [("a.yml", 2)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("{term: Lead, meaning: M}", "{term: lead, meaning: M}"),
        ("{term: Lead, meaning: M, aliases: [Prospect]}", "{term: prospect, meaning: M}"),
        ("{term: Lead, meaning: M}", "{term: Prospect, meaning: M, aliases: [LEAD]}"),
        ("{term: work list, meaning: M}", "{term: Prospect, meaning: M, aliases: [a, Work-list]}"),
    ],
)
def test_one_word_of_two_terms_is_told_at_the_later(write_book, first, second):
    assert found(write_book, f"glossary:\n  - {first}\n  - {second}\n") == [("F003", 4, [3])]


def test_a_term_may_have_its_own_word_as_an_alias_and_signs_tell_words_apart(write_book):
    text = "glossary:\n  - {term: C++, meaning: M, aliases: [c++, C++]}\n  - {term: C#, meaning: M}\n"

    assert found(write_book, text) == []


def test_a_way_written_with_and_without_its_pipeline_is_one(found):
    text = """
pipelines:
  - id: p
    title: P
    states:
      - {id: s, title: S, kind: start, next: [{to: lost}, {to: p/lost}]}
      - {id: lost, title: Lost, kind: lost}
"""
    assert len(found("F003", text)) == 1
    assert found("F003", text.replace("to: p/lost", "to: q/lost")) == []


def test_two_periods_of_a_forecast_with_one_id_are_told(told):
    text = """
forecast:
  period: month
  periods:
    - {id: a, title: A}
    - {id: a, title: B}
"""
    assert [(one.line, one.related) for one in told("F003", text)] == [(6, [5])]
