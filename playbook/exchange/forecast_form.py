"""A book, a forecast and the clients to plan for in; what a sheet to be filled in says, and by what it is known again, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from playbook.analytics.forecast_clients import PlannedClient, PlannedClients
from playbook.analytics.forecast_entries import ForecastEntry
from playbook.analytics.ledger_mark import LedgerMark
from playbook.analytics.plan_figures import PlannedPeriod
from playbook.analytics.summary import plain
from playbook.compare.fingerprint import STATUSES, fingerprints
from playbook.diagnostics import Message, _
from playbook.locale import Language
from playbook.locale.days import say_days
from playbook.model.book import Book
from playbook.model.forecast import Forecast
from playbook.model.index import index

Kind = Literal["text", "class", "percent", "money", "typed"]
Value = str | Decimal | None
Typed = Literal["expert", "budget"]

TYPED: Mapping[Typed, Message] = {"expert": _("Expert estimate"), "budget": _("Budget")}
"""The columns that are filled in, for each period."""
_KNOWN: Mapping[str, tuple[Message, Kind]] = {
    "client": (_("Client"), "text"),
    "status": (_("Status"), "text"),
    "cell": (_("Cell"), "class"),
    "segments": (_("Segments"), "text"),
    "wallet_share": (_("Share of the wallet"), "percent"),
    "capacity": (_("What the client buys in a year"), "money"),
}
_YEAR_AGO, _TURNOVER = _("A year before"), _("Turnover")
_RULES = ("forecast", "line", "attribute", "segmentation", "segment", "not-our-client", "status", "abc-xyz", "cell")
"""The kinds of rules by which a sheet is made."""
_SHARE = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of the sheet: what is filled in has a period, and which of the two numbers it is."""

    key: str
    title: str
    kind: Kind
    period: str = ""
    typed: Typed | None = None


@dataclass(frozen=True, slots=True)
class FormRow:
    """A client: the values under the columns, those to be filled in as the forecast has them now."""

    client: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class FormRule:
    """A rule of the book by which the sheet was made, and the fingerprint that it had."""

    ref: str
    fingerprint: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastForm:
    """A sheet of a forecast. `line` and `manager` are empty where it is for all of them; money is in the currency."""

    book: str
    company: str
    title: str
    line: str
    line_title: str
    manager: str
    language: Language
    currency: str
    as_of: date
    window: tuple[date, date]
    periods: tuple[PlannedPeriod, ...]
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]
    rules: tuple[str, ...]
    made_by: tuple[FormRule, ...]
    ledger: LedgerMark


def forecast_form(  # noqa: PLR0913, PLR0917 - what is planned, for whom, and what was known
    book: Book,
    forecast: Forecast,
    line: str | None,
    periods: Sequence[PlannedPeriod],
    clients: PlannedClients,
    entries: Sequence[ForecastEntry],
    ledger: LedgerMark,
    language: Language,
    manager: str = "",
) -> ForecastForm:
    """The sheet of a forecast of a line, in the book's words; what was said of a client stands in it already."""
    titles = _Titles(book, language)
    said = {(one.client, one.period): one for one in entries if one.line == line}
    return ForecastForm(
        book=book.masthead.title,
        company=book.masthead.company or "",
        title=forecast.title or _("Forecast").in_language(language),
        line=line or "",
        line_title=next((one.title for one in book.lines if one.id == line), ""),
        manager=manager,
        language=language,
        currency=book.masthead.currency,
        as_of=clients.as_of,
        window=(clients.window.first, clients.window.last),
        periods=tuple(periods),
        columns=tuple(_columns(periods, clients, language)),
        rows=tuple(FormRow(one.client, tuple(_values(one, periods, said, titles))) for one in clients.clients),
        rules=forecast.rules,
        made_by=rules_of(book, language),
        ledger=ledger,
    )


def rules_of(book: Book, language: Language) -> tuple[FormRule, ...]:
    """The rules by which sheets of a book are made, with the fingerprints that they have now."""
    known = index(book)
    order = _("the order of statuses").in_language(language)
    return tuple(
        FormRule(ref, mark, order if ref == STATUSES else getattr(known.get(ref), "title", None) or ref)
        for ref, mark in sorted(fingerprints(book).items())
        if ref == STATUSES or ref.partition(":")[0] in _RULES
    )


def _columns(periods: Sequence[PlannedPeriod], clients: PlannedClients, language: Language) -> Iterator[FormColumn]:
    for key, (title, kind) in _KNOWN.items():
        yield FormColumn(key, title.in_language(language), kind)
    for one, before in zip(periods, clients.year_ago, strict=True):
        days = say_days(before.first, before.until or before.last, language)
        yield FormColumn(f"year_ago:{one.id}", f"{_YEAR_AGO.in_language(language)}\n{days}", "money")
    window = clients.window
    days = say_days(window.first, window.last, language)
    yield FormColumn("turnover", f"{_TURNOVER.in_language(language)}\n{days}", "money")
    for one in periods:
        for typed, title in TYPED.items():
            shown = f"{title.in_language(language)}\n{one.title}"
            yield FormColumn(f"{typed}:{one.id}", shown, "typed", one.id, typed)


class _Titles:
    """What the book calls statuses, segments and those who are no clients of ours."""

    def __init__(self, book: Book, language: Language) -> None:
        self._known = index(book)
        self._language = language

    def of(self, kind: str, name: str) -> str:
        return getattr(self._known.get(f"{kind}:{name}"), "title", None) or name

    def segments(self, client: PlannedClient) -> str | None:
        if client.not_our_client is not None:
            told = _("Not our client: {title}", title=self.of("not-our-client", client.not_our_client))
            return told.in_language(self._language)
        return "; ".join(self.of("segment", one) for one in client.segments) or None


def _values(
    client: PlannedClient,
    periods: Sequence[PlannedPeriod],
    said: Mapping[tuple[str, str], ForecastEntry],
    titles: _Titles,
) -> Iterator[Value]:
    yield client.client
    yield titles.of("status", client.status) if client.status else None
    yield client.cell
    yield titles.segments(client)
    yield None if client.wallet_share is None else Decimal(repr(client.wallet_share)).quantize(_SHARE)
    yield _money(client.capacity)
    yield from map(_money, client.year_ago)
    yield _money(client.turnover)
    for one in periods:
        entry = said.get((client.client, one.id))
        yield from (entry.expert, entry.budget) if entry else (None, None)


def _money(value: Decimal | None) -> Decimal | None:
    return None if value is None else plain(value)
