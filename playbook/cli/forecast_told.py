"""The report of a forecast in; what the terminal says of it, line by line, out: each period by each axis, what is not agreed, errors of sellers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from playbook.analytics.plan_axes import LINE
from playbook.analytics.plan_figures import ForecastError, PlanFact, PlannedPeriod
from playbook.analytics.plan_report import PlanReport
from playbook.cli.aligned import GAP, aligned
from playbook.diagnostics import Message, Money, Percent, _, _n, nearest
from playbook.exchange.plan_words import COLUMNS, PlanWords
from playbook.locale import Language
from playbook.model.book import Book

_MOST_NAMED = 5
_SHOWN = ("clients", "expert", "budget", "due", "actual", "deviation", "part")
_NOTHING = "–"
_MOST_COMPARED = 20_000
"""Of more clients the one with the nearest name is not looked for: that takes seconds."""


def told(report: PlanReport, book: Book, language: Language) -> list[str]:
    """The lines of the report."""
    return [line.rstrip() for line in _Telling(report, book, PlanWords(book, language)).lines()]


@dataclass(frozen=True, slots=True)
class _Telling:
    """The report of a forecast in a language."""

    report: PlanReport
    book: Book
    words: PlanWords

    def lines(self) -> Iterator[str]:
        figures = self.report.plan.figures
        yield self._said(
            _(
                "{forecast}, plan and fact on {day}.",
                forecast=self.words.forecast(self.report.forecast),
                day=figures.as_of,
            )
        )
        for period in figures.periods:
            yield from ("", f"{period.title}: {self._course(period)}")
            if figures.whole[period.id].clients:
                yield from (f"{GAP}{line}" for line in aligned([*self._table(period)], slice(1, None)))
            else:
                yield GAP + self._said(_("Nobody has planned anything yet, and nothing was shipped."))
        yield from self._chapter(_("Not agreed yet"), self._unagreed())
        yield from self._chapter(_("Forecast errors"), self._errors())
        yield from self._chapter(_("Clients whom neither the ledger nor the clients table has"), self._strangers())

    def _chapter(self, title: Message, lines: Iterable[str]) -> Iterator[str]:
        """A title and what stands under it; nothing where nothing does."""
        found = list(lines)
        if found:
            yield from ("", self._said(title), *(f"{GAP}{line}" for line in found))

    def _course(self, period: PlannedPeriod) -> str:
        """The days of a period, and how many of them are over."""
        days = (period.last - period.first).days + 1
        over = 0 if period.until is None else (period.until - period.first).days + 1
        span = {"first": period.first, "last": period.last}
        if not over:
            return self._said(_("from {first} to {last}, not begun yet.", **span))
        if over == days:
            return self._said(_("from {first} to {last}, over.", **span))
        if period.season is not None:
            part = Percent(period.season)
            return self._said(
                _("from {first} to {last}, running; a year ago the same days brought {part} of it.", part=part, **span)
            )
        return self._said(
            _n(
                "from {first} to {last}, {over} of {count} day is over.",
                "from {first} to {last}, {over} of {count} days are over.",
                days,
                over=over,
                **span,
            )
        )

    def _table(self, period: PlannedPeriod) -> Iterator[Sequence[str]]:
        """All clients, then the groups of each axis with their sum, which is the same."""
        yield ["", *(self._said(COLUMNS[name]) for name in _SHOWN)]
        yield [self._said(_("All clients")), *self._cells(self.report.plan.figures.whole[period.id])]
        for axis, groups in self.report.by.items():
            rows = [
                (self.words.group(axis, group), fact) for group, by in groups.items() if (fact := by.get(period.id))
            ]
            is_apart = axis != LINE or self.report.forecast.line is not None
            yield from self._groups(self.words.axis(axis), rows, is_apart=is_apart)
        if self.report.crossing:
            title = " × ".join(map(self.words.axis, self.report.crossing))
            rows = [
                (" × ".join(map(self.words.group, self.report.crossing, groups)), fact)
                for groups, by in self.report.crossed.items()
                if (fact := by.get(period.id))
            ]
            yield from self._groups(title, rows, is_apart=True)

    def _groups(self, title: str, rows: Sequence[tuple[str, PlanFact]], *, is_apart: bool) -> Iterator[Sequence[str]]:
        if not rows:
            return
        yield [""] * (len(_SHOWN) + 1)
        yield [title, *[""] * len(_SHOWN)]
        for group, fact in rows:
            yield [f"{GAP}{group}", *self._cells(fact)]
        counted, *cells = self._cells(_together(fact for _group, fact in rows))
        yield [GAP + self._said(_("Together")), counted if is_apart else "", *cells]

    def _cells(self, fact: PlanFact) -> list[str]:
        sums = [fact.expert, fact.budget, fact.due, fact.actual, fact.deviation]
        part = Percent(fact.part).in_language(self.words.language) if fact.part is not None else _NOTHING
        return [str(fact.clients), *map(self._money, sums), part]

    def _unagreed(self) -> Iterator[str]:
        for period in self.report.plan.figures.periods:
            clients = [one.client for one in self.report.unagreed if one.period == period.id]
            fact = self.report.plan.figures.whole[period.id]
            if clients:
                counted = _n(
                    "{period}: {count} client with an estimate of {sum} has no budget.",
                    "{period}: {count} clients with estimates of {sum} have no budget.",
                    len(clients),
                    period=period.title,
                    sum=Money(fact.unagreed_expert, self.book.masthead.currency),
                )
                yield self._said(counted)
                yield f"{GAP}{_named(clients)}"

    def _errors(self) -> Iterator[str]:
        errors = self.report.plan.figures.errors
        if not errors:
            return
        yield self._said(
            _(
                "WAPE is Σ|actual − forecast| / Σ|actual|, bias Σ(forecast − actual) / Σ|actual|, over periods that are over: "
                "above nought more was promised than shipped."
            )
        )
        head = ["", "", self._said(COLUMNS["clients"]), "WAPE", self._said(_("Bias"))]
        rows = [self._error(seller, one) for seller, each in errors.items() for one in each]
        yield from aligned([head, *rows], slice(2, None))

    def _error(self, seller: str | None, error: ForecastError) -> Sequence[str]:
        shares = (
            _NOTHING if one is None else Percent(one).in_language(self.words.language)
            for one in (error.wape, error.bias)
        )
        return [self.words.seller(seller), self._said(COLUMNS[error.of]), str(error.clients), *shares]

    def _strangers(self) -> Iterator[str]:
        clients = self.report.plan.clients
        known = set(clients.filter(clients["is_known"])["client"].to_pylist())
        for client in islice(self.report.strangers, _MOST_NAMED):
            near = nearest(client, known) if len(known) <= _MOST_COMPARED else None
            yield self._said(_("{name}: perhaps {near}", name=client, near=near)) if near else client
        if len(self.report.strangers) > _MOST_NAMED:
            yield "…"

    def _money(self, amount: Decimal | None) -> str:
        return (
            _NOTHING if amount is None else Money(amount, self.book.masthead.currency).in_language(self.words.language)
        )

    def _said(self, message: Message) -> str:
        return self.words.say(message)


def _together(facts: Iterable[PlanFact]) -> PlanFact:
    """The sum of groups that have no client in common."""
    each = list(facts)

    def total(sums: Iterable[Decimal | None]) -> Decimal | None:
        known = [one for one in sums if one is not None]
        return sum(known, Decimal(0)) if known else None

    return PlanFact(
        clients=sum(one.clients for one in each),
        expert=total(one.expert for one in each),
        budget=total(one.budget for one in each),
        actual=total(one.actual for one in each),
        due=total(one.due for one in each),
    )


def _named(clients: Sequence[str]) -> str:
    shown = ", ".join(clients[:_MOST_NAMED])
    return f"{shown}, …" if len(clients) > _MOST_NAMED else shown
