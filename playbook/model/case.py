"""A case: a worked example that is run at every check and printed where it belongs."""

from __future__ import annotations

from playbook.model.base import Noun, listed, optional
from playbook.model.entity import Entity
from playbook.model.reference import AttributeRef, NotOurClientOrNone, SegmentRef
from playbook.model.text import MarkdownText
from playbook.model.value import Line


class Expectation(Noun):
    """What the book must say of the client of a case."""

    segments: tuple[SegmentRef, ...] = listed("Segments: ids, all of them in every segmentation.")
    not_our_client: NotOurClientOrNone | None = optional("Not our client: an id, or none.")


class Case(Entity):
    """An item of the section `cases`."""

    client: dict[AttributeRef, Line] = optional("Client: attributes and values.", {})
    expect: Expectation = optional("Expect: what the book must say of this client.", Expectation())
    note: MarkdownText | None = optional("Note: what there is to learn from it.")
