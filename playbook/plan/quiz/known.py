"""What questions are made of: the roles, states, segments and rules of a book by name, gathered once, and whom they are asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from playbook.diagnostics import Message, _, quoted
from playbook.model.attribute import Attribute
from playbook.model.authority import Authority
from playbook.model.book import Book
from playbook.model.entity import Entity
from playbook.model.handoff import Handoff
from playbook.model.not_our_client import NotOurClient
from playbook.model.once import once_per_book
from playbook.model.pipeline import Pipeline, State
from playbook.model.role import Role
from playbook.model.segmentation import Segment, Segmentation
from playbook.model.touchpoint import Touchpoint
from playbook.plan.wording import Wording

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The entities of a book by id, states by `pipeline/state`.

    `called` counts states by title alone and with their pipeline's, `called_segments` segments by title.
    """

    roles: Mapping[str, Role]
    attributes: Mapping[str, Attribute]
    pipelines: Mapping[str, Pipeline]
    states: Mapping[str, tuple[Pipeline, State]]
    segmentations: Mapping[str, Segmentation]
    segments: Mapping[str, tuple[Segmentation, Segment]]
    not_our_clients: Mapping[str, NotOurClient]
    touchpoints: Mapping[str, Touchpoint]
    handoffs: Mapping[str, Handoff]
    authority: Mapping[str, Authority]
    called: Counter[tuple[str, ...]]
    called_segments: Counter[str]

    def state_in_words(self, name: str) -> Message | None:
        """A state in quotation marks, with its pipeline where its title alone may mean another; none where even that may."""
        pipeline, state = self.states[name]
        if self.called[_called(state)] == 1:
            return quoted(state.title)
        if self.called[_called(pipeline, state)] == 1:
            return _("“{state}” of “{pipeline}”", state=state.title, pipeline=pipeline.title)
        return None

    def is_called_alike(self, role: str, other: str) -> bool:
        """Whether two roles are the same one to a reader: by their titles."""
        titles = {self.roles[name].title.casefold() if name in self.roles else name for name in (role, other)}
        return len(titles) == 1

    def clear_segments(self, names: Iterable[str]) -> list[str]:
        """Those segments whose title means no other."""
        return [
            name
            for name in names
            if name in self.segments and self.called_segments[self.segments[name][1].title.casefold()] == 1
        ]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where questions are asked: of a book, in the words of its readers, to somebody who sells in a line, or in all of them."""

    book: Book
    known: Known
    words: Wording
    line: str | None = None


def is_whole(book: Book, section: str) -> bool:
    """Whether an edition hides nothing of a section: neither an entity of it nor a part of one."""
    is_all = book.tells_of(section) and section not in book.partial_sections
    return is_all and not any(one.address in book.partial for one in getattr(book, section))


@once_per_book
def known_of(book: Book) -> Known:
    """All that questions ask of a book; of two entities with one id the first."""
    states = [(pipeline, state) for pipeline, state in book.states()]
    return Known(
        roles=_by_id(book.roles),
        attributes=_by_id(book.attributes),
        pipelines=_by_id(book.pipelines),
        states={f"{pipeline.id}/{state.id}": (pipeline, state) for pipeline, state in states},
        segmentations=_by_id(book.segmentations),
        segments={segment.id: (one, segment) for one in book.segmentations for segment in one.segments},
        not_our_clients=_by_id(book.not_our_clients),
        touchpoints=_by_id(book.touchpoints),
        handoffs=_by_id(book.handoffs),
        authority=_by_id(book.authority),
        called=Counter(name for pipeline, state in states for name in (_called(state), _called(pipeline, state))),
        called_segments=Counter(segment.title.casefold() for segment in book.segments()),
    )


def _by_id(entities: Iterable[E]) -> dict[str, E]:
    found: dict[str, E] = {}
    for one in entities:
        found.setdefault(one.id, one)
    return found


def _called(*named: Pipeline | State) -> tuple[str, ...]:
    return tuple(one.title.casefold() for one in named)
