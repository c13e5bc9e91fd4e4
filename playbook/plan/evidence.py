"""A check in; of any part of the book and any rules, whether the part was proved by them, out: never more than was really asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from playbook.check import catalogue_of_rules
from playbook.diagnostics import Address, Diagnostic, Message, _
from playbook.model.book import Book
from playbook.plan.checked import NOT_PROVEN, Checked, Waiver

Verdict = Literal["proven", "open", "unproven", "waived", "off"]

VERDICTS: dict[Verdict, Message] = {
    "proven": _("proved"),
    "open": _("there is a finding"),
    "unproven": _("not proved"),
    "waived": _("silenced"),
    "off": _("not asked"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about a part of the book, and what the check says of it; `is_beside` tells one that is not about what was counted."""

    sentence: str
    verdict: Verdict
    is_beside: bool = False


class Evidence:
    """What was found, silenced and not asked, by where it stands."""

    def __init__(self, book: Book, checked: Checked, waivers: Iterable[Waiver]) -> None:
        known = catalogue_of_rules()
        self._off = {code for code, level in book.checks.levels.items() if level == "off"}
        self._known = {code for code in known if code not in self._off or known[code].is_fixed}
        self._found = checked.diagnostics
        self._waived = tuple(finding for one in waivers for finding in one.findings)

    def verdict(self, at: Address, codes: Iterable[str], beside: Iterable[Address] = ()) -> Verdict:
        """Whether nothing within an address, or within one of those beside it, breaks any of the rules."""
        wanted, places = set(codes), (at, *beside)
        if not {*wanted, NOT_PROVEN} <= self._known:
            return "off"
        found = [one for one in self._found if _is_within(one, places)]
        if any(not wanted.isdisjoint(one.unproven) for one in found):
            return "unproven"
        if any(one.code in wanted for one in found):
            return "open"
        waived = (one for one in self._waived if _is_within(one, places))
        return "waived" if any(not wanted.isdisjoint({one.code, *one.unproven}) for one in waived) else "proven"


def _is_within(one: Diagnostic, places: Iterable[Address]) -> bool:
    return any(one.address[: len(place)] == place for place in places)
