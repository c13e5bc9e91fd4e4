"""`playbook audit` against hand-written SQL for DuckDB: the same figures and the same lists of the same history."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import duckdb

from bench.audit_peers import LISTS
from bench.processes import Command, Cost, in_turn, python, run
from bench.report import Table, megabytes, ratio, seconds

SIZES = (1_000_000, 10_000_000)
_FINE = 0.0001
_HEAD = ("events", "ours", "SQL", "ratio", "ours peak", "SQL peak")


@dataclass(frozen=True, slots=True)
class Run:
    """What a peer took of a history: `query` in seconds, imports apart, and the peak of the whole process."""

    query: float
    cost: Cost


def measure(scratch: Path, sizes: tuple[int, ...], rounds: int) -> Table:
    """The table of `audit`: query times, from the file to the figures and lists in memory, and the peak memory of the process."""
    rows = []
    for size in sizes:
        history = scratch / "history.parquet"
        # In a process of its own: whatever it took would count as the peak of all that is started after it.
        run(Command("history", python("histories", history, str(size))))
        rows.append(_row(size, _runs(history, scratch, rounds)))
    notes = (
        f"Median of {rounds} runs in turn; times from the Parquet file to figures and lists in memory, imports apart; peaks of whole processes.",
        "Both give the same breaches row by row, ways, times, loads, pilot day by day and worklist of today; they are compared after each size.",
    )
    return Table("playbook audit, the computation", _HEAD, tuple(rows), notes)


def _row(size: int, runs: dict[str, list[Run]]) -> tuple[str, ...]:
    ours, sql = runs["ours"], runs["sql"]
    times = median(run.query / other.query for run, other in zip(ours, sql, strict=True))
    peaks = (megabytes(max((run.cost for run in each), key=lambda cost: cost.peak)) for each in (ours, sql))
    return (f"{size:,}", *(seconds(median(run.query for run in each)) for each in (ours, sql)), ratio(times), *peaks)


def _runs(history: Path, scratch: Path, rounds: int) -> dict[str, list[Run]]:
    """The runs of each peer, whose results are the same.

    Raises: ValueError where a peer gives others: its time would say nothing.
    """
    folders = {name: scratch / name for name in ("ours", "sql")}
    for folder in folders.values():
        folder.mkdir(exist_ok=True)
        (folder / "seconds").unlink(missing_ok=True)
    commands = [Command(name, python("audit_peers", name, history, folder)) for name, folder in folders.items()]
    costs = in_turn(commands, rounds)
    demand_same(folders["ours"], folders["sql"])
    found = {}
    for (name, folder), spent in zip(folders.items(), costs, strict=True):
        queries = [float(line) for line in (folder / "seconds").read_text().split()][-len(spent) :]
        found[name] = [Run(query, cost) for query, cost in zip(queries, spent, strict=True)]
    return found


def demand_same(ours: Path, theirs: Path) -> None:
    """Hold the results of two peers against one another.

    Raises: ValueError with what differs.
    """
    one, other = (json.loads((folder / "tables.json").read_text()) for folder in (ours, theirs))
    for name in one:
        if not _is_same(one[name], other[name]):
            raise ValueError(f"{theirs.name} gives another table {name!r}: {other[name]} and not {one[name]}.")
    with duckdb.connect() as connection:
        for name, columns in LISTS.items():
            first, second = (connection.read_parquet(str(folder / f"{name}.parquet")) for folder in (ours, theirs))
            counted = ", ".join(_kept(column, str(kind)) for column, kind in zip(columns, first.types, strict=True))
            some, others = (table.project(counted) for table in (first, second))
            only = [len(some.except_(others)), len(others.except_(some))]
            if len(first) != len(second) or any(only):
                raise ValueError(f"{theirs.name} gives another list {name!r}: {only} rows are only in one of the two.")


def _is_same(one: Any, other: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    """Whether two values are the same, figures to the four decimals that ours have."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_is_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_is_same, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= _FINE
    return bool(one == other)


def _kept(column: str, kind: str) -> str:
    """A column as it is compared: lengths of time to the second."""
    return f'round("{column}", 5) AS "{column}"' if kind == "DOUBLE" else f'"{column}"'
