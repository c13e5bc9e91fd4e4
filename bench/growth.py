"""Books of growing size in; time and memory of each stage, and how both grow against a straight line, out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log
from pathlib import Path

from bench.books import write_book
from bench.processes import Command, Cost, in_turn, median_cost, python, tool
from bench.report import Table, megabytes, ratio, seconds

START = 1  # a book with next to nothing in it: what a stage costs before the first entity
SIZES = (100, 1000, 5000)
SMALL_SIZES = (100, 1000)  # of what takes minutes beyond

Stage = Callable[[Path, Path], tuple[str, ...]]


def measure(
    scratch: Path, rounds: int, sizes: Sequence[int] = SIZES, heavy_sizes: Sequence[int] = SMALL_SIZES
) -> Table:
    """The table of growth; the site and the PDF go to `heavy_sizes` only."""
    books = {size: write_book(scratch / f"book-{size}", size) for size in (START, *sizes)}
    rows: list[tuple[str, ...]] = []
    for name, (stage, reach) in _stages(sizes, heavy_sizes).items():
        chosen = (START, *reach)
        commands = [Command(f"{name}, {size}", stage(books[size], scratch / f"out-{size}")) for size in chosen]
        costs = [median_cost(found) for found in in_turn(commands, rounds if stage in {_check, _own} else 1)]
        rows += _rows(name, chosen, costs)
    notes = (
        "CPU is user and system time with children. Linear: 1 × is time in proportion to the entities from the size before;",
        f"net of start: the same without what a book of {START} entity takes. Exponent: of the net time.",
        f"{rounds} runs each in turn, of site and PDF one.",
    )
    return Table("Growth, whole processes", _HEAD, tuple(rows), notes)


_HEAD = ("", "entities", "time", "CPU", "peak", "against linear", "net of start", "exponent")


def _stages(sizes: Sequence[int], heavy: Sequence[int]) -> dict[str, tuple[Stage, Sequence[int]]]:
    return {
        "check": (_check, sizes),
        "our own part of build": (_own, sizes),
        "build --only site": (_site, heavy),
        "build --only pdf": (_pdf, heavy),
    }


def _check(book: Path, _out: Path) -> tuple[str, ...]:
    return tool("playbook", "check", book)


def _own(book: Path, _out: Path) -> tuple[str, ...]:
    return python("own_part", book)


def _site(book: Path, out: Path) -> tuple[str, ...]:
    return tool("playbook", "build", book, "--only", "site", "--out", out)


def _pdf(book: Path, out: Path) -> tuple[str, ...]:
    return tool("playbook", "build", book, "--only", "pdf", "--out", out)


def _rows(name: str, sizes: Sequence[int], costs: Sequence[Cost]) -> list[tuple[str, ...]]:
    start = costs[0]
    rows: list[tuple[str, ...]] = []
    for number, (size, cost) in enumerate(zip(sizes, costs, strict=True)):
        grown = ("", "", "")
        if number > 1:
            grown = _growth(costs[number - 1].cpu, cost.cpu, start.cpu, size / sizes[number - 1])
        figures = (seconds(cost.wall), seconds(cost.cpu), megabytes(cost))
        rows.append((name if not number else "", str(size), *figures, *grown))
    return rows


def _growth(before: float, after: float, start: float, times: float) -> tuple[str, str, str]:
    if before <= start:
        return ratio(after / before / times), "", ""
    net = (after - start) / (before - start)
    return ratio(after / before / times), ratio(net / times), f"{log(net, times):.2f}"
