"""What a sheet says, in the book's words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from playbook.analytics.forecast_clients import PlannedClient, PlannedClients
from playbook.analytics.forecast_entries import ForecastEntry
from playbook.analytics.measurements import Window
from playbook.exchange.forecast_form import forecast_form, rules_of
from tests.forecasting import AS_OF, LEDGER, SECTIONS, book_of, form_of

BOOK = book_of(
    lines=[{"id": "trade", "title": "Trade"}],
    segmentations=[
        {"id": "size", "title": "Size", "segments": [{"id": "large", "title": "Large one", "criteria": {}}]}
    ],
    not_our_clients=[
        {"id": "abroad", "title": "Abroad", "signs": ["Calls from abroad"], "reason": "No.", "action": "No."}
    ],
    forecast=[{**SECTIONS["forecast"][0], "line": "trade"}],
)


def _row(client, entries=()):
    clients = PlannedClients((client,), AS_OF, Window(AS_OF, AS_OF, 1), (), ())
    form = forecast_form(
        BOOK,
        BOOK.forecast[0],
        "trade",
        form_of().periods,
        replace(clients, year_ago=form_of().periods),
        entries,
        LEDGER,
        "en",
    )
    return dict(zip((one.key for one in form.columns), form.rows[0].values, strict=True))


def test_ids_become_titles_and_shares_are_short():
    row = _row(
        PlannedClient("A", "regular", "AX", ("large", "gone"), None, 1 / 3, Decimal("5.0000"), Decimal(7), (None,))
    )

    assert (row["status"], row["segments"], row["wallet_share"]) == ("Regular", "Large one; gone", Decimal("0.3333"))
    assert (str(row["capacity"]), row["turnover"]) == ("5.00", 7)


def test_who_is_no_client_of_ours_is_called_so():
    assert _row(PlannedClient("A", not_our_client="abroad", year_ago=(None,)))["segments"] == "Not our client: Abroad"


def test_what_was_said_of_the_line_stands_in_it_and_of_others_does_not():
    entries = [
        ForecastEntry("A", "2027-q1", "trade", Decimal(1)),
        ForecastEntry("A", "2027-q1", None, Decimal(2), Decimal(2)),
    ]
    row = _row(PlannedClient("A", year_ago=(None,)), entries)

    assert (row["expert:2027-q1"], row["budget:2027-q1"]) == (1, None)


def test_a_sheet_without_a_title_is_a_forecast():
    book = book_of(forecast=[{"periods": SECTIONS["forecast"][0]["periods"]}])

    assert [form_of(book, language).title for language in ("en", "ru")] == ["Forecast", "Прогноз"]


def test_a_changed_period_and_status_change_the_fingerprints():
    later = book_of(statuses=[{"id": "regular", "title": "Regular", "when": {"orders": {"from": "9"}}}])
    ours, others = ({one.ref: one.fingerprint for one in rules_of(book, "en")} for book in (book_of(), later))

    assert {ref for ref in ours if ours[ref] != others[ref]} == {"status:regular"}
    assert "statuses" in ours
