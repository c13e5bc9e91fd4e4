"""The computation of `playbook analyse` against hand-written SQL for DuckDB and against pandas: the same table of the same ledger."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import duckdb

from bench.processes import Command, Cost, in_turn, python, run
from bench.report import Table, megabytes, ratio, seconds

SIZES = (1_000_000, 10_000_000, 50_000_000)
_MOST_FOR_PANDAS = 10_000_000  # it holds the whole ledger, several times over
_HEAD = (
    "rows", "ours", "SQL", "ratio", "pandas", "pandas to ours", "ours peak", "SQL peak", "pandas peak", "peak to pandas",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """What a peer took of a ledger: `query` in seconds, imports apart, and the peak of the whole process."""

    query: float
    cost: Cost


def measure(scratch: Path, sizes: tuple[int, ...], rounds: int) -> Table:
    """The table of `analyse`: query times, from the file to the table in memory, and the peak memory of the process."""
    rows = []
    for size in sizes:
        ledger = scratch / "ledger.parquet"
        # In a process of its own: whatever it took would count as the peak of all that is started after it.
        run(Command("ledger", python("ledgers", ledger, str(size))))
        peers = ["ours", "sql"]
        if size <= _MOST_FOR_PANDAS:
            peers.append("pandas")
        rows.append(_row(size, _runs(ledger, peers, scratch, rounds)))
    notes = (
        f"Median of {rounds} runs in turn; times from the Parquet file to the table in memory, imports apart; peaks of whole processes.",
        "All peers count the same bad rows and give the same table, which is held against ours after each size.",
        "Ours finds the sums, moves and Pareto curve beside. The SQL groups by client and month as ours does, pandas by client and day.",
    )
    return Table("playbook analyse, the computation", _HEAD, tuple(rows), notes)


def _row(size: int, runs: dict[str, list[Run]]) -> tuple[str, ...]:
    ours, sql, pandas = (runs.get(name, []) for name in ("ours", "sql", "pandas"))
    return (
        f"{size:,}",
        *(seconds(_query(ours)), seconds(_query(sql)), ratio(_times(ours, sql))),
        *((seconds(_query(pandas)), ratio(_times(pandas, ours))) if pandas else ("–", "–")),
        *(megabytes(_largest(ours)), megabytes(_largest(sql))),
        *((megabytes(_largest(pandas)), ratio(_largest(ours).peak / _largest(pandas).peak)) if pandas else ("–", "–")),
    )


def _query(runs: list[Run]) -> float:
    return median(run.query for run in runs)


def _times(runs: list[Run], others: list[Run]) -> float:
    """How many times as long, in the median of neighbouring runs."""
    return median(run.query / other.query for run, other in zip(runs, others, strict=True))


def _largest(runs: list[Run]) -> Cost:
    return max((run.cost for run in runs), key=lambda cost: cost.peak)


def _runs(ledger: Path, peers: list[str], scratch: Path, rounds: int) -> dict[str, list[Run]]:
    """The runs of each peer, whose tables are the same.

    Raises: ValueError where a peer gives another table: its time would say nothing.
    """
    folders = {name: scratch / name for name in peers}
    for folder in folders.values():
        folder.mkdir(exist_ok=True)
        (folder / "seconds").unlink(missing_ok=True)
    commands = [Command(name, python("analyse_peers", name, ledger, folder)) for name, folder in folders.items()]
    costs = in_turn(commands, rounds)
    for name in peers[1:]:
        _demand_same(folders["ours"], folders[name])
    found = {}
    for name, spent in zip(peers, costs, strict=True):
        queries = [float(line) for line in (folders[name] / "seconds").read_text().split()][-len(spent) :]
        found[name] = [Run(query, cost) for query, cost in zip(queries, spent, strict=True)]
    return found


def _demand_same(ours: Path, theirs: Path) -> None:
    told = [json.loads((folder / "bad-rows.json").read_text()) for folder in (ours, theirs)]
    if told[0] != told[1]:
        raise ValueError(f"{theirs.name} counts other bad rows: {told[1]} and not {told[0]}.")
    with duckdb.connect() as connection:
        one, other = (connection.read_parquet(str(folder / "clients.parquet")) for folder in (ours, theirs))
        kinds = dict(zip(other.columns, map(str, other.dtypes), strict=True))
        differ = [_differs(name, kinds[name]) for name in one.columns if name != "client"]
        both = one.set_alias("a").join(other.set_alias("b"), "a.client = b.client", how="outer")
        [[count]] = (
            both.filter(" OR ".join(["a.client IS NULL", "b.client IS NULL", *differ])).aggregate("count(*)").fetchall()
        )
    if count:
        raise ValueError(f"{theirs.name} gives another table: {count} clients differ.")


def _differs(name: str, kind: str) -> str:
    """Whether a column differs: sums by a cent or more, shares and variations by a millionth, all else at all."""
    if not kind.startswith(("DECIMAL", "DOUBLE", "FLOAT", "HUGEINT")):
        return f'a."{name}" IS DISTINCT FROM b."{name}"'
    far = f'abs(a."{name}"::DOUBLE - b."{name}"::DOUBLE) > 0.000001 * greatest(1, abs(a."{name}"::DOUBLE))'
    return f'((a."{name}" IS NULL) != (b."{name}" IS NULL) OR {far})'
