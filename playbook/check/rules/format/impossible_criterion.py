"""Criteria that no client can meet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from playbook.check.rule import Rule
from playbook.check.rules.format.value_outside_domain import ends_beyond
from playbook.criteria.axis import axis_of, step_of
from playbook.criteria.measure_words import MEASURE_TITLES
from playbook.criteria.measures import DOMAINS, Domain, axis_of_measure
from playbook.diagnostics import Address, Amount, Finding, Message, Percent, Severity, _
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.criteria_of import criteria_of, criteria_over_measures
from playbook.model.criterion import Criterion, Measure
from playbook.model.range import Range


def check(book: Book) -> Iterator[Finding]:
    """Every criterion alone; what criteria exclude together is seen by the algebra of segments, other values are told by F004."""
    attributes = {attribute.id: attribute for attribute in book.attributes}
    for at, name, criterion in criteria_of(book):
        attribute = attributes.get(name)
        yield from _empty_ranges(at, criterion, step_of(attribute) if attribute is not None else None)
        if attribute is not None:
            yield from _of_attribute(at, attribute, criterion)
    for at, name, criterion in criteria_over_measures(book):
        yield from _empty_ranges(at, criterion, DOMAINS[name].step)
        yield from _of_measure(at, name, DOMAINS[name], criterion)


def _empty_ranges(at: Address, criterion: Criterion, step: Decimal | None) -> Iterator[Finding]:
    for one in criterion.ranges:
        message = _emptiness(one, step)
        if message is not None:
            yield Finding(at=at, message=message, hint=_("Exchange the ends, or widen the range."))


def _of_attribute(at: Address, attribute: Attribute, criterion: Criterion) -> Iterator[Finding]:
    """Where nothing that the attribute can be is allowed, and no other finding says so."""
    if criterion == _UNKNOWN_ALONE and not attribute.may_be_unknown:
        yield Finding(
            at=at,
            message=_("“{title}” is never unknown, so nobody is meant.", title=attribute.title),
            hint=_("Write may_be_unknown: true at the attribute, or say which values are meant."),
        )
    elif criterion.excluded:
        if _is_listed(attribute) and not _allows_somebody(attribute, criterion):
            yield Finding(
                at=at, message=_("Every value of “{title}” is excluded, so nobody is left.", title=attribute.title)
            )
    elif attribute.range is None or _is_told(attribute, criterion):
        return
    elif not _allows_somebody(attribute, criterion):
        yield Finding(
            at=at,
            message=_("No value of “{title}” is allowed here, so nobody is meant.", title=attribute.title),
            hint=_("Change the value, or widen the range of the attribute."),
        )


_UNKNOWN_ALONE = Criterion(takes_unknown=True)


def _is_listed(attribute: Attribute) -> bool:
    """Whether the book says what the attribute can be; a choice without values is told by F004."""
    return bool(attribute.values) or attribute.kind != "choice"


def _is_told(attribute: Attribute, criterion: Criterion) -> bool:
    """Whether there is another finding on a criterion over numbers, or a number that it plainly allows."""
    if (
        attribute.kind not in {"money", "number"}
        or criterion.takes_unknown
        or not criterion.ranges
        or criterion.choices
    ):
        return True
    step = step_of(attribute)
    return any(
        _plainly_allows(one, attribute.range, step)
        or one.unit == "percent"
        or _emptiness(one, step) is not None
        or next(ends_beyond(one, attribute), None) is not None
        for one in criterion.ranges
    )


def _plainly_allows(one: Range, domain: Range | None, step: Decimal | None) -> bool:
    """Whether the end of a range alone shows that it is not empty: nearly all are seen so, and need no axis."""
    if domain is None:
        return True
    if one.lower is None:
        return domain.lower is None or (one.upper is not None and domain.lower < one.upper)
    least = one.lower if one.lower_is_in else one.lower + (step or 0)
    is_real = least in domain and least in one
    return is_real and (step is None or least % step == 0)


def _allows_somebody(attribute: Attribute, criterion: Criterion) -> bool:
    """Whether the algebra sees anything of the attribute's domain that the criterion allows."""
    return axis_of(attribute, [criterion], has_unknown=attribute.may_be_unknown).mask(criterion) != 0


def _of_measure(at: Address, name: Measure, domain: Domain, criterion: Criterion) -> Iterator[Finding]:
    """Ranges that end before the measure begins; those written in another unit are told by F004."""
    is_told = any(
        (one.unit == "percent") is not domain.is_percent or _emptiness(one, domain.step) for one in criterion.ranges
    )
    if not criterion.ranges or is_told:
        return
    axis = axis_of_measure(name, [criterion])
    if not axis.mask(criterion) & axis.known:
        least = Percent(domain.least) if domain.is_percent else Amount(domain.least)
        yield Finding(
            at=at,
            message=_("“{title}” is never under {least}, so nobody is meant.", title=MEASURE_TITLES[name], least=least),
            hint=_("Change the range, or delete the status."),
        )


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
