"""Given the errors of a forecast, I get them by seller in words, all sellers together first."""

from __future__ import annotations

from dataclasses import replace

from playbook.plan.chapters.forecast_fit import FitFigures, forecast_fit
from playbook.plan.wording import Wording

WORDS = Wording("en", "EUR", {})


def test_sellers_stand_below_all_together_and_nothing_shipped_is_a_dash(plan_by_hand):
    fit = forecast_fit(plan_by_hand, {"expert", "budget"}, WORDS)

    assert (fit.periods, fit.kinds) == ("Over the periods that are over: Q1.", ("Expert estimate", "Budget"))
    assert [(row.seller, row.figures[1]) for row in fit.rows] == [
        ("All together", FitFigures("6 clients", "10.0%", "−5.0%")),
        ("Petrov", FitFigures("6 clients", "20.0%", "+10.0%")),
        ("Without a manager", FitFigures("6 clients", "–", "–")),
    ]


def test_a_seller_who_said_none_of_a_kind_has_no_figures_of_it(plan_by_hand):
    errors = {**plan_by_hand.errors, "Petrov": plan_by_hand.errors["Petrov"][:1]}
    fit = forecast_fit(replace(plan_by_hand, errors=errors), {"expert", "budget"}, WORDS)

    assert fit.rows[1].figures[1] is None
    assert [row.seller for row in forecast_fit(replace(plan_by_hand, errors=errors), {"budget"}, WORDS).rows] == [
        "All together", "Without a manager",
    ]  # fmt: skip


def test_without_errors_or_columns_there_is_no_fit(plan_by_hand):
    assert forecast_fit(replace(plan_by_hand, errors={}), {"expert", "budget"}, WORDS) is None
    assert forecast_fit(plan_by_hand, {"actual"}, WORDS) is None
