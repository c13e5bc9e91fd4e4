"""A segment and all that names it go in; what its page shows comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playbook.diagnostics import Message, _
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, State
from playbook.model.segmentation import Segment, Segmentation
from playbook.model.terms import Terms
from playbook.plan.cases import CaseContent
from playbook.plan.facts import Fact, criteria_facts
from playbook.plan.grouping import grouped
from playbook.plan.promises import terms_in_words
from playbook.plan.wording import Wording

_POTENTIALS: dict[str, Message] = {
    "low": _("low"),
    "medium": _("medium"),
    "high": _("high"),
}


@dataclass(frozen=True, slots=True)
class SegmentTerms:
    """A promise to a segment: terms of the book with their figures, or the author's own words (then without a `ref`)."""

    ref: str | None
    text: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SegmentContent:
    """What a segment's page shows beside the segment itself; names of others are references, `hidden` tells of segments before it."""

    criteria: tuple[Fact, ...]
    everyone: str
    hidden: str
    potential: str
    terms: tuple[SegmentTerms, ...]
    deadlines: tuple[Fact, ...]
    touchpoints: tuple[str, ...]
    products: tuple[str, ...]
    programmes: tuple[str, ...]
    objections: tuple[str, ...]
    authority: tuple[str, ...]
    cases: tuple[CaseContent, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What names each segment, by segment: gathered once for all of them."""

    terms: Mapping[str, Terms]
    deadlines: Mapping[str, tuple[tuple[Pipeline, State], ...]]
    touchpoints: Mapping[str, tuple[str, ...]]
    products: Mapping[str, tuple[str, ...]]
    programmes: Mapping[str, tuple[str, ...]]
    objections: Mapping[str, tuple[str, ...]]
    authority: Mapping[str, tuple[str, ...]]
    cases: Mapping[str, tuple[CaseContent, ...]]


def gather(book: Book, cases: Mapping[str, tuple[CaseContent, ...]]) -> Around:
    """All that names segments in a book."""
    return Around(
        terms={one.id: one for one in book.terms},
        deadlines=grouped(book.states(), lambda place: place[1].deadline.by_segment if place[1].deadline else ()),
        touchpoints=_named("touchpoint", ((one.id, one.segments) for one in book.touchpoints)),
        products=_named("product", ((one.id, one.segments) for one in book.products)),
        programmes=_named("programme", ((one.id, one.segments) for one in book.loyalty)),
        objections=_named("objection", ((one.id, one.segments) for one in book.objections)),
        authority=_named("authority", ((one.id, one.segments) for one in book.authority)),
        cases=cases,
    )


def _named(kind: str, things: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    found = grouped(things, lambda thing: thing[1])
    return {segment: tuple(f"{kind}:{name}" for name, _segments in these) for segment, these in found.items()}


def may_lack_earlier(book: Book, segmentation: Segmentation) -> bool:
    """Whether segments that an edition hides may take clients before those that it shows."""
    return segmentation.policy == "first-match" and segmentation.address in book.partial


def segment_content(
    segment: Segment, around: Around, words: Wording, *, is_the_rest: bool = False, lacks_earlier: bool = False
) -> SegmentContent:
    """What the page of a segment shows; `is_the_rest`: the segments above it come first, `lacks_earlier`: hidden ones may."""
    name = segment.id
    is_after_hidden = lacks_earlier and not segment.criteria  # whatever stands after it would never be reached
    return SegmentContent(
        criteria=criteria_facts(segment.criteria, words),
        everyone="" if segment.criteria else _everyone(words, is_the_rest=is_the_rest or lacks_earlier),
        hidden=words.say(_("Other segments stand before it that this edition does not show."))
        if is_after_hidden
        else "",
        potential=words.say(_POTENTIALS[segment.potential]) if segment.potential else "",
        terms=tuple(_terms(written, around.terms, words) for written in segment.terms),
        deadlines=tuple(_deadline(name, *place, words) for place in around.deadlines.get(name, ())),
        touchpoints=around.touchpoints.get(name, ()),
        products=around.products.get(name, ()),
        programmes=around.programmes.get(name, ()),
        objections=around.objections.get(name, ()),
        authority=around.authority.get(name, ()),
        cases=around.cases.get(f"segment:{name}", ()),
    )


def _everyone(words: Wording, *, is_the_rest: bool) -> str:
    return words.say(_("Everyone whom no segment above takes.") if is_the_rest else _("Every client."))


def _terms(written: str, known: Mapping[str, Terms], words: Wording) -> SegmentTerms:
    terms = known.get(written)
    if terms is None:
        return SegmentTerms(None, written)
    return SegmentTerms(f"terms:{terms.id}", terms.title, terms_in_words(terms, words))


def _deadline(segment: str, pipeline: Pipeline, state: State, words: Wording) -> Fact:
    """The deadline of its own that a state has for a segment."""
    limits = state.deadline.by_segment if state.deadline else {}
    return Fact(state.title, words.duration(limits[segment]), f"state:{pipeline.id}/{state.id}")
