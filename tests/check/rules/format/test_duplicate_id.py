"""One name for two things, within entities."""

from __future__ import annotations

from datetime import date

from playbook.check import check_book
from playbook.load import load_book

BOOK = "book: {title: B, language: en}\n"


def found(write_book, text):
    loaded = load_book(write_book({"book.yml": BOOK + text}))
    return [
        (one.code, one.place.line, [side.place.line for side in one.related])
        for one in check_book(loaded, date(2026, 11, 21))
    ]


def test_two_segments_of_different_segmentations_with_one_id_are_told(write_book):
    text = (
        "segmentations:\n"
        "  - {id: a, title: A, segments: [{id: big, title: Big}]}\n"
        "  - {id: b, title: B, segments: [{id: big, title: Big}]}\n"
    )

    assert found(write_book, text) == [("F003", 4, [3])]


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
