"""A number that is right in another unit: a percent over 100, a deadline over ten years, money in thousands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from playbook.check.rule import Rule
from playbook.diagnostics import Address, Finding, Severity, _
from playbook.model.book import Book
from playbook.model.criteria_of import criteria_of
from playbook.model.mark import Mark
from playbook.model.value import Duration
from playbook.model.walk import Leaf, notable_leaves

_MAY_EXCEED = ("uplift", "y", "x", "weight")
"""Growth and variation may be more than the whole, and a weight may be a plain number."""
_PARTS = ("conversion", "overdue")
"""Metrics of a pilot that are parts of all clients."""
_LONGEST = Decimal(3650)
_THOUSAND = 1000


def check(book: Book) -> Iterator[Finding]:
    """Percents, lengths of time, and sums among the sums of one attribute."""
    for leaf in notable_leaves(book):
        if leaf.mark is Mark.LENGTH and isinstance(leaf.value, Duration):
            yield from _too_long(leaf, leaf.value, book.masthead.working_week)
        elif (
            leaf.mark is Mark.PERCENT
            and isinstance(leaf.value, Decimal)
            and leaf.value > 1
            and leaf.at[-1] not in _MAY_EXCEED
        ):
            yield _over_hundred(leaf.at, leaf.value)
    yield from _targets(book)
    yield from _thousands(book)


def _targets(book: Book) -> Iterator[Finding]:
    """Targets of pilots over all clients."""
    for pipeline in book.pipelines:
        for number, target in enumerate(pipeline.pilot.targets if pipeline.pilot is not None else ()):
            for key, value in (("at_least", target.at_least), ("at_most", target.at_most)):
                if target.metric in _PARTS and isinstance(value, Decimal) and value > 1:
                    yield _over_hundred(pipeline.address / "pilot" / "targets" / number / key, value)


def _over_hundred(at: Address, value: Decimal) -> Finding:
    shown, hundredth = f"{value * 100:f}", f"{value.normalize():f}"
    return Finding(
        at=at,
        message=_("{value}% is more than the whole.", value=_short(shown)),
        hint=_("If {hundredth}% was meant, write that.", hundredth=_short(hundredth)),
    )


def _short(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def _too_long(leaf: Leaf, value: Duration, working_week: int) -> Iterator[Finding]:
    days = value.days(working_week)
    if days > _LONGEST:
        years = int(days / 365)
        yield Finding(
            at=leaf.at,
            message=_("{value} is over ten years: about {years} of them.", value=str(value), years=years),
            hint=_("4h is four hours, 14d fourteen days, 2w two weeks, 3mo three months."),
        )


def _thousands(book: Book) -> Iterator[Finding]:
    """Sums a thousand times smaller than their neighbours: written in thousands, and read as roubles."""
    money = {attribute.id: attribute for attribute in book.attributes if attribute.kind == "money"}
    ends: dict[str, list[tuple[Address, str, Decimal]]] = {}
    for at, name, criterion in criteria_of(book):
        if name in money:
            for one in criterion.ranges:
                ends.setdefault(name, []).extend(
                    _ends(at, one.lower, one.upper, lower_in=one.lower_is_in, upper_in=one.upper_is_in)
                )
    for name, placed in ends.items():
        values = sorted({value for _at, _key, value in placed})
        least = _least_in_full(values)
        if least is None:
            continue
        for at, key, value in placed:
            if value < least:
                yield Finding(
                    at=at / key,
                    message=_(
                        "{value} stands among sums from {least} in “{title}”.",
                        value=value,
                        least=least,
                        title=money[name].title,
                    ),
                    hint=_("If thousands were meant, write {thousand}.", thousand=f"{int(value * _THOUSAND):_}"),
                )


def _least_in_full(values: list[Decimal]) -> Decimal | None:
    """The least sum that is far above all under it, if a thousand of each of those is no longer far below it."""
    return next(
        (least for below, least in pairwise(values) if below * 100 < least <= values[0] * _THOUSAND * 10),
        None,
    )


def _ends(
    at: Address, lower: Decimal | None, upper: Decimal | None, *, lower_in: bool, upper_in: bool
) -> Iterator[tuple[Address, str, Decimal]]:
    if lower is not None and lower > 0:
        yield at, "from" if lower_in else "above", lower
    if upper is not None and upper > 0:
        yield at, "to" if upper_in else "below", upper


RULE = Rule(
    code="F006",
    name="unit-slip",
    title=_("A number that is right in another unit"),
    severity=Severity.WARNING,
    rationale=_(
        "500 roubles where 500 thousand were meant puts every client above the limit; 500% for 5% promises the goods for nothing."
    ),
    good="""
        terms:
          - {id: five, title: Five percent, kind: discount, percent: 5%}
        """,
    bad="""
        terms:
          - {id: five, title: Five percent, kind: discount, percent: 500%}  # <- here
        """,
    check=check,
)
