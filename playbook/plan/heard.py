"""Objections named or written where they are heard go in; each in the client's words, with our answer, comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from playbook.model.objection import InlineObjection, Objection, ObjectionOrInline
from playbook.model.text import Text
from playbook.plan.quotes import quoted
from playbook.plan.wording import Wording


@dataclass(frozen=True, slots=True)
class HeardObjection:
    """What a client says against it, in quotation marks, and what we answer; with a `ref` where it has a place of its own in the book."""

    words: str
    answer: Text | None
    ref: str | None = None


def heard_objections(
    heard: Iterable[ObjectionOrInline], known: Mapping[str, Objection], words: Wording
) -> Iterator[HeardObjection]:
    """The objections with their answers; `known` are those of the book by id, and an id that is none of them is left out."""
    for one in heard:
        if isinstance(one, InlineObjection):
            yield HeardObjection(quoted(one.objection, words), one.answer)
        elif one in known:
            yield HeardObjection(quoted(known[one].title, words), known[one].answer, f"objection:{one}")
