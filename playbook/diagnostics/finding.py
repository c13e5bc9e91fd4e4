"""A finding: what a rule says about the book, pointing at addresses; the runner turns it into a diagnostic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from playbook.diagnostics.address import Address
from playbook.diagnostics.message import Message, _


class Severity(IntEnum):
    """How much a finding weighs: an error keeps the book from being built."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as it is written in the book's `checks` and in reports for machines."""
        return self.name.lower()

    @property
    def said(self) -> Message:
        """The severity as a reader hears it."""
        return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.INFO: _("remark")}[self]


@dataclass(frozen=True, slots=True)
class Related:
    """Another side of a finding, with what there is to see."""

    at: Address
    message: Message


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with the book: where, what in one sentence, how to mend it.

    `at` is the author's line that most likely has to change; `quote` narrows it to words that stand in the text there, their `quote_number`-th
    occurrence counted from 0; `at_key` points at the key instead of its value. `witness` is a client in the words of the attributes.
    """

    at: Address
    message: Message
    hint: Message | None = None
    related: tuple[Related, ...] = ()
    witness: Mapping[str, object] = field(default_factory=dict)
    quote: str | None = None
    quote_number: int = 0
    at_key: bool = False
