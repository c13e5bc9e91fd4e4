"""A link in a name, which would be printed with its brackets."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book

BOOK = "book: {title: B, language: en}\nroles: [{id: seller, title: Seller}]\n"


def found(write_book, text):
    loaded = load_book(write_book({"book.yml": BOOK + text}))
    found = [one for one in check_book(loaded, date(2026, 11, 21)) if one.code == "F010"]
    return [(one.code, one.place.line, one.place.column) for one in found]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('products: [{id: a, title: "For [[role:seller]]"}]\n', 32),
        ('glossary: [{term: Lead, meaning: M, aliases: ["[[role:seller|ours]]"]}]\n', 48),
        ('attributes: [{id: a, title: A, kind: choice, values: {one: "[[role:seller]]"}}]\n', 61),
    ],
)
def test_a_link_in_a_name_is_told_where_it_stands(write_book, text, column):
    assert found(write_book, text) == [("F010", 3, column)]


@pytest.mark.parametrize(
    "text",
    [
        'products: [{id: a, title: A, summary: "For [[role:seller]]", benefits: ["Ask [[role:seller]]"]}]\n',
        'products: [{id: a, title: "`[[role:seller]]` as it is written"}]\n',
        'pipelines: [{id: p, title: P, states: [{id: a, title: A, kind: start, steps: [{title: "[[role:seller]]"}]}]}]\n',
    ],
)
def test_links_in_texts_and_steps_are_fine(write_book, text):
    assert found(write_book, text) == []


LINES = """\
lines: [{id: trade, title: Trade}, {id: shop, title: Shop}]
attributes: [{id: big, title: Big, kind: flag}]
segmentations:
  - id: s
    title: By size
    line: trade
    segments: [{id: large, title: Large, criteria: {big: true}}, {id: small, title: Small, criteria: {big: false}}]
  - {id: t, title: By trust, complete: false, segments: [{id: old, title: Old, criteria: {big: true}}]}
pipelines:
  - id: p
    title: Sale
    line: LINE
    states: [{id: a, title: A, kind: start, deadline: {limit: 5d, by_segment: {BY}}}]
"""


@pytest.mark.parametrize(
    ("line", "named", "sentences"),
    [
        ("trade", "large: 1d, small: 2d", []),
        ("trade", "old: 1d", []),
        ("shop", "old: 1d", []),
        ("shop", "large: 1d", ["“Large” is a segment of the line “Trade”, and “Sale” sells to clients of “Shop”."]),
        (
            "trade",
            "large: 1d, small: 1d, old: 2d",
            ["“Old” is a segment of “By trust”, and “Large” one of “By size”: a client in both has two deadlines."],
        ),
    ],
)
def test_deadlines_are_by_segments_of_one_segmentation_of_the_line(write_book, line, named, sentences):
    text = LINES.replace("LINE", line).replace("BY", named)
    loaded = load_book(write_book({"book.yml": BOOK + text}))
    told = [one for one in check_book(loaded, date(2026, 11, 21)) if one.code == "F010"]

    assert [str(one.message) for one in told] == sentences
    assert [one.place.line for one in told] == [15] * len(sentences)
    assert all(one.related for one in told)
