"""A book and its sources in; what its ledger and its history say out, or why they say nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from playbook.analytics.audit_figures import AuditFigures
from playbook.analytics.facts import SourceError, UnreadSourceError
from playbook.analytics.measurements import Measurements
from playbook.analytics.plan_figures import PlanFigures
from playbook.analytics.reasons import reason_told
from playbook.diagnostics import Address, Finding, Message, PlaybookError, _
from playbook.model.book import Book

if TYPE_CHECKING:
    from playbook.analytics.sources import SheetReader


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a book is held against: what could be read of it; findings that tell why something could not, or not whole.

    measurements: the client base by the ledger. plans: each forecast held against the ledger. audit: the pipelines held against the
    CRM's history.
    """

    measurements: Measurements | None = None
    findings: tuple[Finding, ...] = ()
    plans: tuple[PlanFigures, ...] = ()
    audit: AuditFigures | None = None


_MOST_SPOILT = 10
"""One row of so many may fail to count before it is a finding: a few bad rows are in every ledger."""
_UNREAD = _(
    "Put it right under “data”, or bring the file; until then the book shows no client base and is held against no ledger."
)
_TOO_SMALL = _(
    "What the book shows of the client base is that much too small; playbook analyse --out writes every such row."
)
NO_EVIDENCE = Evidence()
"""That of a book that names neither a ledger nor a history."""


def evidence_of(  # noqa: PLR0913, PLR0917 - a book, where it lies, what is read with, when, and what it expects
    book: Book,
    folder: Path,
    environment: Mapping[str, str],
    read_sheet: SheetReader,
    today: date,
    expected: Mapping[str, tuple[Decimal, Decimal]] | None = None,
    *,
    is_shown: bool = True,
) -> Evidence:
    """The evidence for a book, as of the last day of its ledger, and of its history, up to `today`.

    The ledger is opened once, for the client base and for the forecasts. These are held against it from the day on which the file
    of their entries is there. `expected` are, by pipeline, the least and the most clients at once at one person that the book implies.
    Where no page is made of it (`is_shown`), plans and audit are left out: no rule asks for them.
    Reports: A809, where a source of the section `data` cannot be read or does not fit, where more than a tenth of the ledger or of the
    history does not count, and where the file of the forecasts' entries cannot be read whole.
    """
    found = _of_ledger(book, folder, environment, read_sheet, today, is_shown=is_shown)
    if book.data.events is None:
        return found
    from playbook.analytics.audit_evidence import audited  # noqa: PLC0415 - Ibis takes half a second, and most books have no history

    history = audited(book, folder, environment, read_sheet, today, expected, is_shown=is_shown)
    return replace(found, findings=(*found.findings, *history.findings), audit=history.figures)


def _of_ledger(  # noqa: PLR0913 - as above
    book: Book,
    folder: Path,
    environment: Mapping[str, str],
    read_sheet: SheetReader,
    today: date,
    *,
    is_shown: bool,
) -> Evidence:
    if book.data.ledger is None:
        return NO_EVIDENCE
    from playbook.analytics.client_base import client_base  # noqa: PLC0415 - Ibis takes half a second, and most books have no ledger
    from playbook.analytics.forecast_entries import forecast_file  # noqa: PLC0415 - as above
    from playbook.analytics.plan_evidence import Plans, plans_of  # noqa: PLC0415 - as above
    from playbook.analytics.seen_from import ledger_seen_from  # noqa: PLC0415 - as above
    from playbook.analytics.sources import open_sources  # noqa: PLC0415 - as above

    plans = Plans()
    try:
        with open_sources(book, folder, environment, read_sheet) as sources:
            as_of = ledger_seen_from(sources.ledger, today).day
            base = client_base(book, sources, as_of, today)
            if forecast_file(folder).exists():
                plans = plans_of(book, folder, sources, base, as_of, is_shown=is_shown)
    except SourceError as error:
        return Evidence(findings=tuple(_findings(error.mistakes, error.source)))
    except PlaybookError as error:
        source = error.source if isinstance(error, UnreadSourceError) else "ledger"
        return Evidence(findings=tuple(_findings([error.message], source)))
    measured = base.measurements
    spoilt = spoilt_rows(measured)
    if measured.rows and spoilt * _MOST_SPOILT <= measured.rows:
        return Evidence(measured, plans.findings, plans.figures)
    is_empty = spoilt == measured.rows
    told = tuple(_findings([why_spoilt(measured)], "ledger", _UNREAD if is_empty else _TOO_SMALL))
    if is_empty:
        return Evidence(findings=(*told, *plans.findings))
    return Evidence(measured, (*told, *plans.findings), plans.figures)


def spoilt_rows(measured: Measurements) -> int:
    """How many rows of the ledger do not count."""
    return sum(one.count for one in measured.bad_rows if one.source == "ledger")


def why_spoilt(measured: Measurements) -> Message:
    """That rows of the ledger do not count, and why most of them do not; or that it has none."""
    bad = [one for one in measured.bad_rows if one.source == "ledger"]
    if not bad:
        return _("The ledger has no rows.")
    rows, spoilt, most, example = measured.rows, spoilt_rows(measured), bad[0], bad[0].examples[0]
    return _(
        "Of the {rows} rows of the ledger {spoilt} do not count, most of them for this: {reason} ({file}, row {row}).",
        rows=rows,
        spoilt=spoilt,
        reason=reason_told(most.reason),
        file=example.file,
        row=example.row,
    )


def _findings(mistakes: Iterable[Message], source: str, hint: Message = _UNREAD) -> Iterable[Finding]:
    return (Finding(Address(("data", source)), mistake, hint=hint) for mistake in mistakes)
