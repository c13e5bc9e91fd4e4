"""A criterion or a client's value that its attribute cannot take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from playbook.check.rule import Rule
from playbook.diagnostics import Address, Finding, Message, Related, Severity, _, nearest
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.criteria_of import criteria_of, criteria_over_measures
from playbook.model.criterion import UNKNOWN, Criterion
from playbook.model.range import Range
from playbook.model.value import read_number

_FLAGS = ("true", "false")
_MEASURES_IN_PERCENT = ("wallet-share", "growth")
_MEASURES: Mapping[str, Message] = {
    "orders": _("Orders"),
    "turnover": _("Turnover"),
    "days-since-first-order": _("Days since the first order"),
    "days-since-last-order": _("Days since the last order"),
    "wallet-share": _("Share of the client's purchases that is ours"),
    "growth": _("Growth against the time before"),
}
"""What the pages call them."""


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
        hint = (
            _("Did you mean “{near}”?", near=near) if near else _("Its values: {known}.", known=list(attribute.values))
        )
        yield _misfit(at, attribute, message, hint, quote)
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


def _of_range(at: Address, attribute: Attribute, one: Range) -> Iterator[Finding]:
    if one.unit == "percent":
        yield _misfit(at, attribute, _("“{title}” is not counted in percent.", title=attribute.title))
        return
    domain = attribute.range
    if domain is None:
        return
    for end in (one.lower, one.upper):
        too_low = end is not None and domain.lower is not None and end < domain.lower
        too_high = end is not None and domain.upper is not None and end > domain.upper
        if end is not None and (too_low or too_high):
            yield _beyond(at, attribute, end)


def _of_measure(at: Address, name: str, criterion: Criterion) -> Iterator[Finding]:
    title = _MEASURES[name]
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
    if criterion.choices or criterion.excluded or criterion.flag is not None:
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
