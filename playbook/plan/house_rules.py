"""The masthead of a book in; the limits and days that hold for the whole of it, in words, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from babel.dates import get_day_names

from playbook.diagnostics import Message, _
from playbook.model.masthead import Masthead, Weekday
from playbook.plan.facts import Fact
from playbook.plan.wording import Wording

_WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_STACKING: Mapping[str, Message] = {
    "chain": _("each is taken from what the one before has left: 10% and 5% make 14.5%"),
    "sum": _("they are added up: 10% and 5% make 15%"),
    "best": _("only the largest holds: 10% and 5% make 10%"),
}


def house_rules(masthead: Masthead, words: Wording) -> tuple[Fact, ...]:
    """All that the author set for the whole book."""
    return (*discount_rules(masthead, words), *working_days(masthead, words))


def discount_rules(masthead: Masthead, words: Wording) -> tuple[Fact, ...]:
    """How far discounts may go, and what several of them make; nothing where the author set neither."""
    found = []
    if masthead.margin_floor is not None:
        floor = words.percent(masthead.margin_floor)
        found.append(
            Fact(words.say(_("Lowest margin")), words.say(_("{share}: no terms push a sale under it", share=floor)))
        )
    if "stacking" in masthead.model_fields_set:
        found.append(Fact(words.say(_("Several discounts at once")), words.say(_STACKING[masthead.stacking])))
    return tuple(found)


def working_days(masthead: Masthead, words: Wording) -> tuple[Fact, ...]:
    """On which days people work, and on which they do not; nothing where the author set no calendar."""
    if "calendar" not in masthead.model_fields_set:
        return ()
    calendar = masthead.calendar
    found = [Fact(words.say(_("Working days")), _week(calendar.week, words))]
    if calendar.holidays:
        found.append(Fact(words.say(_("Days off")), "; ".join(_years(tuple(_spans(calendar.holidays)), words))))
    return tuple(found)


def _week(week: Iterable[Weekday], words: Wording) -> str:
    """Monday – Friday; days that do not follow one another are listed."""
    places = sorted({_WEEK.index(day) for day in week})
    names = get_day_names("wide", locale=words.language)
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:  # noqa: PLR2004 - two days are listed
        return f"{names[places[0]]} – {names[places[-1]]}"
    return words.listed(names[place] for place in places)


def _years(spans: tuple[tuple[date, date], ...], words: Wording) -> Iterator[str]:
    """Stretches of days, those within one year together under its number."""
    for (start, end), group in groupby(spans, lambda span: (span[0].year, span[1].year)):
        own = tuple(group)
        if start != end:
            yield from (words.days(*span) for span in own)
        else:
            *others, last = own
            yield words.listed([*(words.days(*span, has_year=False) for span in others), words.days(*last)])


def _spans(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """First and last of each run of days that follow one another."""
    first = last = None
    for day in sorted(set(days)):
        if first is None or last is None:
            first = last = day
        elif day == last + timedelta(days=1):
            last = day
        else:
            yield first, last
            first = last = day
    if first is not None and last is not None:
        yield first, last
