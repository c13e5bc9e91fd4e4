"""A book's folder in; the book read and checked, and the plans of its editions, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playbook.analytics.evidence import NO_EVIDENCE, Evidence
from playbook.check import check_book
from playbook.compare import history_for, history_of
from playbook.diagnostics import Diagnostic, PlaybookError, Severity, _
from playbook.editions import (
    NO_SECRETS,
    Secrets,
    restrict,
    restrict_audit,
    restrict_measurements,
    restrict_plans,
    secrets_of,
)
from playbook.exchange.book_evidence import EvidenceReader, read_evidence
from playbook.load import SourceMap, load_book
from playbook.load.past import Past
from playbook.locale import Language
from playbook.model.book import Book
from playbook.model.edition import FULL, Edition
from playbook.plan import Checked, History, Plan, plan_book
from playbook.publish.tool_words import but_for_the_tool


class UnknownEditionError(PlaybookError):
    """An edition that is asked for is not in the book."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A book that was read and checked: all findings, where each author's line is read, and what its ledger said if there is one.

    It is read on the day `today`, and `changed` is the one since which it is what it is, where that is known.
    """

    book: Book
    diagnostics: tuple[Diagnostic, ...]
    sources: SourceMap
    language: Language
    today: date
    evidence: Evidence = NO_EVIDENCE
    changed: date | None = None

    @property
    def is_refused(self) -> bool:
        """Whether errors forbid to go on."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


@dataclass(frozen=True, slots=True)
class PlannedEdition:
    """An edition on its way: its plan, and what may stand nowhere in it."""

    name: str
    plan: Plan
    secrets: Secrets


def examine(
    book_folder: Path,
    *,
    today: date,
    language: Language | None = None,
    reader: EvidenceReader = read_evidence,
) -> Examined:
    """A book read and checked, and held against what its ledger says.

    Raises: PlaybookError where there is no book to read.
    """
    loaded = load_book(book_folder)
    evidence = reader(loaded.book, book_folder, today)
    diagnostics = tuple(check_book(loaded, today, evidence))
    language = language or loaded.book.masthead.language
    return Examined(loaded.book, diagnostics, loaded.sources, language, today, evidence)


def plan_editions(
    examined: Examined, names: Collection[str] = (), past: Sequence[Past] = ()
) -> Iterator[PlannedEdition]:
    """The plans of a book's editions, all of them unless some are named; the whole book comes first. They tell what changed since the `past`.

    Raises: UnknownEditionError for a name that no edition has.
    """
    editions = {edition.id: edition for edition in examined.book.editions if edition.id != FULL}
    known = [FULL, *editions]
    if unknown := [name for name in names if name not in known]:
        raise UnknownEditionError(
            _("There is no edition “{edition}”; the book has: {editions}.", edition=unknown[0], editions=known)
        )
    wanted = names or known
    checked = Checked(examined.diagnostics, examined.sources, examined.today, examined.evidence)
    history = History(examined.today, history_of(_states(examined, past)))
    evidence = examined.evidence
    full = plan_book(
        examined.book,
        examined.language,
        checked,
        measurements=evidence.measurements,
        history=history,
        plans=evidence.plans,
        audit=evidence.audit,
    )
    if FULL in wanted:
        yield PlannedEdition(FULL, full, NO_SECRETS)
    for name, edition in editions.items():
        if name in wanted:
            yield planned_edition(examined, edition, full, past)


def planned_edition(examined: Examined, edition: Edition, full: Plan, past: Sequence[Past] = ()) -> PlannedEdition:
    """The plan of an edition, its pages numbered as those of the whole book."""
    smaller = restrict(examined.book, edition).book
    measured = examined.evidence.measurements
    if measured is not None:
        measured = restrict_measurements(measured, examined.book, smaller, edition)
    plans = restrict_plans(examined.evidence.plans, examined.book, smaller, edition)
    audit = examined.evidence.audit
    if audit is not None:
        audit = restrict_audit(audit, examined.book, smaller, edition)
    secrets = secrets_of(examined.book, edition)
    versions = history_for(_states(examined, past), edition, but_for_the_tool(secrets)) if past else ()
    history = History(examined.today, versions)
    plan = plan_book(
        smaller,
        examined.language,
        numbers=full.numbers,
        measurements=measured,
        history=history,
        plans=plans,
        audit=audit,
    )
    return PlannedEdition(edition.id, plan, secrets)


def plan_edition(
    book_folder: Path,
    *,
    today: date,
    language: Language | None = None,
    edition: str = FULL,
    reader: EvidenceReader = read_evidence,
) -> tuple[Examined, Plan | None]:
    """A book as it was read, and the plan of one of its editions, none if errors forbid it.

    Raises: UnknownEditionError; PlaybookError where there is no book to read.
    """
    examined = examine(book_folder, today=today, language=language, reader=reader)
    if examined.is_refused:
        return examined, None
    [planned] = plan_editions(examined, [edition])
    return examined, planned.plan


def _states(examined: Examined, past: Sequence[Past]) -> tuple[Past, ...]:
    return (Past("", examined.changed or examined.today, examined.book), *past)
