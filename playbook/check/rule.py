"""A rule: what is proved, why, how it looks done well and badly, and the function that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from playbook.analytics.evidence import NO_EVIDENCE, Evidence
from playbook.analytics.measurements import Measurements
from playbook.diagnostics import Finding, Message, Severity
from playbook.model.book import Book

Check = Callable[[Book], Iterator[Finding]]
DatedCheck = Callable[[Book, date], Iterator[Finding]]
EvidenceCheck = Callable[[Book, Measurements], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class NotProven(Finding):
    """What a rule says where it could not find out: it is reported as F008, whatever the rule's own code.

    `also` are the codes of rules that could not find out either and leave it to this one to say so.
    """

    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerExample:
    """What the ledger says in a rule's examples: in a sentence for who reads them, and measured for who runs them."""

    says: Message
    measurements: Measurements


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the catalogue.

    `good` and `bad` are YAML that is run as a test: `bad` is found on the line marked `# <- here`, `good` is silent. `reported_by` names the room
    that finds it where that is not a check, for example because only the loader sees a key twice; such a rule may have a check as well. `check_on`
    also takes the day of the check, for what is past on it; `check_against` holds a `section` against the ledger, and is not asked without one;
    what `ledger` says holds in the examples.
    """

    code: str
    name: str
    title: Message
    severity: Severity
    rationale: Message
    good: str
    bad: str
    check: Check | None = None
    check_on: DatedCheck | None = None
    check_against: EvidenceCheck | None = None
    section: str = ""
    ledger: LedgerExample | None = None
    reported_by: Literal["load", "analytics", "check", "publish"] = "check"

    def findings(self, book: Book, today: date, evidence: Evidence = NO_EVIDENCE) -> Iterator[Finding]:
        """What the rule has to say of a book on a day, held against its ledger where there is one."""
        if self.check is not None:
            yield from self.check(book)
        if self.check_on is not None:
            yield from self.check_on(book, today)
        if self.check_against is not None and evidence.measurements is not None:
            yield from self.check_against(book, evidence.measurements)
        if self.reported_by == "analytics":
            yield from evidence.findings

    @property
    def needs_ledger(self) -> bool:
        """Whether it is not asked without a ledger."""
        return self.check_against is not None

    @property
    def is_fixed(self) -> bool:
        """Whether no book can change its severity or silence it: errors of the format."""
        return self.code.startswith("F") and self.severity is Severity.ERROR
