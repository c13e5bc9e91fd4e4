"""Programmes that do not pay by their horizon."""

from __future__ import annotations

import pytest

TEXT = """\
loyalty:
  - id: a
    title: A
    terms: [{percent: 10%}]
    economics:
      launch_cost: 1_000
      monthly_cost: 50
      clients: 10
      turnover_per_client: 100
      margin: 40%
      uplift: 50%
      cost_per_client: 1
      horizon: 5mo
"""  # a client brings 100 · (1.5 · 0.3 − 0.4) = 5 a month, all of them 50; a month costs 60
HEAD = "title: B, language: en, currency: EUR"


def test_a_month_that_costs_more_than_it_brings_never_pays(told):
    [found] = told("L604", TEXT, HEAD)

    assert found.line == 6
    assert found.message == "“A” never pays: a month costs €60 and brings €50."
    assert found.hint == (
        "Lower the discount or the costs, or give it to clients who will buy more. "
        "The account: month 1: −€1,010, month 2: −€1,020, month 3: −€1,030, month 4: −€1,040, month 5: −€1,050."
    )
    assert found.related == [(14, "By then it must have paid.")]


def test_what_pays_too_late_is_told_with_what_is_missing(told):
    # 100 · (1.9 · 0.3 − 0.4) = 17, all of them 170; a month leaves 110, five 550; 1 000 come back in the tenth.
    [found] = told("L604", TEXT.replace("50%", "90%"), HEAD)

    assert found.line == 7
    assert found.message == "“A” has not paid after 5 months: €450 is still to come in."
    assert found.hint == (
        "Launch it for €550 at most, or give it until month 10. "
        "The account: month 1: −€890, month 2: −€780, month 3: −€670, month 4: −€560, month 5: −€450."
    )


def test_of_a_long_time_the_first_months_and_the_last_are_told(told):
    text = TEXT.replace("50%", "90%").replace("5mo", "40mo").replace("1_000", "1_000_000")
    [found] = told("L604", text, HEAD)

    assert found.hint.startswith("Launch it for €4,400 at most. The account: month 1: ")
    assert found.hint.endswith("month 11: −€998,790, month 40: −€995,600.")


@pytest.mark.parametrize(("horizon", "is_found"), [("9mo", True), ("10mo", False), ("299d", True), ("300d", False)])
def test_the_month_in_which_it_pays_is_in_time(told, horizon, is_found):
    found = told("L604 F008", TEXT.replace("50%", "90%").replace("5mo", horizon), HEAD)

    assert bool(found) is is_found


def test_no_month_that_leaves_anything_never_pays(told):
    [found] = told("L604", TEXT.replace("monthly_cost: 50", "monthly_cost: 40"), HEAD)

    assert found.message == "“A” never pays: no month brings more than it costs."


def test_without_clients_the_launch_is_lost(told):
    [found] = told("L604", TEXT.replace("clients: 10", "clients: 0"), HEAD)

    assert found.message == "“A” never pays: a month costs €50 and brings €0."


def test_without_a_horizon_what_never_pays_is_told_all_the_same(told):
    [found] = told("L604 F008", TEXT.replace("      horizon: 5mo\n", ""), HEAD)

    assert found.code == "L604"
    assert found.related == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            TEXT.replace("50%", "90%").replace("      horizon: 5mo\n", ""),
            7,
            "Whether “A” pays is not known; its economics leave out: horizon.",
        ),
        (
            TEXT.replace("      clients: 10\n", "").replace("      uplift: 50%\n", ""),
            7,
            "Whether “A” pays is not known; its economics leave out: clients, uplift.",
        ),
        (
            TEXT.replace("50%", "90%").replace("5mo", "20d"),
            14,
            "Whether “A” pays in less than a month cannot be reckoned.",
        ),
    ],
)
def test_what_cannot_be_reckoned_is_said(told, text, line, message):
    [found] = told("L604 F008", text, HEAD)

    assert (found.code, found.line, found.message) == ("F008", line, f"{message} (L604 never-breaks-even)")


def test_without_economics_another_rule_tells(told):
    assert told("L604 F008", "loyalty:\n  - {id: a, title: A, terms: [{cost: 5}]}\n", HEAD) == []
