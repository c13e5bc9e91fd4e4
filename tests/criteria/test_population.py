"""Whom a segmentation divides."""

from __future__ import annotations

import pytest

from playbook.criteria import BudgetSpentError, population_of
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
    def make(lines="", line="", entry="", more="", of=None):
        head = f"book: {{title: T}}\n{lines}"
        text = head + BOOK % {"line": line, "entry": entry, "more": more}
        loaded = load_book(write_book({"book.yml": text}))
        return population_of(loaded.book, loaded.book.segmentations[0], of)

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
    ("line", "of", "entry", "expected"),
    [
        ("line: a", None, "line: a,", 1),
        ("line: a", None, "line: b,", 0),
        ("line: a", None, "", 1),
        ("", "a", "line: a,", 1),
        ("", "b", "line: a,", 0),
        ("", "b", "", 1),
        ("line: a", "b", "line: a,", 1),
    ],
)
def test_those_of_another_line_are_not_left_out(population, line, of, entry, expected):
    assert len(population(TWO, line, entry, of=of).not_ours) == expected


def test_without_lines_every_entry_holds(population):
    assert len(population().not_ours) == 1


def test_what_the_book_does_not_define_is_told(write_book):
    text = "book: {title: T}\nsegmentations:\n  - {id: s, title: S, segments: [{id: a, title: A, criteria: {size: {from: 1}}}]}\n"
    loaded = load_book(write_book({"book.yml": text}))

    assert population_of(loaded.book, loaded.book.segmentations[0]).untold == ("size",)


def test_an_attribute_that_is_asked_about_may_be_unknown_too(write_book):
    text = "book: {title: T}\n" + BOOK % {"line": "", "entry": "", "more": ""}
    book = load_book(write_book({"book.yml": text})).book
    found = population_of(book, book.segmentations[0], unknown=["channel", "sum"])

    assert [bool(axis.unknown) for axis in found.space.axes] == [False, True]


def test_exceptions_that_cut_who_is_not_ours_into_too_many_boxes_leave_it_unproven(write_book):
    flags = "".join(f"  - {{id: f{number}, title: F, kind: flag}}\n" for number in range(40))
    pairs = ", ".join(f"{{criteria: {{f{number}: true, f{number + 1}: true}}}}" for number in range(0, 40, 2))
    text = (
        f"book: {{title: T}}\nattributes:\n{flags}segmentations: [{{id: s, title: S, segments: [{{id: a, title: A}}]}}]\n"
        f"not_our_clients: [{{id: n, title: N, criteria: {{}}, exceptions: [{pairs}], reason: R., action: A.}}]\n"
    )
    book = load_book(write_book({"book.yml": text})).book
    found = population_of(book, book.segmentations[0])

    assert found.is_cut_too_often
    with pytest.raises(BudgetSpentError):
        _ = found.boxes_not_ours
