"""A check in; of any part of the book and any rules, whether the part was proved by them, out: never more than was really asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from playbook.check import catalogue_of_rules
from playbook.diagnostics import Address, Message, _
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
        self._found = [(one.code, one.address) for one in checked.diagnostics]
        self._waived = [(one.rule.code, address) for one in waivers for address in one.silenced]

    def verdict(self, at: Address, codes: Iterable[str], doubts: Iterable[Address] = ()) -> Verdict:
        """Whether nothing within an address breaks any of the rules.

        `doubts` are the addresses at which these rules tell that they could not find out; without any, all within the address.
        """
        wanted = set(codes)
        if not {*wanted, NOT_PROVEN} <= self._known:
            return "off"
        doubtful = tuple(doubts) or (at,)
        if any(code == NOT_PROVEN and _is_within(one, doubtful) for code, one in self._found):
            return "unproven"
        if any(code in wanted and _is_within(one, (at,)) for code, one in self._found):
            return "open"
        is_waived = any(
            (code in wanted and _is_within(one, (at,))) or (code == NOT_PROVEN and _is_within(one, doubtful))
            for code, one in self._waived
        )
        return "waived" if is_waived else "proven"


def _is_within(address: Address, parts: Iterable[Address]) -> bool:
    return any(address[: len(part)] == part for part in parts)
