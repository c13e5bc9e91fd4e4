"""Given the course of a trial period, I get a page of each target day by day, and at the end keep or correct with the clauses that cost most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.audit_figures import TargetCourse

PAGE = "pilot-days:sales"


@pytest.fixture
def content(audited_page, figures):
    """The content of the page of a course that differs in some things."""

    def made(**changes):
        course = replace(figures.pilots[0], **changes)
        return audited_page(replace(figures, pilots=(course,)), PAGE).content

    return made


def test_the_page_looks_like_this(audited_pages, figures, golden):
    golden("pages/pilot_days.md", audited_pages(figures)["pipelines/sales/pilot_days.md"])


def test_at_the_end_it_says_what_to_do_and_what_cost_most(content):
    found = content()

    assert [(one.label, one.value, one.verdict) for one in found.figures] == [
        ("The pilot", "correct it", "bad"),
        ("Day", "10 of 10", ""),
        ("Targets met", "1 of 2", ""),
    ]
    assert [(row.sentence, row.breaches, row.share) for row in found.costliest] == [
        ("Clients stay in “First call” longer than 5\u00a0days.", "11", ""),
        ("“Over to the head”: the client is not accepted within 4\u00a0hours.", "5", ""),
    ]
    assert content(state="keep").figures[0].verdict == "good"


def test_each_target_tells_where_it_stands_and_on_how_many_days_it_was_kept(content):
    overdue, won = content().targets

    assert (overdue.metric, overdue.state.title, overdue.target) == ("Overdue", "First call", "at most 15%")
    assert (overdue.value, overdue.is_met, overdue.verdict, overdue.days) == ("20%", False, "not met", "4 of 8 days")
    assert (won.value, won.is_met, won.days) == ("3", True, "2 of 10 days")


def test_a_period_that_has_not_begun_tells_its_targets_alone(content, audited_pages, figures):
    targets = tuple(replace(one, values=()) for one in figures.pilots[0].targets)
    found = content(until=None, state="to-come", targets=targets, costliest=())
    course = replace(figures.pilots[0], until=None, state="to-come", targets=targets, costliest=())
    page = audited_pages(replace(figures, pilots=(course,)))["pipelines/sales/pilot_days.md"]

    assert found.empty == "The pilot begins on 1 October 2026; the history tells of no day of it yet."
    assert (found.charts, found.days, [one.target for one in found.targets]) == ((), (), ["at most 15%", "at least 3"])
    assert "Day by day" not in page
    assert "<svg" not in page


def test_a_period_that_is_running_tells_the_days_so_far(content, figures):
    targets = tuple(replace(one, values=one.values[:4]) for one in figures.pilots[0].targets)
    found = content(until=date(2026, 10, 4), state="running", targets=targets)

    assert [one.value for one in found.figures] == ["running", "4 of 10", "1 of 2"]
    assert [len(chart.values) for chart in found.charts] == [4, 4]
    assert {chart.days for chart in found.charts} == {10}


def test_days_on_which_nothing_changed_are_one_row(content):
    rows = content().days

    assert [row.days for row in rows] == [
        "1–2 October", "3 October", "4 October", "5 October", "6 October", "7–8 October", "9 October", "10 October",
    ]  # fmt: skip
    assert [(one.value, one.is_met) for one in rows[0].values] == [("", None), ("0", False)]
    assert [(one.value, one.is_met) for one in rows[-1].values] == [("20%", False), ("3", True)]


def test_a_chart_has_the_bounds_the_days_and_the_last_value(content):
    overdue, won = content().charts

    assert (overdue.title, overdue.label, overdue.is_kept) == ("Overdue: First call: at most 15%", "20%", False)
    assert (overdue.least, overdue.most.label) == (None, "at most 15%")
    assert [mark.label for mark in overdue.marks] == [
        "1 October", "3 October", "5 October", "6 October", "8 October", "10 October",
    ]  # fmt: skip
    assert [tick.label for tick in won.ticks] == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    ("metric", "bounds", "value", "shown"),
    [
        ("conversion", {"at_least": "0.01"}, "0.00996", "0.996%"),
        ("conversion", {"at_least": "0.01"}, "0.0104", "1%"),
        ("overdue", {"at_most": "0.15"}, "0.15004", "15.004%"),
        ("duration", {"at_most": "40"}, "40.04", "40.04\u00a0days"),
        ("duration", {"at_most": "40"}, "0.25", "6\u00a0hours"),
        ("worklist", {"at_least": "50"}, "49.98", "49.98"),
    ],
)
def test_a_value_is_rounded_so_that_it_does_not_seem_to_be_on_the_other_side_of_a_bound(
    content, metric, bounds, value, shown
):
    ends = {"at_least": None, "at_most": None} | {name: Decimal(end) for name, end in bounds.items()}
    target = TargetCourse(metric, None, values=(Decimal(value),) * 10, **ends)
    found = content(targets=(target,))

    assert found.targets[0].value == shown
    assert found.targets[0].state is None


def test_a_pipeline_without_a_trial_period_has_no_such_page(audited_page, figures):
    assert audited_page(figures, "pilot-days:again") is None
    assert audited_page(replace(figures, pilots=()), PAGE) is None
