"""An audit in; the files that `audit` writes of it out: audit.json, breaches.csv, flow.csv, today.csv, audit.xlsx, rejects.csv.

Shares are fractions, lengths of time calendar days; ids of the book, and the CRM's own words where the book has no such; UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pyarrow as pa

from playbook.analytics.audit import Audit
from playbook.analytics.audit_figures import AuditFigures, RealWay, StateTime
from playbook.diagnostics import Message, _
from playbook.exchange.audit_json import audit_json
from playbook.exchange.audit_views import AuditViews, fits, rows_of
from playbook.exchange.audit_words import AuditWords
from playbook.exchange.client_base_files import rejects_of
from playbook.exchange.client_base_workbook import client_base_workbook
from playbook.exchange.files import write_files
from playbook.exchange.plain_csv import plain_csv

FIGURES, BREACHES, FLOW, TODAY, WORKBOOK, REJECTS = (
    "audit.json", "breaches.csv", "flow.csv", "today.csv", "audit.xlsx", "rejects.csv",
)  # fmt: skip
BREACH_COLUMNS = (
    "kind", "clause", "section", "page", "pipeline", "state", "to", "handoff", "client", "person", "day", "until", "days", "limit",
    "count", "said", "file", "row",
)  # fmt: skip
"""The columns of breaches.csv: `clause` is a sentence, `section` the § of the `page` that says it, `said` what the history says instead."""
FLOW_COLUMNS = (
    "pipeline", "from", "to", "count", "clients", "leavers", "part", "low", "high", "days", "is_written", "share", "stays",
    "still_there", "median", "ninetieth", "due", "overdue",
)  # fmt: skip
"""The columns of flow.csv: a row a way, beside it the times in the state it comes from; who left it in no way has no `to`."""
_SIXTH = Decimal("0.000001")
_FROM_WORDS = frozenset({"clause", "section", "page"})


def write_audit(audit: Audit, folder: Path, words: AuditWords) -> tuple[list[Path], list[Message]]:
    """Writes the files into a folder, which is made if it is not there; each is whole or is not there. What to tell of them beside.

    Raises: PlaybookError where the folder cannot be written.
    """
    files = {
        FIGURES: audit_json(audit.figures, words),
        BREACHES: plain_csv(BREACH_COLUMNS, _breaches(audit.breaches, words)),
        FLOW: plain_csv(FLOW_COLUMNS, _flow(audit.figures)),
        TODAY: plain_csv(audit.today.column_names, ([*row.values()] for row in rows_of(audit.today))),
        WORKBOOK: client_base_workbook(AuditViews(words).all(audit), words.heading(audit.figures.as_of)),
        REJECTS: plain_csv(*rejects_of({"events": audit.rejects})),
    }
    return write_files(files, folder), [
        _(
            "{file} has {count} rows, more than a sheet of Excel; {workbook} is without them.",
            file=name,
            count=table.num_rows,
            workbook=WORKBOOK,
        )
        for name, table in ((BREACHES, audit.breaches), (TODAY, audit.today))
        if not fits(table)
    ]


def _breaches(breaches: pa.Table, words: AuditWords) -> Iterator[Sequence[object]]:
    for row in rows_of(breaches):
        told = words.of_breach(row)
        said = {"clause": told.sentence, "section": told.number, "page": told.address}
        yield [said[name] if name in _FROM_WORDS else row[name] for name in BREACH_COLUMNS]


def _flow(figures: AuditFigures) -> Iterator[Sequence[object]]:
    times = {(one.pipeline, one.state): one for one in figures.times}
    for way in figures.ways:
        yield [*_way(way), *_time(times.get((way.pipeline, way.source)))]
    left = {(one.pipeline, one.source) for one in figures.ways}
    nothing = [None] * (len(FLOW_COLUMNS) - len(_time(None)) - 2)
    for key, one in times.items():
        if key not in left:
            yield [*key, *nothing, *_time(one)]


def _way(way: RealWay) -> Sequence[object]:
    part = None if way.part is None else way.part.quantize(_SIXTH)
    went = (way.pipeline, way.source, way.target, way.count, way.clients, way.leavers)
    return (*went, part, way.low, way.high, way.days, way.is_written, way.share)


def _time(time: StateTime | None) -> Sequence[object]:
    if time is None:
        return (None,) * 6
    return (time.stays, time.still_there, time.median, time.ninetieth, time.due, time.overdue)
