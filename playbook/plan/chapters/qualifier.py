"""The qualifier: a page that asks what decides, one question at a time, and says whose client it is and how to go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from babel.numbers import get_decimal_symbol, get_group_symbol

from playbook.criteria import NumberAxis
from playbook.criteria.boxes import BudgetSpentError
from playbook.criteria.decisions import Decisions, decisions_of
from playbook.diagnostics import _
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.line import SalesLine
from playbook.model.not_our_client import NotOurClient
from playbook.model.segmentation import Segment, Segmentation
from playbook.model.touchpoint import Touchpoint
from playbook.plan.chapters.not_our_clients import ExceptionContent, exception_content, hidden_exceptions
from playbook.plan.chapters.segment_content import Around, SegmentTerms, gather, may_lack_earlier, segment_content
from playbook.plan.chapters.touchpoints import CHANNELS, DIRECTIONS
from playbook.plan.first_steps import FirstSteps, first_steps
from playbook.plan.interview import interview, limits
from playbook.plan.page import Draft
from playbook.plan.wording import Wording

SECTION = "not_our_clients"
REF = "section:qualifier"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose: its value and how it is told."""

    value: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionContent:
    """A question: answers to choose, or a number with its unit, and in words which numbers can be."""

    attribute: Attribute
    question: str
    options: tuple[Option, ...]
    unit: str
    range: str

    @property
    def is_number(self) -> bool:
        """Whether the answer is typed."""
        return not self.options


@dataclass(frozen=True, slots=True)
class NotOurs:
    """A not-our-client with its exceptions, the number of one tells the client who is ours by it; `hidden` tells of others."""

    entity: NotOurClient
    exceptions: tuple[ExceptionContent, ...]
    hidden: str


@dataclass(frozen=True, slots=True)
class Found:
    """A segment that a client may turn out to be in, and what it is promised, if no hidden segment may take the client first."""

    entity: Segment
    terms: tuple[SegmentTerms, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A segmentation with its segments; `is_whole`: the readers see all of them."""

    entity: Segmentation
    is_whole: bool
    segments: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A touchpoint to go on with: `name` is its own in this pipeline."""

    name: str
    touchpoint: Touchpoint
    channel: str
    direction: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """The touchpoints with which a pipeline begins."""

    name: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QualifierContent:
    """All that the page may ask and tell; its script shows one of it at a time and goes by `data`.

    `lines` are those to choose from, none where that question would change nothing; `hides_rules`: of not-our-clients readers see a part.
    """

    lines: tuple[SalesLine, ...]
    questions: tuple[QuestionContent, ...]
    not_ours: tuple[NotOurs, ...]
    hides_rules: bool
    signs: tuple[NotOurClient, ...]
    divisions: tuple[Division, ...]
    beginnings: tuple[Beginning, ...]
    data: dict[str, Any]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The qualifier, or none where nothing decides, or where readers see only a part of what does."""
    if not (book.tells_of("segmentations") and book.tells_of("not_our_clients")):
        return None
    lines = _lines(book)
    try:
        decided = {line: decisions_of(book, line) for line in lines}
    except BudgetSpentError:
        return None
    if not any(one.axes for one in decided.values()):
        return None
    return Draft(
        kind="qualifier",
        ref=REF,
        path="qualifier",
        title=words.say(_("Is this client ours?")),
        summary=words.say(
            _(
                "A client is on the line: a few questions tell whether we serve them, on which terms, and what to say next."
            )
        ),
        content=_content(book, words, decided),
        site_only=True,
    )


def _lines(book: Book) -> tuple[str | None, ...]:
    """The lines whose rules differ, to be asked for; nothing but none where there is a single one or none has rules of its own."""
    ruled = (*book.segmentations, *book.not_our_clients)
    if len(book.lines) > 1 and any(one.line for one in ruled):
        return tuple(line.id for line in book.lines)
    return (None,)


def _content(book: Book, words: Wording, decided: dict[str | None, Decisions]) -> QualifierContent:
    around = gather(book, {})
    begun = {line: first_steps(book, line) for line in decided}
    all_begun = {one.pipeline.id: one for steps in begun.values() for one in steps}
    signs = {entry.id: entry for one in decided.values() for entry, _root in one.signs}
    return QualifierContent(
        lines=tuple(book.lines) if len(decided) > 1 else (),
        questions=tuple(_questions(book, decided.values(), words)),
        not_ours=tuple(
            NotOurs(
                one,
                tuple(exception_content(each, words) for each in one.exceptions),
                hidden_exceptions(book, one, words),
            )
            for one in book.not_our_clients
            if not one.signs
        ),
        hides_rules=SECTION in book.partial_sections,
        signs=tuple(signs.values()),
        divisions=tuple(_division(book, one, around, words) for one in book.segmentations),
        beginnings=tuple(_beginning(one, words) for one in all_begun.values()),
        data={
            "decimal": get_decimal_symbol(words.language),
            "group": get_group_symbol(words.language),
            "lines": [
                {**interview(line, one, words), "beginnings": [_begun(steps) for steps in begun[line]]}
                for line, one in decided.items()
            ],
        },
    )


def _division(book: Book, one: Segmentation, around: Around, words: Wording) -> Division:
    is_sure = not may_lack_earlier(book, one)
    found = (
        Found(segment, segment_content(segment, around, words).terms if is_sure else ()) for segment in one.segments
    )
    return Division(one, one.address not in book.partial, tuple(found))


def _questions(book: Book, decided: Iterable[Decisions], words: Wording) -> Iterable[QuestionContent]:
    """The questions of all lines, in the order of the book: the script puts them into that of a line."""
    axes = {axis.name: axis for one in decided for axis in one.axes}
    for attribute in book.attributes:
        axis = axes.get(attribute.id)
        if axis is None:
            continue
        is_number = isinstance(axis, NumberAxis)
        unit = "" if attribute.kind == "money" else attribute.unit or ""
        yield QuestionContent(
            attribute=attribute,
            question=attribute.question or attribute.title,
            options=() if is_number else tuple(_options(attribute, getattr(axis, "values", ()), words)),
            unit=attribute.unit or words.currency_names[1] if attribute.kind == "money" else unit,
            range=words.range(limits(attribute, [axis]), attribute) if isinstance(axis, NumberAxis) else "",
        )


def _options(attribute: Attribute, values: Sequence[str], words: Wording) -> Iterable[Option]:
    told = ("true", "false") if attribute.kind == "flag" else values
    return (Option(value, words.value(attribute, value)) for value in told)


def _beginning(begun: FirstSteps, words: Wording) -> Beginning:
    steps = (_step(begun.pipeline.id, point, words) for points in begun.states for point in points)
    return Beginning(f"pipeline:{begun.pipeline.id}", begun.pipeline.title, tuple(steps))


def _step(pipeline: str, point: Touchpoint, words: Wording) -> Step:
    return Step(
        name=f"{pipeline}/{point.id}",
        touchpoint=point,
        channel=words.say(CHANNELS[point.channel]) if point.channel else "",
        direction=words.say(DIRECTIONS[point.direction]) if point.direction else "",
    )


def _begun(begun: FirstSteps) -> dict[str, Any]:
    """The beginning of a pipeline for the script: by state, each touchpoint with the segments it is for; none are all."""
    return {
        "name": f"pipeline:{begun.pipeline.id}",
        "states": [
            [
                {
                    "name": f"{begun.pipeline.id}/{point.id}",
                    "segments": [f"segment:{name}" for name in point.segments],
                }
                for point in points
            ]
            for points in begun.states
        ],
    }
