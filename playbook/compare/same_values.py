"""A value of the book in; the one by which it is compared, out: the same for all ways to write what means the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from playbook.criteria.cut import Stretch, stretch_of
from playbook.model.criterion import Criterion
from playbook.model.range import Range
from playbook.model.value import Duration

_HOURS = {"h": 1, "d": 24, "w": 168, "mo": 720}


def settled(value: Any) -> Any:  # noqa: ANN401 - values of the model
    """A value as it is compared: words of a criterion in one order, ranges that adjoin as one, a length in hours; all else as it is.

    Working days stay what they are: how long they take, the calendar says. Ranges are joined without the step of their attribute.
    Source: book-format, "Values": 24h = 1d, 1w = 7d, 1mo = 30d.
    """
    if isinstance(value, Criterion):
        choices, excluded = (tuple(sorted({*words})) for words in (value.choices, value.excluded))
        return replace(value, ranges=_joined(value.ranges), choices=choices, excluded=excluded)
    if isinstance(value, Duration) and value.unit != "wd":
        return Duration(value.amount * _HOURS[value.unit], "h")
    return value


def _joined(ranges: Collection[Range]) -> tuple[Range, ...]:
    """The numbers of several ranges in as few as possible, the lowest first; those of two units, or empty ones, as they stand."""
    stretches = sorted(stretch_of(one, None) for one in ranges)
    if len({one.unit for one in ranges}) != 1 or any(one.is_empty for one in stretches):
        return tuple(ranges)
    unit = next(iter(ranges)).unit
    return tuple(replace(_as_range(one), unit=unit) for one in _merged(stretches))


def _merged(stretches: Collection[Stretch]) -> Iterator[Stretch]:
    current: Stretch | None = None
    for one in stretches:
        if current is None or one.lower > current.upper:
            if current is not None:
                yield current
            current = one
        else:
            current = Stretch(current.lower, max(current.upper, one.upper))
    if current is not None:
        yield current


def _as_range(stretch: Stretch) -> Range:
    lower, upper = (_end(cut.number) for cut in stretch)
    return Range(
        lower, upper, lower_is_in=not stretch.lower.is_after, upper_is_in=upper is not None and stretch.upper.is_after
    )


def _end(number: Decimal) -> Decimal | None:
    return number if number.is_finite() else None
