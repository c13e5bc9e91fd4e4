"""A plan and one of its axes in; the page with the heat map of its groups by period, and their plan and fact, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playbook.analytics.plan_axes import CELLS, LINE, MANAGER, STATUS
from playbook.analytics.plan_figures import PlanFact, PlanFigures, PlannedPeriod
from playbook.diagnostics import _, quoted
from playbook.model.abc_xyz import AbcXyz
from playbook.model.book import Book
from playbook.plan.chapters.by_line import ref_for_line
from playbook.plan.chapters.plan_periods import PeriodHead, period_head, told_periods
from playbook.plan.chapters.plan_rows import HeatCell, Named, PlanRow, heat_cell, plan_row
from playbook.plan.deviation import LegendStep, legend
from playbook.plan.page import Draft, child_path
from playbook.plan.wording import Wording


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A group, and a cell for each period."""

    named: Named
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class DeviationMap:
    """Groups by periods, coloured by deviation; the last row is the whole."""

    title: str
    periods: tuple[PeriodHead, ...]
    rows: tuple[HeatRow, ...]
    whole: HeatRow
    legend: tuple[LegendStep, ...]


@dataclass(frozen=True, slots=True)
class PeriodRows:
    """A period with its groups, and the whole of it."""

    period: PeriodHead
    rows: tuple[PlanRow, ...]
    whole: PlanRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAxisContent:
    """The page of an axis: `label` heads the groups, `ref` is where they are told of, `columns` are those of the forecast."""

    day: str
    label: str
    ref: str
    map: DeviationMap | None
    columns: frozenset[str]
    periods: tuple[PeriodRows, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of: groups by name, and the periods of which one of them has a number."""

    label: str
    named: Mapping[str | None, Named]
    groups: Mapping[str | None, Mapping[str, PlanFact]]
    periods: Sequence[PlannedPeriod]
    whole: Mapping[str, PlanFact]
    columns: frozenset[str]


def plan_axis(  # noqa: PLR0913, PLR0917 - what is told, of which axis, and where it stands
    axis: str, plan: PlanFigures, place: Draft, columns: frozenset[str], book: Book, words: Wording
) -> Draft | None:
    """The page of an axis below `place`, the page of the plan (`…/index`); none where no client is in any of its groups."""
    groups = plan.by[axis]
    periods = [one for one in told_periods(plan) if any(one.id in by_period for by_period in groups.values())]
    if not periods:
        return None
    label, ref = _axis_named(axis, plan.line, book, words)
    named = {group: _group_named(axis, group, plan.line, book, words) for group in groups}
    told = _Told(label, named, groups, periods, plan.whole, columns)
    return Draft(
        kind="plan_axis",
        ref=f"{place.ref}/{axis}",
        path=child_path(place.path.removesuffix("/index"), axis),
        title=words.say(_("{axis}: plan and fact", axis=label)),
        summary=_headline(told, words),
        content=PlanAxisContent(
            day=words.say(_("As of {day}", day=words.day(plan.as_of))),
            label=label,
            ref=ref,
            map=_map(told, words),
            columns=columns,
            periods=tuple(_period_rows(one, told, words) for one in periods),
        ),
    )


def _headline(told: _Told, words: Wording) -> str:
    """Which groups are furthest from the plan, in money, in the latest period that has begun.

    Why: the percents stand in the map; a small group may be far off without costing much.
    """
    begun = max((one for one in told.periods if one.until), key=lambda one: one.first, default=None)
    found = [
        (fact.deviation, told.named[group].title)
        for group, by_period in told.groups.items()
        if begun is not None and (fact := by_period.get(begun.id)) is not None and fact.deviation
    ]
    if begun is None or not found or "deviation" not in told.columns:
        return words.say(_("What was planned and what was shipped, by group and by period."))
    (least, lowest), (most, highest) = min(found), max(found)
    below, above = (words.roughly(abs(one)) for one in (least, most))
    ends = {"period": begun.title, "lowest": quoted(lowest), "below": below, "highest": quoted(highest), "above": above}
    if least > 0:
        return words.say(_("{period}: furthest above the plan is {highest}, by {above}.", **ends))
    if most < 0:
        return words.say(_("{period}: furthest below the plan is {lowest}, by {below}.", **ends))
    return words.say(
        _(
            "{period}: furthest below the plan is {lowest}, by {below}; furthest above it is {highest}, by {above}.",
            **ends,
        )
    )


def _map(told: _Told, words: Wording) -> DeviationMap | None:
    """The heat map; none where the forecast shows no deviation, or there is none yet."""
    facts = [fact for by_period in told.groups.values() for fact in by_period.values()]
    if "deviation" not in told.columns or all(fact.part is None for fact in facts):
        return None

    def cells(by_period: Mapping[str, PlanFact]) -> tuple[HeatCell, ...]:
        return tuple(heat_cell(by_period.get(one.id), told.columns, words) for one in told.periods)

    return DeviationMap(
        title=words.say(_("{axis} by period: how far the actual is from the budget", axis=told.label)),
        periods=tuple(period_head(one, words) for one in told.periods),
        rows=tuple(HeatRow(told.named[group], cells(by_period)) for group, by_period in told.groups.items()),
        whole=HeatRow(_whole(words), cells(told.whole)),
        legend=legend(words),
    )


def _period_rows(period: PlannedPeriod, told: _Told, words: Wording) -> PeriodRows:
    rows = [
        (told.named[group], by_period[period.id]) for group, by_period in told.groups.items() if period.id in by_period
    ]
    return PeriodRows(
        period=period_head(period, words),
        rows=tuple(plan_row(named, fact, period, told.columns, words) for named, fact in rows),
        whole=plan_row(_whole(words), told.whole[period.id], period, told.columns, words),
    )


def _whole(words: Wording) -> Named:
    return Named(words.say(_("All clients")))


def _axis_named(axis: str, line: str | None, book: Book, words: Wording) -> tuple[str, str]:
    known = {
        STATUS: (_("Statuses"), "section:statuses"),
        CELLS: (_("ABC–XYZ"), ref_for_line("abc_xyz", "matrix", book.abc_xyz, line)),
        MANAGER: (_("Managers"), ""),
        LINE: (_("Lines"), "section:lines"),
    }
    if axis in known:
        label, ref = known[axis]
        return words.say(label), ref
    return next((one.title for one in book.segmentations if one.id == axis), axis), f"segmentation:{axis}"


def _group_named(axis: str, group: str | None, line: str | None, book: Book, words: Wording) -> Named:
    """What a group is called, and where it leads: clients in none of them lead nowhere, nor does what the book does not know."""
    if group is None:
        rest = {
            STATUS: _("Without a status"),
            CELLS: _("In no cell"),
            MANAGER: _("Without a manager"),
            LINE: _("Without a line"),
        }
        return Named(words.say(rest.get(axis, _("In none of them"))))
    if axis == CELLS:
        return _cell_named(group, line, book.abc_xyz)
    kind, titles = _titles(axis, book)
    return Named(titles.get(group, group), f"{kind}:{group}" if group in titles else "")


def _titles(axis: str, book: Book) -> tuple[str, dict[str, str]]:
    if axis == STATUS:
        return "status", {one.id: one.title for one in book.statuses}
    if axis == LINE:
        return "line", {one.id: one.title for one in book.lines}
    if axis == MANAGER:
        return "", {}
    found = (one for one in book.segmentations if one.id == axis)
    return "segment", {segment.id: segment.title for one in found for segment in one.segments}


def _cell_named(name: str, line: str | None, matrices: tuple[AbcXyz, ...]) -> Named:
    """A cell; it leads where the matrix that holds for the line of the forecast describes it."""
    ref = ref_for_line("abc_xyz", "matrix", matrices, line)
    owner = ref.partition(":")[2]
    for place, matrix in enumerate(matrices):
        is_own = len(matrices) == 1 or ref == ref_for_line("abc_xyz", "matrix", matrices, matrix.line)
        cell = next((cell for key, cell in matrix.cells.items() if key == name), None)
        if is_own and cell is not None:
            is_later = any(name in [*one.cells] for one in matrices[:place])
            return Named(name, f"cell:{owner}/{name}" if is_later else f"cell:{name}", cell.title or "")
    return Named(name)
