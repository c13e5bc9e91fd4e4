"""Given the periods of a plan, I get those of which there is a number, and how far each has come."""

from __future__ import annotations

from dataclasses import replace

from playbook.plan.chapters.plan_periods import period_head, told_periods
from playbook.plan.wording import Wording


def test_a_period_without_a_number_is_left_out(plan_by_hand):
    nothing = replace(plan_by_hand.whole["q3"], expert=None)

    assert [one.id for one in told_periods(plan_by_hand)] == ["q1", "q2", "q3"]
    assert [one.id for one in told_periods(replace(plan_by_hand, whole={**plan_by_hand.whole, "q3": nothing}))] == [
        "q1", "q2",
    ]  # fmt: skip


def test_how_far_it_has_come_is_told_unless_it_is_over(plan_by_hand):
    heads = [period_head(one, Wording("en", "EUR", {})) for one in plan_by_hand.periods]

    assert [(one.title, one.days, one.state) for one in heads] == [
        ("Q1", "1 January – 31 March 2026", "over"),
        ("Q2", "1 April – 30 June 2026", "running"),
        ("Q3", "1 July – 30 September 2026", "to-come"),
    ]
    assert [one.state_in_words for one in heads] == ["", "running, up to 30 April 2026", "to come"]
