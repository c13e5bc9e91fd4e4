"""A client base in; the files that `analyse` writes of it out: clients.csv, clients.xlsx, summary.json, rejects.csv.

Money is plain decimals with a point, shares are fractions with all their figures, classes are capital letters; UTF-8 throughout.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa

from playbook.analytics.client_base import ClientBase
from playbook.analytics.measurements import BadRows, Group, Measurements, Window
from playbook.exchange.client_base_views import ClientBaseViews
from playbook.exchange.client_base_workbook import client_base_workbook
from playbook.exchange.files import write_files
from playbook.exchange.plain_csv import plain_csv
from playbook.exchange.plain_json import plain_json
from playbook.locale import Language
from playbook.model.book import Book

CLIENTS, WORKBOOK, SUMMARY, REJECTS = "clients.csv", "clients.xlsx", "summary.json", "rejects.csv"
PLACE = ("source", "reason", "file", "row")
"""The first columns of the rejects: where a row stands, and why it does not count."""
_NOBODY = ""
"""What stands in summary.json for no class, no status, no line."""


def write_client_base(base: ClientBase, folder: Path, book: Book, language: Language) -> list[Path]:
    """Writes the files into a folder, which is made if it is not there; each is whole or is not there. The workbook speaks the language.

    Raises: PlaybookError where the folder cannot be written.
    """
    views = ClientBaseViews(book, language).all(base.clients, base.measurements, base.rejects)
    files = {
        CLIENTS: plain_csv(base.clients.column_names, _rows(base.clients)),
        WORKBOOK: client_base_workbook(views),
        SUMMARY: summary_json(base.measurements, book.masthead.currency),
        REJECTS: plain_csv(*rejects_of(base.rejects)),
    }
    return write_files(files, folder)


def rejects_of(rejects: Mapping[str, pa.Table]) -> tuple[list[str], Iterator[Sequence[object]]]:
    """The rows that do not count, of all sources: `PLACE`, then their cells under our names, as they are written."""
    cells = list(dict.fromkeys(name for table in rejects.values() for name in table.column_names[3:]))
    rows = (
        (source, *(row.get(name) for name in [*table.column_names[:3], *cells]))
        for source, table in rejects.items()
        for batch in table.to_batches()
        for row in batch.to_pylist()
    )
    return [*PLACE, *cells], rows


def _rows(table: pa.Table) -> Iterator[Sequence[object]]:
    for batch in table.to_batches(max_chunksize=10_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def summary_json(measured: Measurements, currency: str) -> bytes:
    """The sums of a client base: totals, clients and turnover by class, cell, status, segment, line and manager, and the movement."""
    told = {
        "as_of": measured.as_of,
        "currency": currency,
        "window": _window(measured.window),
        "before": _window(measured.before),
        "rows": measured.rows,
        **_group(measured.whole),
        **{name: _groups(getattr(measured, name)) for name in ("abc", "xyz", "cells", "statuses")},
        "movement": _movement(measured),
        "segments": {name: _groups(groups) for name, groups in measured.segments.items()},
        **{name: _groups(getattr(measured, name)) for name in ("not_our_clients", "lines", "managers")},
        "pareto": [asdict(point) for point in measured.pareto],
        "attributes": {
            name: {key: value for key, value in asdict(fact).items() if key != "attribute" and value is not None}
            for name, fact in measured.attributes.items()
        },
        "bad_rows": [_bad(one) for one in measured.bad_rows],
    }
    return plain_json(told)


def _window(window: Window) -> dict[str, Any]:
    return {"from": window.first, "to": window.last, "periods": window.periods}


def _group(group: Group) -> dict[str, Any]:
    return {"clients": group.clients, "turnover": group.turnover, "orders": group.orders}


def _groups(groups: Mapping[Any, Group]) -> dict[str, Any]:
    return {_NOBODY if name is None else name: _group(group) for name, group in groups.items()}


def _movement(measured: Measurements) -> dict[str, dict[str, Any]]:
    """By the status before, the groups by the status now."""
    found: dict[str, dict[str, Any]] = {}
    for move in measured.moves:
        found.setdefault(move.before or _NOBODY, {})[move.after or _NOBODY] = _group(move.group)
    return found


def _bad(bad: BadRows) -> dict[str, Any]:
    return {
        "source": bad.source,
        "reason": bad.reason,
        "count": bad.count,
        "examples": [{"file": one.file, "row": one.row, "cells": dict(one.cells)} for one in bad.examples],
    }
