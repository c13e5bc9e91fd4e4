"""The rules of a line in; out of it diagrams that tell after every answer what is decided, and which questions still matter.

A diagram is reduced: where it has come to a question, some answers to what is still open differ in what they decide. Each part of the verdict
has one of its own, and all ask in one order, so that a question is worth asking just as long as some diagram waits for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from playbook.criteria.asking_order import asking_order
from playbook.criteria.axis import Axis, axis_of
from playbook.criteria.boxes import Budget, BudgetSpentError
from playbook.criteria.classify import entries_by_criteria
from playbook.criteria.forest import EMPTY, Forest, Node, Result
from playbook.criteria.verdict import Bits, EntryBits, bits_of_entries, bits_of_segments, exceptions_of
from playbook.model.book import Book
from playbook.model.criterion import Criterion
from playbook.model.not_our_client import NotOurClient
from playbook.model.segmentation import Segmentation

Policy = Literal["first", "all"]

_STEPS = 60_000
"""Steps to one diagram: half a second, and some hundred kilobytes of a page."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A part of the verdict: the diagrams whose results make it, either the first that has one or all of them.

    Mostly it is one diagram, and exact. Where that would grow without measure, each rule has its own, and some questions are
    asked that no longer matter; never is one left out that does.
    """

    parts: tuple[Node, ...]
    policy: Policy = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What decides in a line: `axes` in the order in which they are asked, and the `forest` of all diagrams.

    Results are references: `not-our-client:id`, `exception:id/number` of a client who is ours by an exception, `segment:id`. `signs` are those
    among whom signs decide, each true until its criteria are refuted; nothing is asked for their sake.
    """

    axes: tuple[Axis, ...]
    forest: Forest
    not_ours: Decision
    exceptions: tuple[Decision, ...]
    segmentations: tuple[tuple[Segmentation, Decision], ...]
    signs: tuple[tuple[NotOurClient, Node], ...]


def decisions_of(book: Book, line: str | None = None) -> Decisions:
    """The decisions of a line, or of all that there is, for the same clients as `classify` reads; unknown may be any attribute.

    Raises: BudgetSpentError where a single entry has exceptions without measure.
    """
    entries = tuple(entries_by_criteria(book, line))
    segmentations = segmentations_of(book, line)
    axes = asking_order(_axes(book, entries, segmentations), entries, segmentations)
    forest = Forest(axes)
    return Decisions(
        axes=axes,
        forest=forest,
        not_ours=_not_ours(forest, entries),
        exceptions=tuple(_exceptions(forest, entries, number) for number, one in enumerate(entries) if one.exceptions),
        segmentations=tuple((one, _segments(forest, entries, one)) for one in segmentations),
        signs=tuple((one, _signs(forest, one)) for one in _entries_with_signs(book, line)),
    )


def axes_of(book: Book, line: str | None = None) -> tuple[Axis, ...]:
    """An axis for each attribute that decides in a line, in the order of the book."""
    return _axes(book, tuple(entries_by_criteria(book, line)), segmentations_of(book, line))


def segmentations_of(book: Book, line: str | None) -> tuple[Segmentation, ...]:
    """The segmentations of a line, and those of all lines; without a line, every one there is."""
    return tuple(one for one in book.segmentations if line is None or one.line in {None, line})


def _axes(book: Book, entries: Sequence[NotOurClient], segmentations: Sequence[Segmentation]) -> tuple[Axis, ...]:
    """An axis for each attribute that decides, in the order of the book."""
    tested: dict[str, list[Criterion]] = {}
    of_entries = (criteria for one in entries for criteria in (one.criteria or {}, *exceptions_of(one)))
    of_segments = (segment.criteria for one in segmentations for segment in one.segments)
    for criteria in (*of_entries, *of_segments):
        for name, criterion in criteria.items():
            tested.setdefault(name, []).append(criterion)
    return tuple(axis_of(one, tested[one.id], has_unknown=True) for one in book.attributes if one.id in tested)


def _not_ours(forest: Forest, entries: Sequence[NotOurClient]) -> Decision:
    bits = Bits(forest.axes)
    marked = bits_of_entries(bits, entries)
    names: list[Result] = [(f"not-our-client:{one.id}",) for one in entries]

    def narrow(alive: int, settled: int) -> int:
        return _kept(alive, settled, marked)

    def result(alive: int) -> Result:
        return next((name for name, one in zip(names, marked, strict=True) if one.holds(alive)), EMPTY)

    try:
        return Decision((forest.grow(bits, narrow, result, Budget(_STEPS)),))
    except BudgetSpentError:
        return Decision(tuple(_alone(forest, one, name) for one, name in zip(entries, names, strict=True)))


def _alone(forest: Forest, entry: NotOurClient, name: Result) -> Node:
    """The diagram of an entry, whatever other entries say."""
    bits = Bits(forest.axes)
    [one] = bits_of_entries(bits, [entry])
    return forest.grow(
        bits,
        lambda alive, settled: _kept(alive, settled, [one]),
        lambda alive: name if one.holds(alive) else EMPTY,
        Budget(_STEPS),
    )


def _exceptions(forest: Forest, entries: Sequence[NotOurClient], number: int) -> Decision:
    """By which exception of an entry a client is ours who would not be without it."""
    entry = entries[number]
    names: list[Result] = [(f"exception:{entry.id}/{place}",) for place, _one in enumerate(entry.exceptions)]

    def grown(around: Sequence[NotOurClient], at: int) -> Node:
        bits = Bits(forest.axes)
        marked = bits_of_entries(bits, around)
        own = marked[at]

        def narrow(alive: int, settled: int) -> int | None:
            if any(one.is_sure(alive, settled) for one in marked):
                return None
            kept = own.first_exception_alone(alive, settled)
            return kept | _kept(alive, settled, marked) if kept else 0

        def result(alive: int) -> Result:
            if not alive & own.met or any(one.holds(alive) for one in marked):
                return EMPTY
            return next((name for name, bit in zip(names, own.exceptions, strict=True) if alive & bit), EMPTY)

        return forest.grow(bits, narrow, result, Budget(_STEPS))

    try:
        return Decision((grown(entries, number),))
    except BudgetSpentError:
        return Decision((grown([entry], 0),))


def _segments(forest: Forest, entries: Sequence[NotOurClient], segmentation: Segmentation) -> Decision:
    bits = Bits(forest.axes)
    marked = bits_of_entries(bits, entries)
    segments = bits_of_segments(bits, segmentation)
    names = [f"segment:{segment.id}" for segment in segmentation.segments]
    is_first_match = segmentation.policy == "first-match"

    def narrow(alive: int, settled: int) -> int | None:
        if any(one.is_sure(alive, settled) for one in marked):
            return None
        kept = 0
        for bit in segments:
            kept |= alive & bit
            if is_first_match and alive & settled & bit:
                break
        return kept | _kept(alive, settled, marked) if kept else 0

    def result(alive: int) -> Result:
        if any(one.holds(alive) for one in marked):
            return EMPTY
        found = tuple(name for name, bit in zip(names, segments, strict=True) if alive & bit)
        return found[:1] if is_first_match else found

    try:
        return Decision((forest.grow(bits, narrow, result, Budget(_STEPS)),))
    except BudgetSpentError:
        return _segments_apart(forest, segmentation, names)


def _segments_apart(forest: Forest, segmentation: Segmentation, names: Sequence[str]) -> Decision:
    """Each segment for itself, and whoever may not be ours is asked for them too."""
    parts = (
        _chain(forest, segment.criteria, (name,)) for segment, name in zip(segmentation.segments, names, strict=True)
    )
    return Decision(tuple(parts), "first" if segmentation.policy == "first-match" else "all")


def _chain(forest: Forest, criteria: Mapping[str, Criterion], name: Result) -> Node:
    bits = Bits(forest.axes)
    bit = bits.add(criteria)
    return forest.grow(
        bits, lambda alive, _settled: alive, lambda alive: name if alive & bit else EMPTY, Budget(_STEPS)
    )


def _signs(forest: Forest, entry: NotOurClient) -> Node:
    """Where criteria do not yet exclude the client of an entry with signs; what nobody asks about excludes nobody."""
    asked = {axis.name for axis in forest.axes}
    criteria = {name: one for name, one in (entry.criteria or {}).items() if name in asked}
    known = [one for one in entry.exceptions if one.criteria.keys() <= asked]
    alone = entry.model_copy(update={"criteria": criteria, "exceptions": tuple(known)})
    return _alone(forest, alone, (f"signs:{entry.id}",))


def _entries_with_signs(book: Book, line: str | None) -> tuple[NotOurClient, ...]:
    return tuple(one for one in book.not_our_clients if one.signs and (line is None or one.line in {None, line}))


def _kept(alive: int, settled: int, marked: Sequence[EntryBits]) -> int:
    """The rules of entries that can still say whether a client is not ours, and which of them says it first."""
    kept = 0
    for one in marked:
        kept |= one.open_bits(alive, settled)
        if one.is_sure(alive, settled):
            break
    return kept
