"""Reports of forecasts in; the sheets of their workbook, in the book's words, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from babel.numbers import get_currency_symbol

from playbook.analytics.plan_axes import CELLS, LINE, STATUS, column_of_axis
from playbook.analytics.plan_figures import ForecastError, PlanFact
from playbook.analytics.plan_report import PlanReport
from playbook.diagnostics import Message, _
from playbook.exchange.client_base_workbook import Column, Kind, Value, View, about
from playbook.exchange.plan_words import COLUMNS, PlanWords
from playbook.locale import Language
from playbook.model.book import Book

Row = Mapping[str, Value]

_KINDS: Mapping[str, Kind] = {"clients": "int", "unagreed": "int", "part": "percent"}
_PLANNED = ("expert", "budget", "due", "actual", "deviation", "part")
_LONGEST = 28  # Excel takes 31 characters, of which a second sheet of the same title takes three


class ForecastReportViews:
    """The sheets of reports of one book in one language; a sheet tells all forecasts, one below the other."""

    def __init__(self, book: Book, reports: Sequence[PlanReport], language: Language) -> None:
        self._book = book
        self._reports = reports
        self._words = PlanWords(book, language)
        self._symbol = get_currency_symbol(book.masthead.currency, locale=language)
        self._titles = {
            (report.forecast.line, one.id): one.title for report in reports for one in report.plan.figures.periods
        }

    def all(self) -> list[View]:
        """Every sheet: the whole, each axis, their crossing, the clients, what is not agreed yet, the errors of sellers, and notes."""
        axes = dict.fromkeys(axis for report in self._reports for axis in report.by)
        crossings = dict.fromkeys(report.crossing for report in self._reports if report.crossing)
        return _named_apart(
            [
                self._whole(),
                *(self._axis(axis) for axis in axes),
                *map(self._crossed, crossings),
                self._clients(),
                self._unagreed(),
                self._errors(),
                about(self._say(_("About this file")), [self.heading(), *self._notes()]),
            ]
        )

    def heading(self) -> str:
        """What the workbook is: of which book, on which day."""
        day = next((one.plan.figures.as_of for one in self._reports), None)
        title = self._book.masthead.title
        return title if day is None else self._say(_("{book}: plan and fact on {day}", book=title, day=day))

    def _notes(self) -> Iterator[str]:
        return (self._say(note) for report in self._reports for note in report.plan.figures.notes)

    def _whole(self) -> View:
        rows = (
            {**self._place(report, period), **_figures(fact)}
            for report in self._reports
            for period, fact in report.plan.figures.whole.items()
        )
        return View(self._say(_("All clients")), (*self._places(), *self._figures()), list(rows))

    def _axis(self, axis: str) -> View:
        rows = (
            {**self._place(report, period.id), axis: self._words.group(axis, group), **_figures(by_period[period.id])}
            for report in self._reports
            for period in report.plan.figures.periods
            for group, by_period in report.by.get(axis, {}).items()
            if period.id in by_period
        )
        title = self._words.axis(axis)
        return View(title, (*self._places(), Column(axis, title, "text"), *self._figures()), list(rows))

    def _crossed(self, axes: Sequence[str]) -> View:
        rows = (
            {
                **self._place(report, period.id),
                **{axis: self._words.group(axis, group) for axis, group in zip(axes, groups, strict=True)},
                **_figures(by_period[period.id]),
            }
            for report in self._reports
            if report.crossing == axes
            for period in report.plan.figures.periods
            for groups, by_period in report.crossed.items()
            if period.id in by_period
        )
        titles = [Column(axis, self._words.axis(axis), "text") for axis in axes]
        title = " × ".join(one.title for one in titles)
        return View(title, (*self._places(), *titles, *self._figures()), list(rows))

    def _clients(self) -> View:
        axes = {CELLS: _("Cell"), STATUS: _("Status")}
        ways = [one.id for one in self._book.segmentations if one.id not in axes]
        columns = [
            Column("client", self._say(_("Client")), "text"),
            *([Column(LINE, self._say(_("Line")), "text")] if any(one.forecast.line for one in self._reports) else []),
            Column("manager", self._say(_("Manager")), "text"),
            Column(STATUS, self._say(axes[STATUS]), "text"),
            Column(CELLS, self._say(axes[CELLS]), "class"),
            *(Column(axis, self._words.axis(axis), "text") for axis in ways),
            *(self._figure(name) for name in _PLANNED),
        ]
        return View(self._say(_("Clients")), (*self._places(), *columns), self._client_rows([LINE, STATUS, *ways]))

    def _client_rows(self, axes: Sequence[str]) -> Iterator[Row]:
        for report in self._reports:
            for batch in report.plan.clients.to_batches(max_chunksize=10_000):
                for row in batch.to_pylist():
                    sums = {name: row[name] for name in ("expert", "budget", "due", "actual")}
                    groups = {axis: row[column_of_axis(axis)] for axis in axes}
                    yield {
                        **self._place(report, row["period"]),
                        **{axis: group and self._words.group(axis, group) for axis, group in groups.items()},
                        "client": row["client"],
                        "manager": row["manager"],
                        CELLS: row["cell"],
                        **_figures(PlanFact(1, **sums)),
                    }

    def _unagreed(self) -> View:
        rows = [
            {**self._place(report, one.period), "client": one.client, "manager": one.manager, "expert": one.expert}
            for report in self._reports
            for one in report.unagreed
        ]
        columns = [
            Column("client", self._say(_("Client")), "text"),
            Column("manager", self._say(_("Manager")), "text"),
            self._figure("expert"),
        ]
        return View(self._say(COLUMNS["unagreed"]), (*self._places(), *columns), rows)

    def _errors(self) -> View:
        rows = [
            {**self._forecast(report), **self._error(seller, error)}
            for report in self._reports
            for seller, errors in report.plan.figures.errors.items()
            for error in errors
        ]
        columns = [
            Column("seller", self._say(_("Manager")), "text"),
            Column("of", self._say(_("Whose error")), "text"),
            Column("clients", self._say(COLUMNS["clients"]), "int"),
            Column("wape", "WAPE", "percent"),
            Column("bias", self._say(_("Bias")), "percent"),
        ]
        return View(self._say(_("Forecast errors")), (*self._forecasts(), *columns), rows)

    def _error(self, seller: str | None, error: ForecastError) -> Row:
        return {
            "seller": self._words.seller(seller),
            "of": self._say(COLUMNS[error.of]),
            "clients": error.clients,
            "wape": error.wape,
            "bias": error.bias,
        }

    def _forecasts(self) -> tuple[Column, ...]:
        """The column that tells forecasts apart, where there are several."""
        return (Column("forecast", self._say(_("Forecast")), "text"),) if len(self._reports) > 1 else ()

    def _forecast(self, report: PlanReport) -> Row:
        return {"forecast": self._words.forecast(report.forecast)}

    def _places(self) -> tuple[Column, ...]:
        return (*self._forecasts(), Column("period", self._say(_("Period")), "text"))

    def _place(self, report: PlanReport, period: str) -> Row:
        return {**self._forecast(report), "period": self._titles[report.forecast.line, period]}

    def _figures(self) -> tuple[Column, ...]:
        return tuple(self._figure(name) for name in COLUMNS)

    def _figure(self, name: str) -> Column:
        kind = _KINDS.get(name, "money")
        title = self._say(COLUMNS[name])
        return Column(name, f"{title}, {self._symbol}" if kind == "money" else title, kind)

    def _say(self, message: Message) -> str:
        return self._words.say(message)


def _figures(fact: PlanFact) -> Row:
    return {name: getattr(fact, name) for name in COLUMNS}


def _named_apart(views: Iterable[View]) -> list[View]:
    """The sheets with titles that differ, as Excel demands, whatever the book calls its segmentations."""
    found: list[View] = []
    taken: set[str] = set()
    for view in views:
        title, number = view.title[:_LONGEST], 1
        while title.casefold() in taken:
            number += 1
            title = f"{view.title[: _LONGEST - 3]} {number}"
        taken.add(title.casefold())
        found.append(replace(view, title=title))
    return found
