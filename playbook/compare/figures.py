"""Figures before and after: what is reckoned of two books in; the effect that tells both, as pages round them, or none out."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import floor

from playbook.compare.change import Effect
from playbook.diagnostics import Amount, Message, Percent, _, _n

_FINE = 4
"""Decimals after which a number may be told as its limit that is a hair beside it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as its page shows it, and its words; the number is missing where words alone tell it (never).

    `at_most`: it holds if every deadline is used up. `trouble` says which limit it breaks, `relief` that it does not break it any more.
    """

    number: Decimal | None
    words: object
    at_most: bool = False
    trouble: Message | None = None
    relief: Message = field(default_factory=lambda: _("within the limits again"))


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why a figure cannot be told, as the end of a sentence."""

    why: Message


Reckoned = Figure | Unknown


def effect_of(entity: str, measure: str, what: Message, before: Reckoned, after: Reckoned) -> Effect | None:
    """What has become of a figure; none where a reader of both books finds the same.

    `what` is the figure's name, with which the sentence begins.
    """
    message = _sentence(what, before, after)
    return None if message is None else Effect(entity, measure, _number(before), _number(after), message)


def _number(one: Reckoned) -> Decimal | None:
    return one.number if isinstance(one, Figure) else None


def _sentence(what: Message, before: Reckoned, after: Reckoned) -> Message | None:
    if isinstance(before, Figure) and isinstance(after, Figure):
        return _changed(what, before, after)
    if isinstance(before, Figure) and isinstance(after, Unknown):
        return _(
            "{what}: no longer known (it was {before}), because {why}.", what=what, before=_told(before), why=after.why
        )
    if isinstance(after, Figure) and after.trouble is not None:
        return _(
            "{what}: {after}, {verdict}; before, it was not known.",
            what=what,
            after=_told(after),
            verdict=after.trouble,
        )
    if isinstance(after, Figure):
        return _("{what}: {after}; before, it was not known.", what=what, after=_told(after))
    return None


def _changed(what: Message, before: Figure, after: Figure) -> Message | None:
    verdict = after.trouble
    if before.trouble is not None and after.trouble is None:
        verdict = after.relief
    if _is_same(before, after):
        if _broken(before) == _broken(after):
            return None
        return _("{what}: {after} as before, {verdict}.", what=what, after=_told(after), verdict=verdict)
    told: dict[str, object] = {"what": what, "before": _told(before), "after": _told(after)}
    if before.at_most and after.at_most:
        told = {"what": _("{what}, at most", what=what), "before": before.words, "after": after.words}
    if verdict is None:
        return _("{what}: {after} instead of {before}.", **told)
    return _("{what}: {after} instead of {before}, {verdict}.", verdict=verdict, **told)


def _is_same(before: Figure, after: Figure) -> bool:
    """Whether two figures tell as much, or, without numbers, the same."""
    if before.number is None and after.number is None:
        return _kind_of(before.words) == _kind_of(after.words)
    return before.number == after.number


def _kind_of(words: object) -> object:
    return words.text if isinstance(words, Message) else words


def _broken(one: Figure) -> str | None:
    """Which limit a figure breaks, whatever its size."""
    return one.trouble.text if one.trouble is not None else None


def _told(one: Figure) -> object:
    return _("{value} at most", value=one.words) if one.at_most else one.words


def rounded(number: Fraction | Decimal, places: int = 1) -> Decimal:
    """A number to so many decimals, half up as pages round, without noughts behind."""
    scaled = Fraction(number) * 10**places
    whole = floor(abs(scaled) + Fraction(1, 2))
    while places and whole % 10 == 0:
        whole, places = whole // 10, places - 1
    return Decimal((int(scaled < 0 and whole > 0), tuple(map(int, str(whole))), -places))  # exact, however many figures


def beside(number: Fraction, *limits: int | None) -> Decimal:
    """A number to one decimal, or to more where that would tell it as a limit that it is only near to."""
    for places in range(1, _FINE):
        shown = rounded(number, places)
        if shown not in limits or shown == number:
            return shown
    return rounded(number, _FINE)


def in_days(number: Decimal) -> Message:
    """Days in words: 1 day, 2.5 days; of a part of a day the form that stands beside two is said."""
    count = int(number) if number == number.to_integral_value() else 2
    return _n("{shown} day", "{shown} days", count, shown=Amount(number))


def part(fraction: Fraction | Decimal) -> Figure:
    """A fraction that pages tell as a percent with one decimal."""
    shown = rounded(fraction, 3)
    return Figure(shown, Percent(shown))
