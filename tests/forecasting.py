"""A sheet of a forecast for three clients in two periods, made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from playbook.analytics.forecast_clients import PlannedClient, PlannedClients
from playbook.analytics.forecast_entries import ForecastEntry
from playbook.analytics.ledger_mark import LedgerMark
from playbook.analytics.measurements import Window
from playbook.analytics.planned_periods import planned_periods
from playbook.exchange.forecast_form import ForecastForm, forecast_form
from playbook.exchange.forecast_sheet import forecast_workbook
from playbook.model.book import Book

SECTIONS: dict[str, Any] = {
    "statuses": [{"id": "regular", "title": "Regular", "when": {"orders": {"from": "1"}}}],
    "forecast": [
        {
            "title": "Forecast of shipments",
            "periods": [
                {"id": "2027-q1", "title": "Q1 2027", "from": date(2027, 1, 1), "to": date(2027, 3, 31)},
                {"id": "2027-q2", "title": "Q2 2027", "from": date(2027, 4, 1), "to": date(2027, 6, 30)},
            ],
            "rules": ["Whoever calls the client makes the estimate."],
        }
    ],
}
AS_OF = date(2026, 11, 30)
LEDGER = LedgerMark(120, AS_OF, Decimal("1250000.50"))
SAID = (ForecastEntry("Birch", "2027-q1", None, Decimal(100), Decimal("90.50"), "Ann", date(2026, 11, 1)),)
CLIENTS = (
    PlannedClient(
        "Alder",
        "regular",
        "AX",
        ("large",),
        None,
        0.4311111,
        Decimal(50000),
        Decimal("21555.55"),
        (Decimal("5000.25"), None),
        "Ann",
    ),
    PlannedClient("Birch", "regular", "BY", (), None, None, None, Decimal(700), (Decimal(0), None), "Ann"),
    PlannedClient("01036", year_ago=(None, None)),
)


def book_of(**sections: Any) -> Book:
    """The book of these sheets, with some sections otherwise."""
    masthead = {"title": "Guide", "company": "Firm", "language": "en", "currency": "EUR"}
    return Book.model_validate({"book": masthead, **SECTIONS, **sections})


def form_of(
    book: Book | None = None, language: Any = "en", periods: int = 1, manager: str = "Ann", **changed: Any
) -> ForecastForm:
    """The sheet of the first periods, of a manager."""
    book = book or book_of()
    planned = planned_periods(book.forecast[0], AS_OF)[:periods]
    before = tuple(
        replace(one, first=date(2026, 1, 1), last=date(2026, 3, 31), until=date(2026, 3, 31)) for one in planned
    )
    clients = PlannedClients(
        tuple(replace(one, year_ago=one.year_ago[:periods]) for one in CLIENTS),
        AS_OF,
        Window(date(2025, 12, 1), AS_OF, 12),
        before,
        ("Ann", "Boris"),
    )
    made = forecast_form(book, book.forecast[0], None, planned, clients, SAID, LEDGER, language, manager)
    return replace(made, **changed)


def write_sheet(path: Path, form: ForecastForm | None = None) -> Path:
    """The workbook of a sheet."""
    path.write_bytes(forecast_workbook(form or form_of()))
    return path
