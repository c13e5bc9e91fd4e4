"""Partitions of a thousand segments are proved in seconds, and a proof that would not end says so."""

from __future__ import annotations

import random

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
    assert partition.gaps_in(found) == []
    assert list(partition.overlaps_in(found)) == []
    assert list(partition.masked_in(found)) == []


def test_one_segment_less_leaves_its_own_clients(population):
    criteria = halved(100, 6)
    del criteria[50]

    assert len(partition.gaps_in(population(*criteria, axes=6))) >= 1


def test_a_proof_past_its_budget_says_so(population, monkeypatch):
    monkeypatch.setattr(partition, "BUDGET", 10)

    with pytest.raises(BudgetSpentError):
        partition.gaps_in(population(*halved(100, 3)))
