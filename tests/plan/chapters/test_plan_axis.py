"""Given plan and fact by an axis, its page has a heat map of deviations and a table for each period, and both add up to the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from playbook.plan.chapters.plan_axis import plan_axis
from playbook.plan.page import Draft
from playbook.plan.wording import wording_of

BOOK = """
lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
segmentations:
  - {id: by-size, title: By size, segments: [{id: small, title: Small}, {id: large, title: Large}]}
statuses: [{id: small, title: Little}]
abc_xyz:
  - {line: wholesale, cells: {AX: {title: Pillar, approach: Call.}}}
  - {line: retail, cells: {AX: {title: Regular, approach: Greet.}, BX: {approach: Ask.}}}
forecast: {axes: [by-size]}
"""
ALL = frozenset({"expert", "budget", "actual", "deviation"})
PLACE = Draft(kind="plan_fact", ref="plan:1", path="forecast/plan/index", title="Plan and fact")


@pytest.fixture
def page(book_of, plan_by_hand):
    def make(axis="by-size", columns=ALL, **changed):
        book = book_of("book: {title: Tiles, language: en, currency: EUR}\n" + BOOK)
        return plan_axis(axis, replace(plan_by_hand, **changed), PLACE, columns, book, wording_of(book, "en"))

    return make


def test_the_page_looks_like_this(planned_pages, plan_by_hand, golden):
    pages = planned_pages(BOOK, plan_by_hand)

    golden("pages/plan_axis.md", pages["forecast/plan/by-size.md"])


def test_cells_are_coloured_by_deviation_and_have_their_numbers(page):
    small, large, none = page().content.map.rows

    assert [(cell.part, cell.step, cell.lines) for cell in small.cells] == [
        ("−20.0%", "under-2", ("€800K", "of €1M")),
        ("+50.0%", "over-3", ("€450K", "of €300K")),
        ("", None, ("estimate €500K",)),
    ]
    assert [(cell.part, cell.step) for cell in large.cells] == [("+2.0%", "even"), ("+1.0%", "even"), ("", None)]
    assert [(cell.part, cell.lines) for cell in none.cells] == [("", ()), ("", ("€50K", "no budget")), ("", ())]


def test_groups_lead_to_where_the_book_tells_of_them(page):
    assert [(row.named.title, row.named.ref) for row in page().content.map.rows] == [
        ("Small", "segment:small"), ("Large", "segment:large"), ("In none of them", ""),
    ]  # fmt: skip
    assert [(row.named.title, row.named.ref) for row in page("manager").content.map.rows] == [
        ("Petrov", ""), ("Without a manager", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "refs"),
    [("wholesale", ["cell:AX", ""]), ("retail", ["cell:retail/AX", "cell:BX"]), (None, ["", ""])],
)
def test_a_cell_leads_to_the_matrix_of_the_line_of_the_forecast(page, plan_by_hand, line, refs):
    groups = plan_by_hand.by["by-size"]
    by = {"abc-xyz": {"AX": groups["small"], "BX": groups["large"]}}

    assert [row.named.ref for row in page("abc-xyz", by=by, line=line).content.map.rows] == refs


@pytest.mark.parametrize(
    ("axis", "group", "named"),
    [
        ("status", "small", ("Little", "status:small")),
        ("status", None, ("Without a status", "")),
        ("status", "gone", ("gone", "")),
        ("line", "retail", ("Retail", "line:retail")),
        ("line", None, ("Without a line", "")),
        ("abc-xyz", None, ("In no cell", "")),
    ],
)
def test_groups_of_every_axis_are_named_as_the_book_does(page, plan_by_hand, axis, group, named):
    [row] = page(axis, by={axis: {group: plan_by_hand.by["by-size"]["small"]}}).content.map.rows

    assert (row.named.title, row.named.ref) == named


def test_which_groups_are_furthest_off_in_money_is_its_summary(page, plan_by_hand):
    groups = plan_by_hand.by["by-size"]
    over = {"by-size": {"small": {"q1": groups["small"]["q1"]}, "large": {"q1": groups["large"]["q1"]}}}
    below = {"by-size": {"small": {"q1": groups["small"]["q1"]}}}

    assert page().summary == "Q2: furthest above the plan is “Small”, by €150K."
    assert page(by=over).summary == (
        "Q1: furthest below the plan is “Small”, by €200K; furthest above it is “Large”, by €200K."
    )
    assert page(by=below).summary == "Q1: furthest below the plan is “Small”, by €200K."
    assert page(columns=frozenset({"actual"})).summary.startswith("What was planned and what was shipped")


def test_a_table_for_each_period_ends_with_the_whole(page):
    first, second, third = page().content.periods

    assert [(row.named.title, row.clients, row.deviation) for row in (*first.rows, first.whole)] == [
        ("Small", "4", "−€200,000"), ("Large", "2", "+€200,000"), ("All clients", "6", "€0"),
    ]  # fmt: skip
    assert [row.named.title for row in second.rows] == ["Small", "Large", "In none of them"]
    assert [(row.expert, row.budget, row.actual) for row in third.rows] == [("€500,000", "–", "–")]


def test_a_forecast_that_shows_no_deviation_has_no_map(page):
    content = page(columns=frozenset({"budget"})).content

    assert content.map is None
    assert {row.deviation for one in content.periods for row in one.rows} == {""}


def test_an_axis_without_a_number_has_no_page(page):
    assert page(by={"by-size": {}}) is None
