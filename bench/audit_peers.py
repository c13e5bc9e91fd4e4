"""One audit of a history in a process of its own: `ours|sql HISTORY FOLDER`; its seconds, its tables and its lists into the folder."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pyarrow as pa
import pyarrow.parquet as pq

from bench.histories import AS_OF, BOOK

if TYPE_CHECKING:
    from playbook.analytics.audit import Audit

_TABLE = re.compile(r"^-- table: (\w+)$", re.MULTILINE)
_TODAY = ("person", "client", "pipeline", "state", "since", "due", "left", "to", "reason")
_BREACHES = (
    "kind",
    "pipeline",
    "state",
    "to",
    "handoff",
    "client",
    "person",
    "day",
    "days",
    "limit",
    "count",
    "said",
    "row",
)
LISTS: Mapping[str, tuple[str, ...]] = {"breaches": _BREACHES, "today": _TODAY}
"""What is told with names, and the columns of it that every peer gives."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a peer made of a history: tables of figures, and lists with a row a breach, or a client to be seen to."""

    tables: Mapping[str, object]
    lists: Mapping[str, pa.Table]


def ours(history: Path, folder: Path) -> Callable[[], Callable[[], Found]]:
    """What `playbook audit` does before it tells or writes; what it found is put in order after the time is taken."""
    from playbook.analytics.audit import audit  # noqa: PLC0415 - imports are no part of the time, nor of other peers
    from playbook.analytics.sources import open_events  # noqa: PLC0415 - as above
    from playbook.load import load_book  # noqa: PLC0415 - as above

    (folder / "book.yml").write_text(f"{BOOK}data: {{events: {{source: {history.as_posix()!r}}}}}\n", encoding="utf-8")
    book = load_book(folder).book

    def compute() -> Callable[[], Found]:
        with open_events(book, folder, {}, _read_sheet) as events:
            found = audit(book, events, AS_OF, AS_OF)
        return lambda: _ours(found)

    return compute


def _read_sheet(path: Path, _sheet: str | None, _shown: str) -> NoReturn:
    raise ValueError(f"{path} is no workbook.")


def _ours(found: Audit) -> Found:
    figures = found.figures
    clauses = {
        _key(one.clause.kind, one.clause.pipeline, one.clause.state, one.clause.to, one.clause.handoff): one
        for one in figures.broken
    }
    [pilot] = figures.pilots
    courses = {one.metric: one.values for one in pilot.targets}
    tables = {
        "bad_rows": {one.reason: one.count for one in figures.bad_rows},
        "extent": [str(figures.since), figures.clients],
        "broken": {key: [one.breaches, one.clients] for key, one in clauses.items()},
        "chances": {key: one.chances for key, one in clauses.items() if one.clause.kind in {"deadline", "handoff"}},
        "ways": {
            _key(one.pipeline, one.source, one.target): [one.count, one.clients, one.leavers, _fine(one.days)]
            for one in figures.ways
            if one.count
        },
        "times": {
            _key(one.pipeline, one.state): [one.stays, one.still_there, _fine(one.median), _fine(one.ninetieth)]
            for one in figures.times
        },
        "overdue": {_key(one.pipeline, one.state): [one.due, one.overdue] for one in figures.times if one.due},
        "loads": {one.pipeline: [one.people, _fine(one.mean), one.highest] for one in figures.loads},
        "open": {_key(one.pipeline, one.state): [one.clients, one.near, one.past] for one in figures.today},
        "pilot": [
            [_fine(courses[metric][day]) for metric in ("won", "conversion", "overdue", "worklist")]
            for day in range(len(courses["won"]))
        ],
        "duration": _fine(courses["duration"][-1]),
    }
    return Found(tables, {"breaches": found.breaches, "today": found.today})


def sql(history: Path, _folder: Path) -> Callable[[], Callable[[], Found]]:
    """Queries written by hand, and where they give a count for each hour, the median of these."""
    import duckdb  # noqa: PLC0415 - as above

    written = Path(__file__).with_name("audit.sql").read_text("utf-8").replace("{as_of}", AS_OF.isoformat())
    statements = [one for one in written.split(";\n") if one.strip()]

    def compute() -> Callable[[], Found]:
        found: dict[str, pa.Table] = {}
        with duckdb.connect() as connection:
            for one in statements:
                given = {"history": str(history)} if "$history" in one else None
                if name := _TABLE.search(one):
                    found[name[1]] = connection.sql(one, params=given).to_arrow_table()
                else:
                    connection.execute(one, given)
        return lambda: _theirs(found)

    return compute


def _theirs(found: Mapping[str, pa.Table]) -> Found:
    from playbook.analytics.survival import days_until, half_of_arrivals, in_days  # noqa: PLC0415 - as above

    rows = {name: table.to_pylist() for name, table in found.items() if name not in {*LISTS, "bad_rows"}}
    hours: dict[str, list[tuple[int, int, int]]] = {}
    for row in rows["times"]:
        hours.setdefault(_key(row["pipeline"], row["state"]), []).append((row["hours"], row["ended"], row["there"]))
    lasting = [(row["hours"], row["arrived"], row["lost"], row["on_the_way"]) for row in rows["duration"]]
    handoffs = {"new": "to-hunter", "repeat": "to-logist"}
    [extent] = rows["extent"]
    counted = found["bad_rows"].group_by("reason").aggregate([([], "count_all")]).to_pylist()
    tables = {
        "bad_rows": {row["reason"]: row["count_all"] for row in counted},
        "extent": [str(extent["since"].date()), extent["clients"]],
        "broken": {
            _key(*(row[name] for name in ("kind", "pipeline", "state", "to", "handoff"))): [row["breaches"], row["clients"]]
            for row in rows["broken"]
        },
        "chances": {
            _key(row["kind"], row["pipeline"], row["state"], None, handoffs[row["pipeline"]] if row["kind"] == "handoff" else None): row[
                "chances"
            ]
            for row in rows["decided"]
            if row["overdue"]
        },
        "ways": {
            _key(row["pipeline"], row["source"], row["target"]): [row["count"], row["clients"], row["leavers"], _fine(row["days"])]
            for row in rows["ways"]
        },
        "times": {
            key: [sum(one + other for _, one, other in counts), sum(one for _, _, one in counts), *map(_fine, days_until(counts, (0.5, 0.9)))]
            for key, counts in hours.items()
        },
        "overdue": {
            _key(row["pipeline"], row["state"]): [row["chances"], row["overdue"]]
            for row in rows["decided"]
            if row["kind"] == "deadline"
        },
        "loads": {row["pipeline"]: [row["people"], _fine(row["mean"]), row["highest"]] for row in rows["loads"]},
        "open": {_key(row["pipeline"], row["state"]): [row["clients"], row["near"], row["past"]] for row in rows["open"]},
        "pilot": [[_fine(row[name]) for name in ("won", "conversion", "overdue", "worklist")] for row in rows["pilot"]],
        "duration": None if (hours_until := half_of_arrivals(lasting)) is None else _fine(in_days(hours_until)),
    }  # fmt: skip
    return Found(tables, {name: found[name] for name in LISTS})


def _key(*names: str | None) -> str:
    return " ".join(name or "-" for name in names)


def _fine(value: Any) -> float | None:  # noqa: ANN401 - a number of whatever kind
    return None if value is None else float(value)


def _run(peer: Callable[[Path, Path], Callable[[], Callable[[], Found]]], history: Path, folder: Path) -> None:
    compute = peer(history, folder)
    start = time.perf_counter()
    computed = compute()
    spent = time.perf_counter() - start
    with (folder / "seconds").open("a", encoding="utf-8") as file:
        file.write(f"{spent}\n")
    found = computed()
    for name, columns in LISTS.items():
        pq.write_table(_plain(found.lists[name], columns), folder / f"{name}.parquet")
    (folder / "tables.json").write_text(json.dumps(found.tables, sort_keys=True), encoding="utf-8")


def _plain(table: pa.Table, columns: Iterable[str]) -> pa.Table:
    """The columns in their order, words as words."""
    chosen = table.select([*columns])
    kinds = [pa.string() if pa.types.is_dictionary(one.type) else one.type for one in chosen.schema]
    return chosen.cast(pa.schema(list(zip(chosen.column_names, kinds, strict=True))))


PEERS: dict[str, Any] = {"ours": ours, "sql": sql}

if __name__ == "__main__":
    _run(PEERS[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3]))
