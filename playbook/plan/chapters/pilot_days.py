"""The course of a pilot in; the page that tells day by day where each target stands, and at the end keep or correct, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from operator import itemgetter
from typing import Literal

from playbook.analytics.audit_figures import AuditFigures, PilotCourse, PilotState, TargetCourse
from playbook.diagnostics import Message, _, _n
from playbook.model.pipeline import Pipeline
from playbook.model.value import Duration
from playbook.plan.chapters.broken_clauses import BrokenRow, broken_rows
from playbook.plan.chapters.pilot import METRICS, PERCENTS
from playbook.plan.chapters.programme_results import Result
from playbook.plan.chapters.real_names import RealName, RealNames
from playbook.plan.chapters.spans import bounds_in_words, length_in_words
from playbook.plan.course_chart import CourseChart
from playbook.plan.facts import Fact
from playbook.plan.month_chart import Tick, round_marks
from playbook.plan.page import Draft
from playbook.plan.timeline import DayMark
from playbook.plan.wording import Wording

PILOT_STATES: Mapping[PilotState, Message] = {
    "to-come": _("to come"),
    "running": _("running"),
    "keep": _("keep it"),
    "correct": _("correct it"),
}
_VERDICTS: Mapping[PilotState, Literal["", "good", "bad"]] = {"keep": "good", "correct": "bad"}
_MOST_MARKS = 6
_MOST_PLACES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetState:
    """A target on the last day that is told of: what is measured and where, what it must be, what it is, and on how many days it was kept."""

    metric: str
    state: RealName | None
    target: str
    value: str
    is_met: bool | None
    verdict: str
    days: str


@dataclass(frozen=True, slots=True)
class DayValue:
    """The value of a target on a day, and whether it keeps to the bounds; nothing where nothing can be measured yet."""

    value: str
    is_met: bool | None


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day, or several after one another on which nothing changed, with the value of each target."""

    days: str
    values: tuple[DayValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotDaysContent:
    """The page: how far the period has come, its targets as they stand, a chart of each, the days, and the clauses that cost most."""

    facts: tuple[Fact, ...]
    figures: tuple[Result, ...]
    empty: str
    targets: tuple[TargetState, ...]
    charts: tuple[CourseChart, ...]
    heads: tuple[str, ...]
    days: tuple[DayRow, ...]
    costliest: tuple[BrokenRow, ...]


def pilot_days(pipeline: Pipeline, audit: AuditFigures, names: RealNames, words: Wording) -> Draft | None:
    """The page of a pipeline's pilot; none where the history is held against none."""
    course = next((one for one in audit.pilots if one.pipeline == pipeline.id), None)
    if course is None:
        return None
    return Draft(
        kind="pilot_days",
        ref=f"pilot-days:{pipeline.id}",
        path=f"pipelines/{pipeline.id}/pilot_days",  # no id has an underscore
        title=words.say(_("The pilot, day by day")),
        summary=words.say(_("{title}: where each target stands.", title=pipeline.title)),
        content=_content(pipeline, course, names, words),
    )


def _content(pipeline: Pipeline, course: PilotCourse, names: RealNames, words: Wording) -> PilotDaysContent:
    facts = [Fact(words.say(_("Pilot")), words.days(course.first, course.last))]
    if course.until is not None:
        facts.append(Fact(words.say(_("Told of up to")), words.day(course.until)))
    charts = (_chart(number, one, pipeline, course, names, words) for number, one in enumerate(course.targets, start=1))
    return PilotDaysContent(
        facts=tuple(facts),
        figures=tuple(_figures(course, words)),
        empty="" if course.until is not None else _empty(course, words),
        targets=tuple(_target_state(one, pipeline, names, words) for one in course.targets),
        charts=tuple(chart for chart in charts if chart is not None),
        heads=tuple(_head(one, pipeline, names, words) for one in course.targets),
        days=tuple(_days(course, words)),
        costliest=broken_rows(course.costliest, names, {pipeline.id: pipeline}, words),
    )


def _empty(course: PilotCourse, words: Wording) -> str:
    return words.say(
        _(
            "The pilot begins on {day}; the history tells of no day of it yet.",
            day=words.day(course.first),
        )
    )


def _figures(course: PilotCourse, words: Wording) -> Iterator[Result]:
    """What to do with the pipeline, how many days have passed, and how many targets are met."""
    said = words.say(PILOT_STATES[course.state])
    yield Result(words.say(_("The pilot")), said, verdict=_VERDICTS.get(course.state, ""))
    if course.until is None:
        return
    passed, length = (course.until - course.first).days + 1, (course.last - course.first).days + 1
    day = words.say(_("{day} of {days}", day=words.number(passed), days=words.number(length)))
    yield Result(words.say(_("Day")), day)
    if course.targets:
        met = sum(one.is_met(_last(one)) is True for one in course.targets)
        told = words.say(_("{number} of {all}", number=words.number(met), all=words.number(len(course.targets))))
        yield Result(words.say(_("Targets met")), told, verdict="good" if met == len(course.targets) else "")


def _last(target: TargetCourse) -> Decimal | None:
    return next(reversed(target.values), None)


def _target_state(target: TargetCourse, pipeline: Pipeline, names: RealNames, words: Wording) -> TargetState:
    value = _last(target)
    is_met = target.is_met(value)
    measured = [one for one in target.values if one is not None]
    kept = sum(target.is_met(one) is True for one in measured)
    days = words.say(
        _n(
            "{kept} of {number} day",
            "{kept} of {number} days",
            len(measured),
            kept=words.number(kept),
            number=words.number(len(measured)),
        )
    )
    return TargetState(
        metric=words.say(METRICS[target.metric]),
        state=names.state(pipeline.id, target.state) if target.state else None,
        target=_bounds(target, words),
        value=_value(target, value, words) if value is not None else words.say(_("nothing measured yet")),
        is_met=is_met,
        verdict="" if is_met is None else words.say(_("met") if is_met else _("not met")),
        days=days if measured else "",
    )


def _bounds(target: TargetCourse, words: Wording) -> str:
    least, most = (_value(target, end, words) if end is not None else None for end in (target.at_least, target.at_most))
    return bounds_in_words(least, most, words)


def _value(target: TargetCourse, value: Decimal, words: Wording) -> str:
    """A value with one decimal; with more where it would seem to keep to a bound that it misses, or to miss one that it keeps to."""
    is_percent = target.metric in PERCENTS
    for places in range(1, _MOST_PLACES + 1):
        rounded = value.quantize(Decimal(1).scaleb(-places - 2 * is_percent), ROUND_HALF_UP)
        if target.is_met(rounded) == target.is_met(value):
            break
    if is_percent:
        return words.percent(rounded, places)
    if target.metric == "duration" and (not value or value >= 1):
        return words.duration(Duration(rounded.normalize() + 0, "d"))
    return length_in_words(value, words) if target.metric == "duration" else words.number(rounded.normalize() + 0)


def _head(target: TargetCourse, pipeline: Pipeline, names: RealNames, words: Wording) -> str:
    """What a target is called: what is measured, and in which state."""
    metric = words.say(METRICS[target.metric])
    return f"{metric}: {names.state(pipeline.id, target.state).title}" if target.state else metric


def _days(course: PilotCourse, words: Wording) -> Iterator[DayRow]:
    """The days that are told of; those after one another on which all values are the same are one row."""
    if course.until is None or not course.targets:
        return
    length = (course.until - course.first).days + 1
    days = [
        (course.first + timedelta(days=place), tuple(_at(one, place) for one in course.targets))
        for place in range(length)
    ]
    for values, run in groupby(days, key=itemgetter(1)):
        same = [day for day, _values in run]
        told = (_day_value(target, value, words) for target, value in zip(course.targets, values, strict=True))
        yield DayRow(words.days(same[0], same[-1], has_year=course.first.year != course.last.year), tuple(told))


def _day_value(target: TargetCourse, value: Decimal | None, words: Wording) -> DayValue:
    return DayValue("" if value is None else _value(target, value, words), target.is_met(value))


def _at(target: TargetCourse, place: int) -> Decimal | None:
    return target.values[place] if place < len(target.values) else None


def _chart(  # noqa: PLR0913, PLR0917 - a target, whose it is, and how it is told
    number: int, target: TargetCourse, pipeline: Pipeline, course: PilotCourse, names: RealNames, words: Wording
) -> CourseChart | None:
    known = [one for one in target.values if one is not None]
    if not known:
        return None
    ends = [one for one in (target.at_least, target.at_most) if one is not None]
    marks = round_marks(Decimal(0), max(*known, *ends, Decimal(0)))
    if target.metric in PERCENTS:
        marks = tuple(mark for mark in marks if mark == round(mark, 3))  # as 0,5 % is; 0,25 % would be told as 0,3 %
    elif target.metric != "duration":
        marks = tuple(mark for mark in marks if mark == int(mark))
    length = (course.last - course.first).days + 1
    value = known[-1]
    return CourseChart(
        id=f"pilot-{pipeline.id}-{number}",
        title=words.say(
            _("{target}: {bounds}", target=_head(target, pipeline, names, words), bounds=_bounds(target, words))
        ),
        description=words.say(_("The last value is {value}.", value=_value(target, value, words))),
        values=target.values[:length],
        days=length,
        ticks=tuple(Tick(mark, _value(target, mark, words)) for mark in marks),
        marks=_marks(course.first, length, words),
        least=_bound(target, target.at_least, _("at least {value}"), words),
        most=_bound(target, target.at_most, _("at most {value}"), words),
        label=_value(target, value, words),
        is_kept=target.is_met(value),
    )


def _bound(target: TargetCourse, end: Decimal | None, said: Message, words: Wording) -> Tick | None:
    if end is None:
        return None
    return Tick(end, words.say(Message(said.text, {"value": _value(target, end, words)})))


def _marks(first: date, length: int, words: Wording) -> tuple[DayMark, ...]:
    """Half a dozen days under the chart, the first and the last among them."""
    count = min(_MOST_MARKS, length)
    places: Sequence[int] = [round(number * (length - 1) / max(count - 1, 1)) for number in range(count)]
    days = ((place, first + timedelta(days=place)) for place in places)
    return tuple(DayMark(float(place), words.days(day, day, has_year=False)) for place, day in days)
