"""A deviation from the plan as a part of it in; the step of its colour, and what every step means in words, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from playbook.diagnostics import _
from playbook.plan.wording import Wording

Step = Literal["under-3", "under-2", "under-1", "even", "over-1", "over-2", "over-3"]

_BOUNDS = (Decimal("0.05"), Decimal("0.15"), Decimal("0.30"))
_UNDER: tuple[Step, ...] = ("even", "under-1", "under-2", "under-3")
_OVER: tuple[Step, ...] = ("even", "over-1", "over-2", "over-3")
_SHOWN = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class LegendStep:
    """A step of colour with what it stands for."""

    step: Step
    meaning: str


def step_of(part: Decimal) -> Step:
    """The step of a deviation: how far it is below or above the plan, by the percent as it is shown, with one decimal."""
    shown = part.quantize(_SHOWN, ROUND_HALF_UP)
    return (_UNDER if shown < 0 else _OVER)[sum(abs(shown) >= bound for bound in _BOUNDS)]


def legend(words: Wording) -> tuple[LegendStep, ...]:
    """Every step, from far below the plan to far above it."""
    return tuple(_legend(words))


def _legend(words: Wording) -> Iterator[LegendStep]:
    near, off, far = _BOUNDS
    yield LegendStep("under-3", words.say(_("{part} and below", part=words.percent(-far))))
    yield LegendStep("under-2", _between(-far, -off, words))
    yield LegendStep("under-1", _between(-off, -near, words))
    yield LegendStep("even", words.say(_("less than {part} off", part=words.percent(near))))
    yield LegendStep("over-1", _between(near, off, words))
    yield LegendStep("over-2", _between(off, far, words))
    yield LegendStep("over-3", words.say(_("{part} and above", part=signed(words.percent(far), far))))


def _between(lower: Decimal, upper: Decimal, words: Wording) -> str:
    return f"{signed(words.number(lower * 100), lower)} … {signed(words.percent(upper), upper)}"


def signed(told: str, value: Decimal) -> str:
    """What is told of a value, with a plus where it is above nothing."""
    return f"+{told}" if value > 0 else told
