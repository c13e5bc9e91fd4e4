"""Given a programme's economics, its page tells when it pays, what it returns and what is still to be written."""

from __future__ import annotations

import pytest

from playbook.check.rules.loyalty import uplift_too_small
from playbook.plan.chapters.programme_results import programme_results
from playbook.plan.wording import wording_of

BOOK = """
    book: {{title: Tiles, language: en, currency: USD, margin_floor: 12%}}
    loyalty:
      - id: shelf
        title: Shelf
        terms: [{{kind: discount, percent: 3%}}, {{kind: gift, cost: 2_000}}]
        economics: {{{economics}}}
    """
WHOLE = {
    "launch_cost": "600_000",
    "monthly_cost": "40_000",
    "clients": "40",
    "turnover_per_client": "180_000",
    "margin": "38%",
    "uplift": "18%",
    "cost_per_client": "500",
    "retention": "{before: 75%, after: 80%}",
    "horizon": "18mo",
}
LTV_NOTE = "$3,283,200 before; what the programme costs is not taken off"


@pytest.fixture
def results(book_of):
    def reckon(**changed):
        given = {name: value for name, value in {**WHOLE, **changed}.items() if value}
        book = book_of(BOOK.format(economics=", ".join(f"{name}: {value}" for name, value in given.items())))
        return programme_results(book.loyalty[0], book.masthead, wording_of(book, "en"))

    return reckon


def test_the_figures_of_a_programme_reckoned_by_hand(results):
    # As in tests/estimate/test_economics.py. LTV: 12·180 000·0.38/0.25 and 12·180 000·1.18·0.35/0.2.
    found = results()

    assert [(one.label, one.value, one.verdict, one.note) for one in found.figures] == [
        ("Breaks even", "month 7", "good", "of 18 months"),
        ("ROI over 18 months", "37.1%", "good", ""),
        ("Growth that makes up for the discount", "8.6%", "good", "18.0% expected"),
        ("Growth that covers all costs in 18 months", "15.5%", "good", "18.0% expected"),
        ("Margin after the discount", "36.1%", "", "38.0% before"),
        ("Lifetime value of a client (LTV)", "$4,460,400", "good", LTV_NOTE),
    ]
    assert found.missing == ()


def test_the_chart_has_a_column_for_each_month_and_names_the_month_in_which_it_pays(results):
    chart = results().chart

    assert len(chart.columns) == 18
    assert [column.label for column in chart.columns if column.label] == ["month 7", "$1.16M"]
    assert chart.columns[6].told == "month 7: $83,200"
    assert chart.description == "After month 18 the result is $1,156,800."


def test_a_programme_that_never_pays_says_so(results):
    figures = {one.label: one for one in results(uplift="1%").figures}

    assert (figures["Breaks even"].value, figures["Breaks even"].verdict) == ("never does", "bad")
    assert figures["ROI over 18 months"].value.startswith("\N{MINUS SIGN}")
    assert figures["Growth that makes up for the discount"].verdict == "bad"


def test_a_growth_for_the_discount_alone_is_not_taken_for_one_that_covers_all_costs(results):
    # 0.03/0.35 is 8.57 %, and with 3 120 000 of costs over 129 600 000 of turnover (0.03 + 0.0240741)/0.35 is 15.4497 %.
    figures = {one.label: one for one in results(uplift="10%").figures}

    assert figures["Growth that makes up for the discount"].verdict == "good"
    assert figures["Growth that covers all costs in 18 months"].verdict == "bad"


@pytest.mark.parametrize(("uplift", "verdict", "told"), [("8.58%", "good", "8.6%"), ("8.57%", "bad", "8.5%")])
def test_what_is_expected_reads_as_enough_only_where_it_is(results, uplift, verdict, told):
    found = next(one for one in results(uplift=uplift).figures if one.label == "Growth that makes up for the discount")

    assert (found.value, found.verdict, found.note) == ("8.6%", verdict, f"{told} expected")


def test_the_page_and_the_check_tell_the_same_growth(book_of):
    # Rule L605 rounds up: 0.07/0.23 is 30.43 %.
    book = book_of(
        """
        book: {title: Tiles, language: en}
        loyalty: [{id: shelf, title: Shelf, terms: [{kind: discount, percent: 7%}], economics: {margin: 30%, uplift: 20%}}]
        """
    )
    found = programme_results(book.loyalty[0], book.masthead, wording_of(book, "en")).figures[0]
    (finding,) = uplift_too_small.check(book)

    assert (found.value, found.note) == ("30.5%", "20.0% expected")
    assert f"{found.value} more must be sold" in str(finding.message)


def test_a_discount_as_high_as_the_margin_is_covered_by_no_growth(results):
    figures = {one.label: one.value for one in results(margin="3%").figures}

    assert figures["Growth that makes up for the discount"] == "never: no growth is enough"
    assert figures["Growth that covers all costs in 18 months"] == "never: no growth is enough"


def test_what_is_needed_is_told_before_anybody_says_what_is_expected(results):
    figures = [(one.label, one.value, one.verdict, one.note) for one in results(uplift="").figures]

    assert figures[:2] == [
        ("Growth that makes up for the discount", "8.6%", "", ""),
        ("Growth that covers all costs in 18 months", "15.5%", "", ""),
    ]


def test_what_is_missing_is_named_and_what_can_be_reckoned_is(results):
    found = results(clients="", horizon="", retention="")

    assert found.missing == ("clients", "retention", "horizon")
    assert [one.label for one in found.figures] == [
        "Growth that makes up for the discount",
        "Margin after the discount",
    ]
    assert found.chart is None


def test_without_a_horizon_a_year_is_drawn_and_nothing_is_returned(results):
    found = results(horizon="")

    assert len(found.chart.columns) == 12
    assert [one.label for one in found.figures][:2] == ["Breaks even", "Growth that makes up for the discount"]


def test_clients_who_stay_for_ever_are_worth_no_sum(results):
    assert results(retention="{before: 75%, after: 100%}").figures[-1].value == "no end"
