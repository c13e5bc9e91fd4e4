"""Given plan and fact and an edition, I get the groups that its readers may see, and no sum by which the others could be reckoned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.plan_figures import ForecastError, PlanFact, PlanFigures, PlannedPeriod
from playbook.diagnostics import Address, _, quoted
from playbook.editions import restrict, restrict_plans

HEAD = "audience: [head]"
BOOK = """
segmentations:
  - {id: by-size, title: By size, segments: [{id: small, title: Small}, {id: large, title: Large%(segment)s}]}
statuses: [{id: active, title: Active}, {id: doubtful, title: Doubtful%(status)s}]
abc_xyz: {cells: {AX: {approach: Call.}, CZ: {approach: Wait.%(cell)s}}}
forecast: {axes: [by-size, status, abc-xyz]%(forecast)s}
data: {ledger: {source: l.csv}%(data)s}
editions: [{id: theirs, title: Theirs, %(edition)s}]
"""
OPEN = dict.fromkeys(["segment", "status", "cell", "forecast", "data"], "") | {"edition": "roles: [hunter]"}
AXES = ("by-size", "status", "abc-xyz", "manager", "line")
OVERLAP = _("Segments of {segmentation} overlap.", segmentation=quoted("By size"))


def _fact(actual):
    return PlanFact(2, Decimal(90), Decimal(100), Decimal(actual), Decimal(100))


@pytest.fixture
def plan() -> PlanFigures:
    groups = {
        "by-size": ("small", "large"),
        "status": ("active", "doubtful", None),
        "abc-xyz": ("AX", "CZ"),
        "manager": ("Petrov", "Anders"),
        "line": ("wholesale", "retail"),
    }
    wape = Decimal("0.2")
    errors = {seller: (ForecastError(seller or "", "budget", 4, wape, wape),) for seller in (None, "Petrov", "Anders")}
    return PlanFigures(
        as_of=date(2026, 10, 31),
        line=None,
        periods=(PlannedPeriod("q3", "Q3", date(2026, 7, 1), date(2026, 9, 30), date(2026, 9, 30)),),
        whole={"q3": _fact(110)},
        by={axis: {name: {"q3": _fact(55)} for name in groups[axis]} for axis in AXES},
        errors=errors,
        notes=(OVERLAP, _("The first period has begun.")),
    )


@pytest.fixture
def shown(book_of, plan):
    """The plans that an edition of the book gets."""

    def restricted(given=None, **hidden):
        book = book_of(BOOK % (OPEN | hidden))
        edition = book.editions[0]
        return restrict_plans([given or plan], book, restrict(book, edition).book, edition)

    return restricted


def test_who_may_see_all_gets_all(shown, plan):
    assert shown() == (plan,)


@pytest.mark.parametrize(
    "hidden",
    [
        {"data": f", {HEAD}"},
        {"forecast": f", {HEAD}"},
        {"edition": "roles: [hunter], sections: [statuses, segmentations]"},
    ],
)
def test_who_may_not_read_the_ledger_or_the_forecast_gets_no_plan(shown, hidden):
    assert shown(**hidden) == ()


@pytest.mark.parametrize(("hidden", "axis"), [("segment", "by-size"), ("status", "status"), ("cell", "abc-xyz")])
def test_a_hidden_group_takes_its_whole_axis_with_it(shown, plan, hidden, axis):
    [found] = shown(**{hidden: f", {HEAD}"})

    assert [*found.by] == [one for one in AXES if one != axis]
    assert (found.whole, found.errors) == (plan.whole, plan.errors)


def test_sections_that_an_edition_does_not_tell_of_are_no_axes(shown, plan):
    [found] = shown(edition="roles: [hunter], sections: [forecast, statuses]")

    assert [*found.by] == ["status", "manager"]
    assert found.errors == plan.errors


def test_sellers_are_named_where_the_client_base_names_them(shown):
    [found] = shown(status=f", {HEAD}", cell=f", {HEAD}")

    assert [*found.by] == ["by-size", "line"]
    assert [*found.errors] == [None]


def test_where_a_line_is_hidden_a_plan_of_all_lines_is_left_out(shown, plan):
    of_line = replace(plan, line="wholesale", has_all_lines=False)

    assert shown(edition="lines: [wholesale]") == ()
    assert [*shown(of_line, edition="lines: [wholesale]")[0].by] == []


def test_an_edition_of_a_line_gets_its_plan_by_the_groups_of_that_line_alone(book_of, plan):
    book = book_of(
        """
statuses: [{id: active, title: Active, line: wholesale}]
segmentations: [{id: by-size, title: By size, segments: [{id: small, title: Small}]}]
forecast: [{line: retail, axes: [status]}, {line: wholesale, axes: [status, by-size]}]
editions: [{id: theirs, title: Theirs, lines: [wholesale]}]
"""
    )
    plans = [
        replace(
            plan,
            line=line,
            has_all_lines=False,
            at=Address(("forecast", number)),
            by={axis: plan.by[axis] for axis in ("by-size", "status", "manager")},
        )
        for number, line in enumerate(["retail", "wholesale"])
    ]
    [found] = restrict_plans(plans, book, restrict(book, book.editions[0]).book, book.editions[0])

    assert (found.line, [*found.by], [*found.errors]) == ("wholesale", ["status"], [None])


def test_a_note_that_names_a_hidden_segmentation_is_left_out(shown):
    assert [str(note) for note in shown()[0].notes] == [str(OVERLAP), "The first period has begun."]
    assert [str(note) for note in shown(segment=f", {HEAD}")[0].notes] == ["The first period has begun."]
