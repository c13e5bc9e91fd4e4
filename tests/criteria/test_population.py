"""Whom a segmentation divides."""

from __future__ import annotations

import pytest

from playbook.criteria import population_of
from playbook.load import load_book

BOOK = """
attributes:
  - {id: sum, title: Purchases, kind: money}
  - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}, may_be_unknown: true}
  - {id: region, title: Region, kind: choice, values: {north: North}}
segmentations:
  - id: by-value
    title: By value
    %(line)s
    segments:
      - {id: small, title: Small, criteria: {sum: {below: 100}, channel: [dealer%(more)s]}}
      - {id: nobody, title: Nobody, criteria: {sum: {above: 5, below: 6}}}
not_our_clients:
  - {id: tiny, title: Tiny, %(entry)s criteria: {sum: {below: 10}}, exceptions: [{criteria: {sum: {below: 5}}}], reason: R., action: A.}
"""


@pytest.fixture
def population(write_book):
    def make(lines="", line="", entry="", more=""):
        head = f"book: {{title: T}}\n{lines}"
        text = head + BOOK % {"line": line, "entry": entry, "more": more}
        loaded = load_book(write_book({"book.yml": text}))
        return population_of(loaded.book, loaded.book.segmentations[0])

    return make


def test_only_what_is_tested_is_an_axis_and_only_who_can_be_is_a_segment(population):
    found = population()

    assert [axis.name for axis in found.space.axes] == ["sum", "channel"]
    assert [segment.id for segment, _box in found.segments] == ["small"]


def test_who_is_excepted_is_not_taken(population):
    [(entry, boxes)] = population().not_ours
    found = population()
    [(axis, box)] = [(found.space.axes[0], box) for box in boxes]

    assert entry.id == "tiny"
    assert axis.value(box[0]) == 7


def test_the_unknown_is_possible_where_somebody_takes_it(population):
    assert population().space.axes[1].unknown == 0
    assert population(more=", unknown").space.axes[1].unknown != 0


TWO = "lines: [{id: a, title: A}, {id: b, title: B}]\n"


@pytest.mark.parametrize(
    ("lines", "line", "entry", "expected"),
    [
        (TWO, "line: a", "line: a,", 1),
        (TWO, "line: a", "line: b,", 0),
        (TWO, "line: a", "", 1),
        (TWO, "", "line: a,", 1),
    ],
)
def test_those_of_another_line_are_not_left_out(population, lines, line, entry, expected):
    assert len(population(lines, line, entry).not_ours) == expected


def test_what_the_book_does_not_define_is_told(write_book):
    text = "book: {title: T}\nsegmentations:\n  - {id: s, title: S, segments: [{id: a, title: A, criteria: {size: {from: 1}}}]}\n"
    loaded = load_book(write_book({"book.yml": text}))

    assert population_of(loaded.book, loaded.book.segmentations[0]).untold == ("size",)
