"""A book and its sources in; what its ledger says out, or why it says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from playbook.analytics.facts import SourceError, UnreadSourceError
from playbook.analytics.measurements import Measurements
from playbook.diagnostics import Address, Finding, Message, PlaybookError, _
from playbook.model.book import Book

if TYPE_CHECKING:
    from playbook.analytics.sources import SheetReader


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a book is held against: measurements where its ledger could be read, else findings that tell why it could not."""

    measurements: Measurements | None = None
    findings: tuple[Finding, ...] = ()


NO_EVIDENCE = Evidence()
"""That of a book that names no ledger."""


def evidence_of(
    book: Book, folder: Path, environment: Mapping[str, str], read_sheet: SheetReader, today: date
) -> Evidence:
    """The evidence for a book, as of the last day of its ledger up to `today`.

    Reports: A809, where a source of the section `data` cannot be read or does not fit.
    """
    if book.data.ledger is None:
        return NO_EVIDENCE
    from playbook.analytics.client_base import client_base  # noqa: PLC0415 - Ibis takes half a second, and most books have no ledger
    from playbook.analytics.last_day import last_day  # noqa: PLC0415 - as above
    from playbook.analytics.sources import open_sources  # noqa: PLC0415 - as above

    try:
        with open_sources(book, folder, environment, read_sheet) as sources:
            base = client_base(book, sources, last_day(sources.ledger, today), today)
    except SourceError as error:
        return Evidence(findings=tuple(_findings(error.mistakes, error.source)))
    except UnreadSourceError as error:
        return Evidence(findings=tuple(_findings([error.message], error.source)))
    except PlaybookError as error:
        return Evidence(findings=tuple(_findings([error.message], "ledger")))
    return Evidence(base.measurements)


def _findings(mistakes: Iterable[Message], source: str) -> Iterable[Finding]:
    for mistake in mistakes:
        yield Finding(
            Address(("data", source)),
            mistake,
            hint=_("Until it can be read, the book shows no client base and is held against no ledger."),
        )
