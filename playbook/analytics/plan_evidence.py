"""A book, its folder and its client base of a day in; what its forecasts say beside the ledger, as pages quote it, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playbook.analytics.client_base import ClientBase
from playbook.analytics.facts import Sources
from playbook.analytics.forecast_entries import forecast_file, read_entries
from playbook.analytics.plan_fact import plan_fact
from playbook.analytics.plan_figures import PlanFigures
from playbook.analytics.plan_notes import shortened
from playbook.diagnostics import Address, Finding, Message, PlaybookError, _
from playbook.model.book import Book

_HINT = _(
    "Put it right there, or read the sheet once more with playbook forecast read; until then its plan is incomplete."
)


@dataclass(frozen=True, slots=True)
class Plans:
    """Each forecast of the book held against the ledger, in the book's order, and findings where the file of entries cannot be read whole."""

    figures: tuple[PlanFigures, ...] = ()
    findings: tuple[Finding, ...] = ()


def plans_of(  # noqa: PLR0913 - the book and where it lies, what it is held against, and whether that is shown
    book: Book, folder: Path, sources: Sources, base: ClientBase, as_of: date, *, is_shown: bool = True
) -> Plans:
    """Plan and fact of every forecast of a book that has periods; `as_of` is the day of the client base. Where it is not shown, no figures.

    A row of the file that says nothing is a finding, and the other rows count.
    Raises: PlaybookError where a database cannot be read.
    """
    if not book.forecast:
        return Plans()
    try:
        read = read_entries(forecast_file(folder), book)
    except PlaybookError as error:
        return Plans(findings=tuple(_findings([error.message])))
    planned = [one for one in book.forecast if one.periods and is_shown]
    figures = tuple(plan_fact(book, one, sources, read.entries, base, as_of).figures for one in planned)
    return Plans(figures, tuple(_findings(shortened(read.mistakes))))


def _findings(mistakes: Iterable[Message]) -> Iterable[Finding]:
    return (Finding(Address(("forecast",)), mistake, hint=_HINT) for mistake in mistakes)
