"""A diagnostic: a finding with its rule, its severity and its places in files; what every report is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from playbook.diagnostics.address import Address
from playbook.diagnostics.finding import Severity
from playbook.diagnostics.message import Message


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a line: file relative to the book, line and columns from 1; `end` is the column after its last character."""

    path: str
    line: int
    column: int
    end: int


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another side of a diagnostic, found in its file."""

    place: Place
    message: Message


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, complete: code and name of its rule, severity, place, message, hint, other sides, witness.

    `unproven` are the codes of the rules that could not finish, where the finding tells of that. `at_most` is what it weighs at most,
    whatever a book says of its rule.
    """

    code: str
    name: str
    severity: Severity
    place: Place
    message: Message
    hint: Message | None = None
    address: Address = Address()
    related: tuple[RelatedPlace, ...] = ()
    witness: Mapping[str, object] = field(default_factory=dict)
    unproven: tuple[str, ...] = ()
    at_most: Severity = Severity.ERROR

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sorts diagnostics as a reader meets them: file, line, column, code, message."""
        return (self.place.path, self.place.line, self.place.column, self.code, self.message.text)
