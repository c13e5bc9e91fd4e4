"""Plan and fact of groups and periods in; the rows of a table and the cells of a heat map in words, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from playbook.analytics.plan_figures import PlanFact, PlannedPeriod
from playbook.diagnostics import _, _n
from playbook.plan.deviation import Step, signed, step_of
from playbook.plan.wording import Wording

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Named:
    """A group or a period as it is called: where it leads, and a small line under its title."""

    title: str
    ref: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A group in a period, in words: what the forecast does not show is empty, what nobody knows is a dash.

    due: what of the budget is for the days that are over, in a running period. part: the deviation as a percent, `step` its colour.
    """

    named: Named
    clients: str
    expert: str
    budget: str
    due: str
    actual: str
    deviation: str
    part: str
    step: Step | None


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell of the heat map: the deviation and its colour, and the numbers it is made of; no step where nothing can be compared."""

    part: str
    lines: tuple[str, ...]
    step: Step | None = None


def plan_row(named: Named, fact: PlanFact, period: PlannedPeriod, columns: Collection[str], words: Wording) -> PlanRow:
    """The row of a group; `columns` are those that the forecast shows."""
    due = words.about(fact.due) if period.is_running and fact.due is not None and "budget" in columns else ""
    has_deviation = "deviation" in columns
    return PlanRow(
        named=named,
        clients=words.number(fact.clients),
        expert=_money(fact.expert, words) if "expert" in columns else "",
        budget=_money(fact.budget, words) if "budget" in columns else "",
        due=words.say(_("{sum} so far", sum=due)) if due else "",
        actual=_money(fact.actual, words) if "actual" in columns else "",
        deviation=money_apart(fact.deviation, words) if has_deviation else "",
        part=part_apart(fact.part, words) if has_deviation and fact.part is not None else "",
        step=step_of(fact.part) if has_deviation and fact.part is not None else None,
    )


def heat_cell(fact: PlanFact | None, columns: Collection[str], words: Wording) -> HeatCell:
    """The cell of a group in a period; `columns` are those that the forecast shows."""
    if fact is None:
        return HeatCell("", ())
    lines = tuple(_lines(fact, columns, words))
    if fact.part is None:
        return HeatCell("", lines)
    return HeatCell(part_apart(fact.part, words), lines, step_of(fact.part))


def _lines(fact: PlanFact, columns: Collection[str], words: Wording) -> Iterator[str]:
    """What was shipped and what was due; of a period that has not begun what is planned."""
    shows_budget = "budget" in columns
    if fact.actual is None:
        if shows_budget and fact.budget is not None:
            yield words.say(_("budget {sum}", sum=words.roughly(fact.budget)))
        elif "expert" in columns and fact.expert is not None:
            yield words.say(_("estimate {sum}", sum=words.roughly(fact.expert)))
        return
    if "actual" in columns:
        yield words.roughly(fact.actual)
    if shows_budget:
        yield words.say(_("no budget") if fact.due is None else _("of {sum}", sum=words.roughly(fact.due)))


def clients_in_words(count: int, words: Wording) -> str:
    """How many clients."""
    return words.say(_n("{number} client", "{number} clients", count, number=words.number(count)))


def money_apart(value: Decimal | None, words: Wording) -> str:
    """By how much something is above or below: +1 200 ₽, −300 ₽."""
    return NOTHING if value is None else signed(words.about(value), value)


def part_apart(value: Decimal | None, words: Wording) -> str:
    """By what percent something is above or below: +12,5 %, −3,0 %."""
    return NOTHING if value is None else signed(words.part(value), value)


def _money(value: Decimal | None, words: Wording) -> str:
    return NOTHING if value is None else words.about(value)
