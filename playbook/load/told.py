"""What the loader tells: its own findings, which have a place from the first and are errors whatever the book says."""

from __future__ import annotations

from playbook.diagnostics import Address, Diagnostic, Message, Place, RelatedPlace, Severity

TOLD_BY_LOAD = {
    "F001": "unknown-key",
    "F002": "unknown-reference",
    "F003": "duplicate-id",
    "F010": "invalid-value",
    "F011": "unsafe-content",
}
"""Codes and names; their entries in the catalogue are marked `reported_by="load"`, and a test holds them together."""

MAX_TOLD = 100
"""So many mistakes are told of one file's form, of one entity, of sections; the rest as a number: nobody reads more."""


def tell(  # noqa: PLR0913 - a diagnostic has as many parts
    code: str,
    place: Place,
    message: Message,
    hint: Message | None = None,
    *,
    address: Address = Address(),
    related: tuple[RelatedPlace, ...] = (),
) -> Diagnostic:
    """A diagnostic of the loader."""
    return Diagnostic(code, TOLD_BY_LOAD[code], Severity.ERROR, place, message, hint, address, related)
