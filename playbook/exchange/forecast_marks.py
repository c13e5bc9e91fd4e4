"""A sheet of a forecast in; lines of text by which it is known again, out, and back: who stood where, with which values, made of what.

They stand on a hidden worksheet. A seal over them tells that nobody has changed them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from playbook.analytics.ledger_mark import LedgerMark
from playbook.exchange.forecast_form import TYPED, ForecastForm, FormRule, Typed, Value
from playbook.exchange.table import number_of, text_of
from playbook.exchange.workbook import is_kept

MARKS = "playbook"
"""The name of the hidden worksheet, in every language."""
HEAD = 3
"""The row of the heads, from 0 on; a client stands in each row below."""
_KIND, _FORMAT = "playbook forecast sheet", "1"
_LENGTH = 24  # of the figures of a seal


@dataclass(frozen=True, slots=True)
class MarkedColumn:
    """A column as the sheet was made: its key, its title, and, where it is filled in, the period and which of the two numbers."""

    key: str
    title: str

    @property
    def typed(self) -> Typed | None:
        """Which of the two numbers it is; nothing of a column that was computed."""
        return next((name for name in TYPED if self.key.startswith(f"{name}:")), None)

    @property
    def period(self) -> str:
        """The id of the period."""
        return self.key.partition(":")[2]


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A client as the sheet was made: its row from 0 on, and what stood in each column."""

    client: str
    row: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMarks:
    """What a sheet was when it was made."""

    sheet: str
    book: str
    line: str | None
    manager: str
    currency: str
    ledger: LedgerMark
    columns: tuple[MarkedColumn, ...]
    rows: tuple[MarkedRow, ...]
    rules: tuple[FormRule, ...]


def marks_of(form: ForecastForm, sheet: str) -> list[tuple[str, ...]]:
    """The lines of a form whose table stands on a worksheet of a name; the last seals the others."""
    lines: list[tuple[str, ...]] = [(_KIND, _FORMAT), *_facts(form, sheet)]
    lines += [("column", one.key, one.title) for one in form.columns]
    lines += [("rule", one.ref, one.fingerprint, one.title) for one in form.made_by]
    lines += [
        ("client", row.client, str(number), *map(marked, row.values))
        for number, row in enumerate(form.rows, start=HEAD + 1)
    ]
    kept = [_trimmed(line) for line in lines]
    return [*kept, ("seal", _seal(kept))]


def _trimmed(line: tuple[str, ...]) -> tuple[str, ...]:
    """A line without empty texts behind, which a workbook does not keep."""
    return line if line[-1] else _trimmed(line[:-1])


def _facts(form: ForecastForm, sheet: str) -> Iterator[tuple[str, ...]]:
    yield from (("sheet", sheet), ("book", form.book), ("line", form.line), ("manager", form.manager))
    yield from (("currency", form.currency), ("as_of", form.as_of.isoformat()))
    yield from (("ledger_rows", str(form.ledger.rows)), ("ledger_last", _told(form.ledger.last)))
    yield "ledger_total", _told(form.ledger.total)


def _told(value: date | Decimal | None) -> str:
    return "" if value is None else text_of(value)


def marked(value: Value) -> str:
    """What is kept of a cell: its text, and of a number as many figures as Excel keeps."""
    if isinstance(value, Decimal) and is_kept(value):
        return text_of(number_of(float(value)).normalize() + 0)
    return text_of(value)


def _seal(lines: Sequence[Sequence[str]]) -> str:
    return hashlib.sha256(repr([[*line] for line in lines]).encode()).hexdigest()[:_LENGTH]


def read_marks(lines: Sequence[Sequence[str]]) -> FormMarks | None:
    """What the lines of a hidden worksheet say, each without empty cells behind; nothing where they are changed, or none of ours."""
    if not lines or tuple(lines[0]) != (_KIND, _FORMAT) or tuple(lines[-1]) != ("seal", _seal(lines[:-1])):
        return None
    facts = {line[0]: line[1] if len(line) > 1 else "" for line in lines if line[0] not in {"column", "rule", "client"}}
    columns = tuple(MarkedColumn(*line[1:]) for line in lines if line[0] == "column")
    return FormMarks(
        sheet=facts["sheet"],
        book=facts["book"],
        line=facts["line"] or None,
        manager=facts["manager"],
        currency=facts["currency"],
        ledger=_ledger(facts),
        columns=columns,
        rows=tuple(
            MarkedRow(line[1], int(line[2]), (*line[3:], *[""] * (len(columns) + 3 - len(line))))
            for line in lines
            if line[0] == "client"
        ),
        rules=tuple(FormRule(*line[1:]) for line in lines if line[0] == "rule"),
    )


def _ledger(facts: Mapping[str, str]) -> LedgerMark:
    return LedgerMark(
        int(facts["ledger_rows"]),
        date.fromisoformat(facts["ledger_last"]) if facts["ledger_last"] else None,
        Decimal(facts["ledger_total"]) if facts["ledger_total"] else None,
    )
