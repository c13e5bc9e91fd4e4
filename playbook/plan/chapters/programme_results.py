"""A programme in; what its economics come to, as figures and a chart of its months, or which figures it lacks, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from playbook.diagnostics import _, _n
from playbook.estimate.discounts import margin_after, own_discount, uplift_needed, uplift_suffices
from playbook.estimate.economics import Balance, LifetimeValues, Missing, balance_of, horizon_of, lifetime_values
from playbook.model.loyalty import Economics, Programme
from playbook.model.masthead import Masthead
from playbook.plan.growth import growth_to_cover_all
from playbook.plan.month_chart import Column, MonthChart, Tick, round_marks
from playbook.plan.wording import Wording

_YEAR = 12
_LONGEST = 120
"""Months that are drawn at most."""


@dataclass(frozen=True, slots=True)
class Result:
    """A figure: what it is, how much, and whether that is well; nothing where it is neither."""

    label: str
    value: str
    verdict: Literal["", "good", "bad"] = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeResults:
    """What economics come to; `missing` are the keys of `economics` that are still to be written, in the order of the format."""

    figures: tuple[Result, ...]
    chart: MonthChart | None
    missing: tuple[str, ...]


def programme_results(programme: Programme, masthead: Masthead, words: Wording) -> ProgrammeResults:
    """The results of a programme; all of them missing where it has no economics."""
    figures = programme.economics or Economics()
    balance, months = balance_of(programme, masthead.stacking), horizon_of(programme, masthead.working_week)
    values = lifetime_values(programme, masthead.stacking)
    missing = dict.fromkeys(
        [
            *(balance.figures if isinstance(balance, Missing) else ()),
            *(values.figures if isinstance(values, Missing) else ()),
            *(("horizon",) if figures.horizon is None else ()),
        ]
    )
    found: list[Result] = []
    if isinstance(balance, Balance):
        found += _pay_off(balance, months, words)
    if figures.margin is not None:
        found += _growth(programme, figures.margin, masthead, months, words)
        found.append(_price(figures.margin, own_discount(programme, masthead.stacking), masthead, words))
    if isinstance(values, LifetimeValues):
        found.append(_lifetime(values, words))
    chart = _chart(programme, balance, months, words) if isinstance(balance, Balance) else None
    keys = tuple(name for name in Economics.model_fields if name in missing)
    return ProgrammeResults(tuple(found), chart, keys)


def month_in_words(number: int, words: Wording) -> str:
    """A month by its number: 4-й месяц."""
    return words.say(_("month {number}", number=words.number(number)))


def _pay_off(balance: Balance, months: int | None, words: Wording) -> Iterator[Result]:
    month = balance.break_even
    is_late = month is None or (months is not None and month > months)
    note = words.say(_n("of {count} month", "of {count} months", months)) if months else ""
    value = words.say(_("never does")) if month is None else month_in_words(month, words)
    yield Result(words.say(_("Breaks even")), value, "bad" if is_late else "good", note)
    returned = balance.roi(months) if months else None
    if months and returned is not None:
        label = words.say(_n("ROI over {count} month", "ROI over {count} months", months))
        yield Result(label, words.part(returned), "good" if returned >= 0 else "bad")


def _growth(
    programme: Programme, margin: Decimal, masthead: Masthead, months: int | None, words: Wording
) -> Iterator[Result]:
    """What makes up for the discount alone, and what covers all costs: who reads of one without the other takes it for both."""
    uplift = programme.economics.uplift if programme.economics is not None else None
    discount = own_discount(programme, masthead.stacking)
    yield _needed(
        words.say(_("Growth that makes up for the discount")),
        uplift_needed(margin, discount),
        uplift,
        words,
        is_enough=uplift is not None and uplift_suffices(uplift, margin, discount),
    )
    needed = growth_to_cover_all(programme, masthead.stacking, months) if months else None
    if not months or isinstance(needed, Missing):
        return
    balance = balance_of(programme, masthead.stacking)
    yield _needed(
        words.say(
            _n(
                "Growth that covers all costs in {count} month",
                "Growth that covers all costs in {count} months",
                months,
            )
        ),
        needed,
        uplift,
        words,
        is_enough=isinstance(balance, Balance) and balance.after(months) >= 0,
    )


def _needed(label: str, needed: Decimal | None, uplift: Decimal | None, words: Wording, *, is_enough: bool) -> Result:
    """A growth that is needed, rounded up as the check rounds it; what is expected is rounded so that it stays enough, or too little."""
    value = words.part(needed, ROUND_CEILING) if needed is not None else words.say(_("never: no growth is enough"))
    if uplift is None:
        return Result(label, value)
    expected = words.part(uplift, ROUND_CEILING if is_enough else ROUND_FLOOR)
    note = words.say(_("{share} expected", share=expected))
    return Result(label, value, "good" if is_enough else "bad", note)


def _price(margin: Decimal, discount: Decimal, masthead: Masthead, words: Wording) -> Result:
    after = margin_after(margin, discount)
    return Result(
        words.say(_("Margin after the discount")),
        words.part(after) if after is not None else words.say(_("nothing is paid")),
        "bad" if after is None or after < masthead.floor else "",
        words.say(_("{share} before", share=words.part(margin))),
    )


def _lifetime(values: LifetimeValues, words: Wording) -> Result:
    before, after = (
        words.say(_("no end")) if one is None else words.about(one) for one in (values.before, values.after)
    )
    is_known = values.before is not None and values.after is not None
    verdict: Literal["", "good", "bad"] = ""
    if is_known and values.before != values.after:
        verdict = "good" if (values.after or 0) > (values.before or 0) else "bad"
    note = words.say(_("{value} before; what the programme costs is not taken off", value=before))
    return Result(words.say(_("Lifetime value of a client (LTV)")), after, verdict, note)


def _chart(programme: Programme, balance: Balance, months: int | None, words: Wording) -> MonthChart | None:
    """The months up to the horizon; without one a year, or until it pays."""
    shown = min(max(_YEAR, balance.break_even or 0) if months is None else months, _LONGEST)
    if not shown:
        return None
    results = balance.by_month(shown)
    marks = round_marks(min(results), max(results))
    title = words.say(
        _("{title}: what it has brought in by the end of each month, less what it has cost", title=programme.title)
    )
    last = words.about(results[-1])
    return MonthChart(
        id=f"months-{programme.id}",
        title=title,
        description=words.say(_("After month {number} the result is {sum}.", number=words.number(shown), sum=last)),
        columns=tuple(_column(number, result, balance, shown, words) for number, result in enumerate(results, start=1)),
        ticks=tuple(Tick(mark, words.briefly(mark)) for mark in marks),
    )


def _column(number: int, result: Decimal, balance: Balance, shown: int, words: Wording) -> Column:
    told = f"{month_in_words(number, words)}: {words.about(result)}"
    label = month_in_words(number, words) if number == balance.break_even else ""
    return Column(words.number(number), result, told, words.briefly(_short(result)) if number == shown else label)


def _short(result: Decimal) -> Decimal:
    """A sum to three figures, as it is told over a column."""
    return Decimal(f"{result:.2e}")
