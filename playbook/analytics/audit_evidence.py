"""A book and the CRM's history that it names in; its pipelines held against that for the book's pages, or why they are not, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from playbook.analytics.audit import audit
from playbook.analytics.audit_figures import AuditFigures
from playbook.analytics.facts import SourceError
from playbook.analytics.reasons import reason_told
from playbook.analytics.seen_from import events_seen_from
from playbook.analytics.sources import SheetReader, open_events
from playbook.diagnostics import Address, Finding, Message, PlaybookError, _
from playbook.model.book import Book

_MOST_SPOILT = 10
"""As of the ledger: one row of so many may fail to count before it is a finding."""
_AT = Address(("data", "events"))
_UNREAD = _(
    "Put it right under “data”, or bring the file; until then the book does not tell what really happens in its pipelines."
)
_TOO_SMALL = _(
    "What the book tells of its pipelines is that much too little; playbook audit --out writes every such row."
)


@dataclass(frozen=True, slots=True)
class Audited:
    """What could be told of a history, and findings that say why not all of it."""

    figures: AuditFigures | None = None
    findings: tuple[Finding, ...] = ()


def audited(  # noqa: PLR0913, PLR0917 - as `evidence_of`, and what the book expects
    book: Book,
    folder: Path,
    environment: Mapping[str, str],
    read_sheet: SheetReader,
    today: date,
    expected: Mapping[str, tuple[Decimal, Decimal]] | None = None,
) -> Audited:
    """The history of a book that names one, as of the last day up to `today` of which it tells; it is opened once.

    Reports: A809, where it cannot be read or does not fit, and where more than a tenth of it does not count.
    """
    try:
        with open_events(book, folder, environment, read_sheet) as events:
            found = audit(book, events, events_seen_from(events, today).day, today, expected, most_breaches=0).figures
    except SourceError as error:
        return Audited(findings=tuple(Finding(_AT, mistake, hint=_UNREAD) for mistake in error.mistakes))
    except PlaybookError as error:
        return Audited(findings=(Finding(_AT, error.message, hint=_UNREAD),))
    spoilt = sum(one.count for one in found.bad_rows)
    if spoilt * _MOST_SPOILT <= found.events + spoilt:
        return Audited(found)
    hint = _TOO_SMALL if found.events else _UNREAD
    return Audited(found if found.events else None, (Finding(_AT, _why_spoilt(found, spoilt), hint=hint),))


def _why_spoilt(found: AuditFigures, spoilt: int) -> Message:
    most = found.bad_rows[0]
    return _(
        "Of the {rows} rows of the history {spoilt} do not count, most of them for this: {reason} ({file}, row {row}).",
        rows=found.events + spoilt,
        spoilt=spoilt,
        reason=reason_told(most.reason),
        file=most.examples[0].file,
        row=most.examples[0].row,
    )
