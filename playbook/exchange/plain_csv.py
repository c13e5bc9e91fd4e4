"""Names of columns and rows in; CSV for other programs out: UTF-8, commas, a line a row, and no text in it a formula of Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from playbook.analytics.summary import plain
from playbook.exchange.csv_file import guarded


def plain_csv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as CSV: numbers with a point and all their figures, days as ISO 8601 writes them, nothing where nothing is known."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(map(guarded, names))
    writer.writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue().encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{plain(value):f}"
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}"
    return value.isoformat() if isinstance(value, date) else str(value)
