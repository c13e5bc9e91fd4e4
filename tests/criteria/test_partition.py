"""Partitions of a thousand segments are proved in seconds, and a proof that would not end says so."""

from __future__ import annotations

import random
from itertools import islice

import pytest

from playbook.criteria import BudgetSpentError, partition, population_of
from playbook.load import load_book


@pytest.fixture
def population(write_book):
    def make(*criteria: str, axes: int = 3):
        attributes = "".join(
            f"  - {{id: a{number}, title: A, kind: number, range: {{from: 0, below: 1000000}}}}\n"
            for number in range(axes)
        )
        segments = "".join(
            f"      - {{id: s{number}, title: S, criteria: {{{one}}}}}\n" for number, one in enumerate(criteria)
        )
        text = f"book: {{title: T}}\nattributes:\n{attributes}segmentations:\n  - id: s\n    title: S\n    segments:\n{segments}"
        book = load_book(write_book({"book.yml": text})).book
        return population_of(book, book.segmentations[0])

    return make


def halved(count: int, axes: int) -> list[str]:
    """Criteria of as many segments as asked for, made by halving one at random again and again: nothing between them, nothing twice."""
    chance = random.Random(7)  # noqa: S311 - tables, no secrets
    boxes = [((0, 1_000_000),) * axes]
    while len(boxes) < count:
        box = boxes.pop(chance.randrange(len(boxes)))
        axis = chance.randrange(axes)
        low, high = box[axis]
        middle = chance.randint(low + 1, high - 1) if high - low > 1 else high
        boxes.append((*box[:axis], (low, middle), *box[axis + 1 :]))
        if middle < high:
            boxes.append((*box[:axis], (middle, high), *box[axis + 1 :]))
    return [
        ", ".join(f"a{axis}: {{from: {low}, below: {high}}}" for axis, (low, high) in enumerate(box)) for box in boxes
    ]


def test_a_thousand_segments_are_proved_whole_within_the_budget(population):
    found = population(*halved(1000, 6), axes=6)

    assert len(found.segments) == 1000
    assert list(partition.gaps_in(found)) == []
    assert list(partition.overlaps_in(found)) == []
    assert list(partition.masked_in(found)) == []


def test_one_segment_less_leaves_its_own_clients(population):
    criteria = halved(100, 6)
    del criteria[50]

    assert next(partition.gaps_in(population(*criteria, axes=6)), None) is not None


def test_a_proof_past_its_budget_says_so(population, monkeypatch):
    monkeypatch.setattr(partition, "BUDGET", 10)

    with pytest.raises(BudgetSpentError):
        list(partition.gaps_in(population(*halved(100, 3))))


def test_lists_of_single_numbers_on_four_attributes_end_within_the_budget(population):
    points = ", ".join(str(number) for number in range(1, 40, 2))
    found = population(", ".join(f"a{axis}: [{points}]" for axis in range(4)), axes=4)

    assert len(list(islice(partition.gaps_in(found), 20))) == 20
    with pytest.raises(BudgetSpentError):
        list(partition.gaps_in(found))


def test_a_client_of_a_gap_and_of_an_overlap_is_ours(write_book):
    head = "book: {title: T}\nattributes: [{id: sum, title: Sum, kind: number, range: {from: 0, below: 1000}}]\n"
    parts = "segmentations: [{id: s, title: S, segments: [%s]}]\n"
    entry = "not_our_clients: [{id: n, title: N, criteria: {sum: {from: 100, below: 850}}, reason: R., action: A.}]\n"
    low, both = "{id: a, title: A, criteria: {sum: {below: 50}}}", "{id: %s, title: A, criteria: {sum: {from: 50}}}"

    gap, overlap = (
        population_of(book, book.segmentations[0])
        for one in (low, f"{low}, {both % 'b'}, {both.replace('from: 50', 'from: 60') % 'c'}")
        for book in [load_book(write_book({"book.yml": head + parts % one + entry})).book]
    )

    assert [_is_taken(one.client) for one in partition.gaps_in(gap)] == [False]
    assert [_is_taken(one.client) for one in partition.overlaps_in(overlap)] == [False]


def _is_taken(client) -> bool:
    return 100 <= client["sum"] < 850
