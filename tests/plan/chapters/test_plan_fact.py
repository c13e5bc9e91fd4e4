"""Given a forecast that was held against the ledger, its page tells plan and fact, what is not agreed, and how well it fits."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from playbook.plan.chapters.plan_fact import plan_page
from playbook.plan.wording import wording_of

BOOK = """
    segmentations:
      - {id: by-size, title: By size, segments: [{id: small, title: Small}, {id: large, title: Large}]}
    forecast:
      title: Shipments
      periods:
        - {id: q1, title: Q1, from: 2026-01-01, to: 2026-03-31}
        - {id: q2, title: Q2, from: 2026-04-01, to: 2026-06-30}
        - {id: q3, title: Q3, from: 2026-07-01, to: 2026-09-30}
      axes: [by-size]
      rules: [Sign your estimate]
    """


@pytest.fixture
def page(book_of, plan_by_hand):
    """The page of a plan, made by hand unless another is given, of a forecast that shows some columns."""

    def make(plan=None, columns=""):
        text = BOOK.replace("axes:", f"columns: [{columns}]\n      axes:")
        book = book_of("book: {title: Tiles, language: en, currency: EUR}\n" + _dedent(text))
        return plan_page(book.forecast[0], plan or plan_by_hand, "forecast", book, wording_of(book, "en"))

    return make


def _dedent(text):
    return "\n".join(line[4:] for line in text.splitlines())


def _without_numbers(plan):
    nothing = {name: replace(fact, expert=None, budget=None, due=None, unagreed=0) for name, fact in plan.whole.items()}
    return replace(plan, whole=nothing, by={}, errors={})


def test_the_page_looks_like_this(planned_pages, plan_by_hand, golden):
    golden("pages/plan_fact.md", planned_pages(BOOK, plan_by_hand)["forecast/plan/index.md"])


def test_it_stands_below_its_forecast_and_every_axis_below_it(planned_pages, plan_by_hand):
    assert sorted(path for path in planned_pages(BOOK, plan_by_hand) if path.startswith("forecast")) == [
        "forecast/index.md", "forecast/plan/by-size.md", "forecast/plan/index.md", "forecast/plan/manager.md",
    ]  # fmt: skip


def test_a_forecast_that_was_held_against_nothing_is_the_page_that_it_was(planned_pages):
    assert [path for path in planned_pages(BOOK) if path.startswith("forecast")] == ["forecast.md"]


def test_a_running_period_is_compared_with_what_is_due(page):
    content = page().content

    [running] = content.running
    assert "“Q2”" in running
    assert "30 days that are over, of 91" in running
    row = content.periods[1].row
    assert (row.budget, row.due, row.actual) == ("€9,900,000", "€3,300,000 so far", "€3,530,000")
    assert (row.deviation, row.part, row.step) == ("+€230,000", "+7.0%", "over-1")
    assert [one.period.state_in_words for one in content.periods] == ["", "running, up to 30 April 2026", "to come"]


def test_a_running_period_of_which_last_year_tells_the_season_is_compared_by_it(page, plan_by_hand):
    periods = tuple(replace(one, season=Decimal("0.615") if one.is_running else None) for one in plan_by_hand.periods)
    [running] = page(replace(plan_by_hand, periods=periods)).content.running

    assert "compared with 61.5% of the budget" in running
    assert "the same days brought a year ago" in running


def test_the_latest_period_that_has_begun_is_told_in_a_few_numbers(page):
    assert [(one.label, one.value, one.note, one.verdict) for one in page().content.figures] == [
        ("Shipped, Q2", "€3.53M", "of €3.3M", ""),
        ("Deviation", "+7.0%", "+€230K", "good"),
        ("Error of the budget, WAPE", "10.0%", "", ""),
    ]


def test_what_is_not_agreed_is_told_by_period(page):
    assert page().content.unagreed == ("Q2: 1 client, €100,000 estimated", "Q3: 2 clients, €500,000 estimated")
    assert page(columns="budget").content.unagreed == ("Q2: 1 client", "Q3: 2 clients")


def test_only_the_columns_that_the_forecast_names_are_told(page):
    content = page(columns="budget, actual").content
    row = content.periods[0].row

    assert (row.expert, row.budget, row.actual, row.deviation, row.part) == ("", "€11,000,000", "€11,000,000", "", "")
    assert [one.label for one in content.figures] == ["Shipped, Q2", "Error of the budget, WAPE"]
    assert content.fit.kinds == ("Budget",)


def test_where_nobody_has_entered_a_number_it_says_what_to_do_and_what_was_shipped(page, plan_by_hand):
    draft = page(_without_numbers(plan_by_hand))

    assert draft.content.empty.startswith("Nobody has entered a number yet: playbook forecast sheet --period q2 makes")
    assert [one.row.actual for one in draft.content.periods] == ["€11,000,000", "€3,530,000"]
    assert (draft.path, draft.children, draft.content.figures) == ("forecast/plan", (), ())


def test_before_the_first_period_there_are_numbers_and_no_deviation(page, plan_by_hand):
    periods = tuple(replace(one, until=None) for one in plan_by_hand.periods)
    whole = {name: replace(fact, actual=None, due=None) for name, fact in plan_by_hand.whole.items()}
    content = page(replace(plan_by_hand, periods=periods, whole=whole, by={}, errors={})).content

    assert (content.empty, content.figures, content.running, content.fit) == ("", (), (), None)
    assert {one.row.actual for one in content.periods} == {"–"}


def test_of_several_forecasts_each_has_its_own(planned_pages, plan_by_hand):
    text = """
        lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
        forecast: [{line: wholesale}, {line: retail, periods: [{id: q1, from: 2026-01-01, to: 2026-03-31}]}]
        """
    of_retail = replace(plan_by_hand, line="retail", at=("forecast", 1), by={})

    assert sorted(path for path in planned_pages(text, of_retail) if path.startswith("forecast")) == [
        "forecast/index.md", "forecast/retail/index.md", "forecast/retail/plan.md", "forecast/wholesale.md",
    ]  # fmt: skip
