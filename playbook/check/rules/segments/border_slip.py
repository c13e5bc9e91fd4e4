"""A border that misses by one step: one value in no segment, or in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from playbook.check.populations import MOST_SLIPS, Division, in_lines, past_budget, provable
from playbook.check.rule import Rule
from playbook.check.searched import at_most, merged
from playbook.criteria import Value
from playbook.criteria.client_words import value_in_words
from playbook.criteria.slip import Slip
from playbook.diagnostics import Address, Finding, Message, Related, Severity, _
from playbook.model.book import Book
from playbook.model.segmentation import Segmentation


def check(book: Book) -> Iterator[Finding]:
    """Gaps of complete, and overlaps of exclusive segmentations that hold one value of a number and that one word mends."""
    for segmentation, parts in provable(book):
        order = {segment.address: number for number, segment in enumerate(segmentation.segments)}
        slips = sorted(_slips(book, segmentation, parts), key=lambda slip: order[Address(slip.at[:-2])])
        yield from at_most(MOST_SLIPS, slips)
        if len(slips) <= MOST_SLIPS and any(_is_spent(segmentation, part) for part in parts):
            yield past_budget(segmentation)


def _is_spent(segmentation: Segmentation, part: Division) -> bool:
    return (segmentation.complete and part.gaps.is_spent) or (
        segmentation.policy == "exclusive" and part.overlaps.is_spent
    )


def _slips(book: Book, segmentation: Segmentation, parts: Sequence[Division]) -> Iterator[Finding]:
    if segmentation.complete:
        for gap, found_in in merged(parts, lambda part: part.gaps.slips, lambda gap: (gap.where, _mend(gap.slip))):
            if gap.slip is not None:
                message = _(
                    "{value} is in no segment: “{below}” ends just under it and “{above}” begins just over it.",
                    value=_said(book, gap.slip.attribute, gap.slip.value),
                    below=gap.slip.below.title,
                    above=gap.slip.above.title,
                )
                yield _finding(gap.slip, in_lines(message, found_in, parts), gap.client)
    if segmentation.policy == "exclusive":
        for overlap, found_in in merged(parts, lambda part: part.overlaps.slips, lambda one: _mend(one.slip)):
            if overlap.slip is not None:
                message = _(
                    "{value} is in “{earlier}” and in “{later}” at once; all else they keep apart.",
                    value=_said(book, overlap.slip.attribute, overlap.slip.value),
                    earlier=overlap.earlier.title,
                    later=overlap.later.title,
                )
                yield _finding(overlap.slip, in_lines(message, found_in, parts), overlap.client)


def _mend(slip: Slip | None) -> tuple[object, ...]:
    """What tells two slips apart."""
    return () if slip is None else (slip.mended.address, slip.key, slip.value, slip.other.address)


def _finding(slip: Slip, message: Message, client: Mapping[str, Value]) -> Finding:
    name = slip.attribute
    return Finding(
        at=slip.mended.address / "criteria" / name,
        message=message,
        hint=_(
            "Write {key}: {value} in “{title}”.",
            key=slip.key,
            value=f"{slip.value:,f}".replace(",", "_"),
            title=slip.mended.title,
        ),
        related=(
            Related(
                slip.other.address / "criteria" / name, _("The border of “{title}” is here.", title=slip.other.title)
            ),
        ),
        witness=client,
    )


def _said(book: Book, name: str, value: Decimal) -> Message:
    attribute = next(one for one in book.attributes if one.id == name)
    return _("{title}: {value}", title=attribute.title, value=value_in_words(book, attribute, value))


RULE = Rule(
    code="S105",
    name="border-slip",
    title=_("A border that misses by one step"),
    severity=Severity.ERROR,
    rationale=_(
        "Round sums are where clients are: the one value that the borders miss is the one a client bargains for."
    ),
    good="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value
            title: By value
            segments:
              - {id: small, title: Small, criteria: {purchases: {to: 99_999}}}
              - {id: large, title: Large, criteria: {purchases: {from: 100_000}}}
        """,
    bad="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value
            title: By value
            segments:
              - {id: small, title: Small, criteria: {purchases: {to: 99_999}}}
              - {id: large, title: Large, criteria: {purchases: {from: 100_001}}}  # <- here
        """,
    check=check,
)
