"""A book and the CRM's history that it names in; its pipelines held against that for the book's pages, or why they are not, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from playbook.analytics.audit import audit, rows_and_bad_rows
from playbook.analytics.audit_figures import AuditFigures
from playbook.analytics.facts import SourceError
from playbook.analytics.measurements import BadRows
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
    *,
    is_shown: bool = True,
) -> Audited:
    """The history of a book that names one, as of the last day up to `today` of which it tells; it is opened once.

    Where nothing of it is shown its rows are counted, and its figures, which take much longer, are not reckoned.
    Reports: A809, where it cannot be read or does not fit, and where more than a tenth of it does not count.
    """
    try:
        with open_events(book, folder, environment, read_sheet) as events:
            if not is_shown:
                rows, bad = rows_and_bad_rows(events, today)
                return Audited(findings=_on_spoilt(rows, bad))
            found = audit(book, events, events_seen_from(events, today).day, today, expected, most_breaches=0).figures
    except SourceError as error:
        return Audited(findings=tuple(Finding(_AT, mistake, hint=_UNREAD) for mistake in error.mistakes))
    except PlaybookError as error:
        return Audited(findings=(Finding(_AT, error.message, hint=_UNREAD),))
    findings = _on_spoilt(found.events + _count(found.bad_rows), found.bad_rows)
    return Audited(found if found.events or not findings else None, findings)


def _count(bad: Iterable[BadRows]) -> int:
    return sum(one.count for one in bad)


def _on_spoilt(rows: int, bad: Sequence[BadRows]) -> tuple[Finding, ...]:
    """The finding where more than a tenth of the rows does not count."""
    spoilt = _count(bad)
    if spoilt * _MOST_SPOILT <= rows:
        return ()
    return (Finding(_AT, _why_spoilt(rows, spoilt, bad[0]), hint=_TOO_SMALL if spoilt < rows else _UNREAD),)


def _why_spoilt(rows: int, spoilt: int, most: BadRows) -> Message:
    return _(
        "Of the {rows} rows of the history {spoilt} do not count, most of them for this: {reason} ({file}, row {row}).",
        rows=rows,
        spoilt=spoilt,
        reason=reason_told(most.reason),
        file=most.examples[0].file,
        row=most.examples[0].row,
    )
