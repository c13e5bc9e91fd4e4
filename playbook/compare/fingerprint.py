"""A rule in; a short text that changes only with its meaning, out: whoever signed it has read it still."""

from __future__ import annotations

import hashlib
from typing import Any

from playbook.compare.differences import name_of
from playbook.compare.entities import Compared, compared
from playbook.compare.fields import Field, fields_of, written
from playbook.compare.levels import must_be_read
from playbook.compare.same_values import settled
from playbook.compare.wording import folded
from playbook.model.base import Noun
from playbook.model.book import Book
from playbook.model.segmentation import Segmentation

_LENGTH = 12
"""Of 16 figures to choose from: two rules of ten thousand share one once in five million books."""


STATUSES = "statuses"
"""The reference of the list of statuses: of two that match, the first decides."""


def fingerprints(book: Book) -> dict[str, str]:
    """The fingerprints of all that can change on its own, by reference, and that of the order of the statuses."""
    found = {ref: fingerprint(one) for ref, one in compared(book).items()}
    return found | {STATUSES: _of([one.id for one in book.statuses])}


def fingerprint(one: Compared) -> str:
    """The fingerprint of what must be read of an entity: letter case, punctuation, `ё` and what only informs leave it as it is.

    The order of segments counts where the first that matches wins, and nowhere else.
    One mistyped letter of a text changes it: whether a signature still holds then, a comparison of the two books tells.
    """
    said = _meaning(one.noun, one.parts)
    if isinstance(one.noun, Segmentation) and one.noun.policy == "first-match":
        said.append(("segments", [part.id for part in one.noun.segments]))
    return _of(said)


def _of(said: object) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()[:_LENGTH]


def _meaning(noun: Noun, passing: frozenset[str]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for field in fields_of(type(noun)):
        value = getattr(noun, field.name)
        if field.name in passing or value is None:
            continue
        if must_be_read(type(noun).__name__, field.name):
            found.append((field.key, _said(value, field)))
        elif inner := _within(value):
            found.append((field.key, inner))
    return found


def _within(value: Any) -> Any:  # noqa: ANN401 - values of the model
    """What must be read of what a field holds that only informs, such as the roles and the times of steps; each item under its name."""
    if isinstance(value, Noun):
        return _meaning(value, frozenset())
    if not isinstance(value, tuple):
        return None
    found = [(folded(name_of(one)), _meaning(one, frozenset())) for one in value if isinstance(one, Noun)]
    return sorted(repr(one) for one in found if one[1])


def _said(value: Any, field: Field) -> Any:  # noqa: ANN401 - values of the model
    if isinstance(value, Noun):
        return _meaning(value, frozenset())
    if isinstance(value, tuple):
        return sorted(repr(_said(one, field)) for one in value)
    if isinstance(value, dict):
        return sorted((str(name), _said(one, field)) for name, one in value.items())
    text = written(settled(value), field)
    return folded(text) if field.is_words else text
