"""A check that was made of a book: its findings, where everything stands and on which day, for the pages that tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from playbook.analytics.evidence import NO_EVIDENCE, Evidence
from playbook.check import Rule, catalogue_of_rules
from playbook.check.ignores import Ignore, find_ignores
from playbook.check.runner import placed
from playbook.diagnostics import Address, Diagnostic
from playbook.load import SourceMap
from playbook.model.book import Book

NOT_PROVEN = "F008"


@dataclass(frozen=True, slots=True)
class Checked:
    """All that a check of a book told, and the day it was made on; `sources` hold the author's comments, `evidence` what its ledger said."""

    diagnostics: tuple[Diagnostic, ...]
    sources: SourceMap
    today: date
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True, slots=True)
class Waiver:
    """A comment that silences findings, and what it silences."""

    ignore: Ignore
    rule: Rule
    findings: tuple[Diagnostic, ...]

    @property
    def silenced(self) -> tuple[Address, ...]:
        """The addresses of the findings, each once."""
        return tuple(dict.fromkeys(one.address for one in self.findings))


def waivers_of(book: Book, checked: Checked) -> tuple[Waiver, ...]:
    """The comments that silence something on the day of the check, in the order of the files; of others F009 tells.

    The rules that they name are asked once more: what is silenced is not among the findings.
    """
    rules = catalogue_of_rules()
    ignores = [one for one in find_ignores(checked.sources) if one.code in rules and _is_in_force(one, checked.today)]
    if not ignores:
        return ()
    found = list(_findings(book, checked, {one.code for one in ignores}))
    waivers = (
        Waiver(one, rules[one.code], tuple(finding for finding in found if one.silences(finding)))
        for one in ignores
        if not rules[one.code].is_fixed
    )
    return tuple(waiver for waiver in waivers if waiver.findings)


def _is_in_force(ignore: Ignore, today: date) -> bool:
    return bool(ignore.reason) and not ignore.unread and (ignore.until is None or ignore.until >= today)


def _findings(book: Book, checked: Checked, codes: set[str]) -> Iterator[Diagnostic]:
    """What rules say of a book before anything is silenced."""
    rules = catalogue_of_rules()
    asked = rules.values() if NOT_PROVEN in codes else (rules[code] for code in codes)
    for rule in asked:
        yield from (placed(one, rule, checked.sources) for one in rule.findings(book, checked.today, checked.evidence))
