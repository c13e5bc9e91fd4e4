"""Segmentations of many segments over six attributes in; the time in which all rules of segments and of not-our-clients prove them, out."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

from bench.report import Table, seconds
from playbook.check import catalogue_of_rules
from playbook.load import load_book
from playbook.model.book import Book

AXES = 6
SIZES = (100, 1000)
_WHOLE = 1_000_000
_FAMILIES = ("S", "N")

Stretches = tuple[tuple[int, int], ...]
"""A segment: on each attribute from where to where."""


def measure(scratch: Path, rounds: int) -> Table:
    """The table of proofs; times are of the rules alone, the book being loaded."""
    rows = []
    for size in SIZES:
        for name, shape in _SHAPES.items():
            book = _book(scratch / f"{name}-{size}".replace(" ", "-"), shape(size))
            rows.append(_row(name, size, book, rounds))
    notes = (
        f"Each segmentation tests {AXES} attributes and one entry that is not ours; median of {rounds} runs in one process.",
        "Halved: one segment cut in two at random, again and again. Grid: all combinations of stretches. With a hole: one segment left out.",
    )
    return Table("Proof of a segmentation, all S and N rules", ("", "segments", "time", "findings"), tuple(rows), notes)


def _row(name: str, size: int, book: Book, rounds: int) -> tuple[str, ...]:
    rules = [rule for rule in catalogue_of_rules().values() if rule.code[0] in _FAMILIES and rule.check is not None]
    times, found = [], 0
    for _round in range(rounds):
        fresh = book.model_copy()  # what is found once per book is found anew
        start = time.perf_counter()
        found = sum(1 for rule in rules if rule.check is not None for _finding in rule.check(fresh))
        times.append(time.perf_counter() - start)
    return (name, str(size), seconds(sorted(times)[len(times) // 2]), str(found))


def _halved(count: int) -> list[Stretches]:
    chance = random.Random(7)  # noqa: S311 - segments, no secrets
    boxes: list[Stretches] = [((0, _WHOLE),) * AXES]
    while len(boxes) < count:
        box = boxes.pop(chance.randrange(len(boxes)))
        axis = chance.randrange(AXES)
        low, high = box[axis]
        middle = (low + high) // 2 + chance.randint(-(high - low) // 4, (high - low) // 4)
        boxes.append((*box[:axis], (low, middle), *box[axis + 1 :]))
        boxes.append((*box[:axis], (middle, high), *box[axis + 1 :]))
    return boxes


def _grid(count: int) -> list[Stretches]:
    parts = [1] * AXES
    while _product(parts) * 2 <= count:
        parts[parts.index(min(parts))] *= 2
    cuts = [[_WHOLE * number // part for number in range(part + 1)] for part in parts]
    return [
        tuple((cut[number], cut[number + 1]) for cut, number in zip(cuts, numbers, strict=True))
        for numbers in product(*(range(part) for part in parts))
    ]


def _product(numbers: Sequence[int]) -> int:
    found = 1
    for number in numbers:
        found *= number
    return found


def _with_a_hole(count: int) -> list[Stretches]:
    boxes = _halved(count)
    del boxes[count // 2]
    return boxes


_SHAPES: dict[str, Callable[[int], list[Stretches]]] = {"halved": _halved, "grid": _grid, "with a hole": _with_a_hole}


def _book(folder: Path, boxes: Sequence[Stretches]) -> Book:
    folder.mkdir(parents=True)
    attributes = "".join(
        f"  - {{id: a{axis}, title: A{axis}, kind: number, range: {{from: 0, below: {_WHOLE}}}}}\n"
        for axis in range(AXES)
    )
    segments = "".join(
        f"      - {{id: s{number}, title: S{number}, approach: A{number}, criteria: {{{_criteria(box)}}}}}\n"
        for number, box in enumerate(boxes)
    )
    (folder / "book.yml").write_text(
        f"book: {{title: Proof, language: en}}\nattributes:\n{attributes}"
        f"segmentations:\n  - id: s\n    title: S\n    segments:\n{segments}"
        "not_our_clients:\n  - {id: tiny, title: Tiny, criteria: {a0: {below: 10}}, reason: R., action: A.}\n",
        encoding="utf-8",
    )
    return load_book(folder).book


def _criteria(box: Stretches) -> str:
    return ", ".join(
        f"a{axis}: {{from: {low}, below: {high}}}" for axis, (low, high) in enumerate(box) if (low, high) != (0, _WHOLE)
    )
