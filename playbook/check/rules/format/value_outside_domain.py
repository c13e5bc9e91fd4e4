"""A criterion or a client's value that its attribute cannot take."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from playbook.check.rule import Rule
from playbook.criteria.measure_words import MEASURE_TITLES
from playbook.diagnostics import Address, Finding, Message, Related, Severity, _, nearest
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.criteria_of import criteria_of, criteria_over_measures
from playbook.model.criterion import UNKNOWN, Criterion
from playbook.model.range import Range
from playbook.model.value import read_number

_FLAGS = ("true", "false")
_MEASURES_IN_PERCENT = ("wallet-share", "growth")


def check(book: Book) -> Iterator[Finding]:
    """Criteria of every kind, and the clients of cases."""
    attributes = {attribute.id: attribute for attribute in book.attributes}
    for at, name, criterion in criteria_of(book):
        if name in attributes:
            yield from _of_criterion(at, attributes[name], criterion)
    for at, name, criterion in criteria_over_measures(book):
        yield from _of_measure(at, name, criterion)
    for case in book.cases:
        for name, value in case.client.items():
            if name in attributes and value != UNKNOWN:
                yield from _of_value(case.address / "client" / name, attributes[name], value)


def _of_criterion(at: Address, attribute: Attribute, criterion: Criterion) -> Iterator[Finding]:
    if criterion.ranges and attribute.kind in {"choice", "flag"}:
        yield _misfit(at, attribute, _("“{title}” is no number: a range says nothing about it.", title=attribute.title))
    if criterion.flag is not None and attribute.kind != "flag":
        yield _misfit(at, attribute, _("“{title}” is not answered by true or false.", title=attribute.title))
    for value in (*criterion.choices, *criterion.excluded):
        yield from _of_value(at, attribute, value, quote=value)
    if attribute.kind in {"money", "number"}:
        for one in criterion.ranges:
            yield from _of_range(at, attribute, one)


def _of_value(at: Address, attribute: Attribute, value: str, quote: str | None = None) -> Iterator[Finding]:
    if attribute.kind == "choice" and value not in attribute.values:
        near = nearest(value, attribute.values)
        message = _("“{title}” has no value “{value}”.", title=attribute.title, value=value)
        yield _misfit(at, attribute, message, _choice_hint(attribute, near), quote)
    elif attribute.kind == "flag" and value not in _FLAGS:
        yield _misfit(
            at,
            attribute,
            _("“{title}” is true or false, not “{value}”.", title=attribute.title, value=value),
            quote=quote,
        )
    elif attribute.kind in {"money", "number"}:
        number = _number(value)
        if number is None:
            yield _misfit(
                at,
                attribute,
                _("“{title}” is a number, not “{value}”.", title=attribute.title, value=value),
                quote=quote,
            )
        elif attribute.range is not None and number not in attribute.range:
            yield _beyond(at, attribute, number)


def _choice_hint(attribute: Attribute, near: str | None) -> Message:
    if near is not None:
        return _("Did you mean “{near}”?", near=near)
    if not attribute.values:
        return _("Write under “values” of the attribute what it can be.")
    return _("Its values: {known}.", known=list(attribute.values))


def _of_range(at: Address, attribute: Attribute, one: Range) -> Iterator[Finding]:
    if one.unit == "percent":
        yield _misfit(at, attribute, _("“{title}” is not counted in percent.", title=attribute.title))
        return
    for end in ends_beyond(one, attribute):
        yield _beyond(at, attribute, end)


def ends_beyond(one: Range, attribute: Attribute) -> Iterator[Decimal]:
    """The ends of a range that the attribute can never reach."""
    domain = attribute.range
    if domain is None:
        return
    for end in (one.lower, one.upper):
        too_low = end is not None and domain.lower is not None and end < domain.lower
        too_high = end is not None and domain.upper is not None and end > domain.upper
        if end is not None and (too_low or too_high):
            yield end


def _of_measure(at: Address, name: str, criterion: Criterion) -> Iterator[Finding]:
    title = MEASURE_TITLES[name]
    for one in criterion.ranges:
        if (one.unit == "percent") is not (name in _MEASURES_IN_PERCENT):
            if one.unit == "percent":
                yield Finding(at=at, message=_("“{title}” is not counted in percent.", title=title))
            else:
                yield Finding(
                    at=at,
                    message=_("“{title}” is counted in percent, and this range is not.", title=title),
                    hint=_("Write the percent sign, such as {{from: 30%}}."),
                )
    if not criterion.ranges or criterion.choices:
        yield Finding(
            at=at,
            message=_("“{title}” is a number: give a range.", title=title),
            hint=_("Write, for example, {{from: 1}}."),
        )


def _number(value: str) -> Decimal | None:
    try:
        return read_number(value)
    except ValueError:
        return None


def _beyond(at: Address, attribute: Attribute, number: Decimal) -> Finding:
    return _misfit(
        at,
        attribute,
        _("“{title}” can never be {value}.", title=attribute.title, value=number),
        _("Change the value, or widen the range of the attribute."),
    )


def _misfit(
    at: Address, attribute: Attribute, message: Message, hint: Message | None = None, quote: str | None = None
) -> Finding:
    there = Related(attribute.address, _("“{title}” is defined here.", title=attribute.title))
    return Finding(at=at, message=message, hint=hint, related=(there,), quote=quote)


RULE = Rule(
    code="F004",
    name="value-outside-domain",
    title=_("A value that the attribute cannot take"),
    severity=Severity.ERROR,
    rationale=_(
        "No client will ever have this value, so the segment or rule stays empty and those who were meant fall elsewhere."
    ),
    good="""
        attributes:
          - id: channel
            title: Channel
            kind: choice
            values: {dealer: Dealer, chain: Chain}
        portraits:
          - id: buyer
            title: Buyer
            facts:
              channel: [dealer]
        """,
    bad="""
        attributes:
          - id: channel
            title: Channel
            kind: choice
            values: {dealer: Dealer, chain: Chain}
        portraits:
          - id: buyer
            title: Buyer
            facts:
              channel: [deeler]  # <- here
        """,
    check=check,
)
