"""Rows of a history that break a clause of the book in; the table of breaches that all kinds of them share, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import ibis
import ibis.expr.types as ir

from playbook.analytics.audit_figures import BreachKind
from playbook.analytics.facts import FILE, ROW

KEY = ("kind", "pipeline", "state", "to", "handoff")
Key = tuple[str | None, ...]
COLUMNS: Mapping[str, str] = {
    **dict.fromkeys(KEY, "string"), "client": "string", "person": "string", "day": "date", "until": "date", "days": "float64",
    "limit": "float64", "count": "int64", "said": "string", "file": "string", "row": "int64",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """Breaches of some kinds: `rows` has `COLUMNS`, `chances` tells how often each clause was to be kept."""

    rows: ir.Table
    chances: Mapping[Key, int] = field(default_factory=dict)


def breach_rows(kind: BreachKind, rows: ir.Table, **columns: ir.Value) -> ir.Table:
    """Rows of stays as breaches of one kind: what is not said by a name of `COLUMNS` is the stay's own, or nothing."""
    own = {"file": rows[FILE], "row": rows[ROW]} if FILE in rows.columns else {}
    said = {"kind": ibis.literal(kind), "pipeline": rows.pipeline, **own, **columns}
    told = {
        name: said[name].cast(type_) if name in said else _own(rows, name, type_) for name, type_ in COLUMNS.items()
    }
    return rows.select(**told)


def _own(rows: ir.Table, name: str, kind: str) -> ir.Value:
    return rows[name].cast(kind) if name in {"client", "person"} and name in rows.columns else ibis.null(kind)
