"""A forecast held against the ledger in; its page with plan and fact by period, what is not agreed and how well it fits, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from playbook.analytics.plan_figures import PlanFigures
from playbook.diagnostics import _, _n, quoted
from playbook.model.book import Book
from playbook.model.forecast import Forecast
from playbook.plan.chapters.by_line import number_of
from playbook.plan.chapters.forecast_fit import ForecastFit, forecast_fit
from playbook.plan.chapters.plan_axis import plan_axis
from playbook.plan.chapters.plan_periods import PeriodHead, period_head, told_periods
from playbook.plan.chapters.plan_rows import (
    Named,
    PlanRow,
    clients_in_words,
    part_apart,
    plan_row,
)
from playbook.plan.chapters.programme_results import Result
from playbook.plan.deviation import signed, step_of
from playbook.plan.facts import Fact
from playbook.plan.page import Draft
from playbook.plan.wording import Wording

Verdict = Literal["", "good", "bad"]

_COLUMNS = frozenset({"expert", "budget", "actual", "deviation"})


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period, and all clients in it."""

    period: PeriodHead
    row: PlanRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFactContent:
    """The page of a plan: `columns` are those that the forecast shows, all of them where it names none.

    empty: what to do where nobody has entered a number. running: how far a period has come that is not over. unagreed: for whom there
    is an estimate and no budget yet.
    """

    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    empty: str
    figures: tuple[Result, ...]
    columns: frozenset[str]
    periods: tuple[PeriodRow, ...]
    running: tuple[str, ...]
    unagreed: tuple[str, ...]
    fit: ForecastFit | None


def plan_page(forecast: Forecast, plan: PlanFigures, folder: str, book: Book, words: Wording) -> Draft:
    """The page of a plan in the folder of its forecast, with a page for each axis of which there is a number."""
    columns = frozenset(forecast.columns) or _COLUMNS
    is_planned = any((fact.expert, fact.budget) != (None, None) for fact in plan.whole.values())
    page = Draft(
        kind="plan_fact",
        ref=f"plan:{number_of(forecast)}",
        path=f"{folder}/plan/index",
        title=words.say(_("Plan and fact")),
        summary=words.say(_("What sellers expected, what was agreed, and what was shipped.")),
        content=_content(plan, columns, words, is_planned=is_planned),
    )
    axes = (plan_axis(axis, plan, page, columns, book, words) for axis in plan.by) if is_planned else ()
    children = tuple(one for one in axes if one is not None)
    return replace(page, children=children) if children else replace(page, path=f"{folder}/plan")


def _content(plan: PlanFigures, columns: frozenset[str], words: Wording, *, is_planned: bool) -> PlanFactContent:
    return PlanFactContent(
        facts=(Fact(words.say(_("As of")), words.day(plan.as_of)),),
        notes=tuple(words.say(note) for note in plan.notes),
        empty="" if is_planned else _what_to_do(plan, words),
        figures=tuple(_figures(plan, columns, words)) if is_planned else (),
        columns=columns,
        periods=tuple(
            PeriodRow(period_head(one, words), plan_row(Named(one.title), plan.whole[one.id], one, columns, words))
            for one in told_periods(plan)
        ),
        running=tuple(_running(plan, words)) if is_planned else (),
        unagreed=tuple(_unagreed(plan, columns, words)),
        fit=forecast_fit(plan, columns, words),
    )


def _what_to_do(plan: PlanFigures, words: Wording) -> str:
    """How the first numbers come in; for the first period that is not over, else for the last."""
    if not plan.periods:
        return ""
    period = next((one for one in plan.periods if one.until != one.last), plan.periods[-1])
    return words.say(
        _(
            "Nobody has entered a number yet: playbook forecast sheet --period {period} makes a sheet for each seller, "
            "and playbook forecast read takes in what they wrote.",
            period=period.id,
        )
    )


def _figures(plan: PlanFigures, columns: frozenset[str], words: Wording) -> Iterator[Result]:
    """The latest period that has begun in a few numbers, and how far the budget was off in those that are over."""
    period = max((one for one in plan.periods if one.until), key=lambda one: one.first, default=None)
    fact = plan.whole[period.id] if period is not None else None
    if period is not None and fact is not None and fact.actual is not None and "actual" in columns:
        due = words.say(_("of {sum}", sum=words.roughly(fact.due))) if fact.due is not None else ""
        label = words.say(_("Shipped, {period}", period=period.title))
        yield Result(label, words.roughly(fact.actual), note=due if "budget" in columns else "")
    if fact is not None and fact.part is not None and fact.deviation is not None and "deviation" in columns:
        step = step_of(fact.part)
        verdict: Verdict = "good" if step.startswith("over") else "bad" if step.startswith("under") else ""
        sum_of_it = signed(words.roughly(fact.deviation), fact.deviation)
        yield Result(words.say(_("Deviation")), part_apart(fact.part, words), verdict, sum_of_it)
    error = next((one for one in plan.errors.get(None, ()) if one.of == "budget" and one.of in columns), None)
    if error is not None and error.wape is not None:
        yield Result(words.say(_("Error of the budget, WAPE")), words.part(error.wape))


def _running(plan: PlanFigures, words: Wording) -> Iterator[str]:
    for one in plan.periods:
        if one.season is not None and one.is_running:
            yield words.say(
                _(
                    "{period} is running: what was shipped is compared with {part} of the budget, for that part the same days brought a year ago.",
                    period=quoted(one.title),
                    part=words.part(one.season),
                )
            )
        elif one.until is not None and one.is_running:
            over, days = (one.until - one.first).days + 1, (one.last - one.first).days + 1
            yield words.say(
                _n(
                    "{period} is running: what was shipped is compared with the part of the budget for the day that is over, of {days}.",
                    "{period} is running: what was shipped is compared with the part of the budget for the {number} days that are over, of {days}.",
                    over,
                    period=quoted(one.title),
                    number=words.number(over),
                    days=words.number(days),
                )
            )


def _unagreed(plan: PlanFigures, columns: frozenset[str], words: Wording) -> Iterator[str]:
    for one in plan.periods:
        fact = plan.whole[one.id]
        if not fact.unagreed:
            continue
        clients = clients_in_words(fact.unagreed, words)
        if "expert" in columns:
            estimated = words.about(fact.unagreed_expert)
            yield words.say(_("{period}: {clients}, {sum} estimated", period=one.title, clients=clients, sum=estimated))
        else:
            yield words.say(_("{period}: {clients}", period=one.title, clients=clients))
