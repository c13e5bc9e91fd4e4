"""The errors of a forecast in; how well the numbers of each seller fit, in words and as a table, out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from playbook.analytics.plan_figures import NO_SELLER, ForecastError, PlanFigures
from playbook.diagnostics import Message, _
from playbook.plan.chapters.plan_rows import NOTHING, clients_in_words, part_apart
from playbook.plan.wording import Wording

Kind = Literal["expert", "budget"]

_KINDS: dict[Kind, Message] = {"expert": _("Expert estimate"), "budget": _("Budget")}


@dataclass(frozen=True, slots=True)
class FitFigures:
    """Of how many clients a number was said and came true, how far the numbers were off, and whether too high or too low."""

    clients: str
    wape: str
    bias: str


@dataclass(frozen=True, slots=True)
class FitRow:
    """A seller, and how well his numbers fit, of each kind; nothing where he said none of it."""

    seller: str
    figures: tuple[FitFigures | None, ...]


@dataclass(frozen=True, slots=True)
class ForecastFit:
    """How well a forecast fits: over which periods, of which kinds of numbers, all sellers together first."""

    periods: str
    kinds: tuple[str, ...]
    rows: tuple[FitRow, ...]


def forecast_fit(plan: PlanFigures, columns: Collection[str], words: Wording) -> ForecastFit | None:
    """The fit of the numbers that the forecast shows; none where no period is over, or nobody said a number for it."""
    told = {one.of for errors in plan.errors.values() for one in errors}
    kinds = [kind for kind in _KINDS if kind in columns and kind in told]
    if not kinds:
        return None
    over = [one.title for one in plan.periods if one.until == one.last]
    return ForecastFit(
        periods=words.say(_("Over the periods that are over: {periods}.", periods=words.listed(over))),
        kinds=tuple(words.say(_KINDS[kind]) for kind in kinds),
        rows=tuple(
            FitRow(_seller(seller, words), tuple(_figures(errors, kind, words) for kind in kinds))
            for seller, errors in plan.errors.items()
            if any(one.of in kinds for one in errors)
        ),
    )


def _seller(name: str | None, words: Wording) -> str:
    if name is None:
        return words.say(_("All together"))
    return words.say(_("Without a manager")) if name == NO_SELLER else name


def _figures(errors: Collection[ForecastError], kind: Kind, words: Wording) -> FitFigures | None:
    error = next((one for one in errors if one.of == kind), None)
    if error is None:
        return None
    wape = NOTHING if error.wape is None else words.part(error.wape)
    return FitFigures(clients_in_words(error.clients, words), wape, part_apart(error.bias, words))
