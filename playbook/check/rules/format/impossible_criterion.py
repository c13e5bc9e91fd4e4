"""Criteria that no client can meet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import chain

from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Message, Severity, _
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.criteria_of import criteria_of, criteria_over_measures
from playbook.model.criterion import Criterion
from playbook.model.range import Range

_WHOLE_MEASURES = ("orders", "days-since-first-order", "days-since-last-order")


def check(book: Book) -> Iterator[Finding]:
    """Every criterion alone; what criteria exclude together is seen by the algebra of segments."""
    attributes = {attribute.id: attribute for attribute in book.attributes}
    for at, name, criterion in chain(criteria_of(book), criteria_over_measures(book)):
        attribute = attributes.get(name)
        for one in criterion.ranges:
            message = _emptiness(one, _step(name, attribute))
            if message is not None:
                yield Finding(at=at, message=message, hint=_("Exchange the ends, or widen the range."))
        if attribute is not None and attribute.kind == "choice" and _excludes_all(criterion, attribute):
            yield Finding(
                at=at, message=_("Every value of “{title}” is excluded, so nobody is left.", title=attribute.title)
            )


def _step(name: str, attribute: Attribute | None) -> Decimal | None:
    if attribute is not None:
        return None if attribute.step == "any" else Decimal(attribute.step)
    return Decimal(1) if name in _WHOLE_MEASURES else None


def _emptiness(one: Range, step: Decimal | None) -> Message | None:
    """Why no number lies in a range, of those a step apart; nothing when one does."""
    if one.lower is None or one.upper is None:
        return None
    if one.lower > one.upper:
        return _(
            "From {lower} up to {upper} there is nobody: the lower end is above the upper one.",
            lower=one.lower,
            upper=one.upper,
        )
    if one.lower == one.upper and not (one.lower_is_in and one.upper_is_in):
        return _(
            "From {lower} up to {upper} there is nobody: the one value between is left out.",
            lower=one.lower,
            upper=one.upper,
        )
    if step is not None and step > 0 and _first(one, step) > _last(one, step):
        return _(
            "Between {lower} and {upper} there is no value: they come in steps of {step}.",
            lower=one.lower,
            upper=one.upper,
            step=step,
        )
    return None


def _first(one: Range, step: Decimal) -> Decimal:
    assert one.lower is not None  # noqa: S101 - asked for ranges with both ends
    first = (one.lower / step).to_integral_value(ROUND_CEILING) * step
    return first if first in one or first > one.lower else first + step


def _last(one: Range, step: Decimal) -> Decimal:
    assert one.upper is not None  # noqa: S101 - as above
    last = (one.upper / step).to_integral_value(ROUND_FLOOR) * step
    return last if last in one or last < one.upper else last - step


def _excludes_all(criterion: Criterion, attribute: Attribute) -> bool:
    return bool(criterion.excluded) and set(attribute.values) <= set(criterion.excluded)


RULE = Rule(
    code="F005",
    name="impossible-criterion",
    title=_("A criterion that no client can meet"),
    severity=Severity.ERROR,
    rationale=_("The segment is empty: its clients are treated as someone else's, and nobody notices."),
    good="""
        attributes:
          - {id: purchases, title: Purchases, kind: money}
        portraits:
          - id: buyer
            title: Buyer
            facts:
              purchases: {from: 100_000, below: 500_000}
        """,
    bad="""
        attributes:
          - {id: purchases, title: Purchases, kind: money}
        portraits:
          - id: buyer
            title: Buyer
            facts:
              purchases: {from: 500_000, below: 100_000}  # <- here
        """,
    check=check,
)
