"""Given a masthead, I get in words what holds for the whole book, and nothing that its author did not set."""

from __future__ import annotations

import pytest

from playbook.model.masthead import Masthead
from playbook.plan.house_rules import discount_rules, house_rules, working_days
from playbook.plan.wording import Wording

WORDS = Wording("en", "EUR", {})


def masthead(**written):
    return Masthead.model_validate({"title": "Tiles", **written})


def test_what_is_not_set_is_not_told():
    assert house_rules(masthead(), WORDS) == ()


def test_the_floor_of_the_margin():
    [floor] = discount_rules(masthead(margin_floor="12%"), WORDS)

    assert (floor.label, floor.value) == ("Lowest margin", "12%: no terms push a sale under it")


@pytest.mark.parametrize(("stacking", "told"), [("chain", "make 14.5%"), ("sum", "make 15%"), ("best", "make 10%")])
def test_discounts_that_meet_are_told_with_an_example(stacking, told):
    [rule] = discount_rules(masthead(stacking=stacking), WORDS)

    assert rule.value.endswith(told)


@pytest.mark.parametrize(
    ("week", "told"),
    [
        (["mon", "tue", "wed", "thu", "fri"], "Monday – Friday"),
        (["sat", "mon", "wed"], "Monday, Wednesday, and Saturday"),
        (["sat", "sun"], "Saturday and Sunday"),
    ],
)
def test_the_week_is_told_by_its_ends_or_day_by_day(week, told):
    [days] = working_days(masthead(calendar={"week": week}), WORDS)

    assert days.value == told


def test_holidays_that_follow_one_another_are_one_stretch():
    holidays = ["2027-01-02", "2027-01-01", "2027-03-08"]
    _week, days_off = working_days(masthead(calendar={"holidays": holidays}), WORDS)

    assert days_off.value == "1–2 January and 8 March 2027"


def test_holidays_of_two_years_stand_under_their_years():
    holidays = ["2026-12-31", "2027-01-01", "2027-03-08", "2028-01-01"]
    _week, days_off = working_days(masthead(calendar={"holidays": holidays}), WORDS)

    assert days_off.value == "31 December 2026 – 1 January 2027; 8 March 2027; 1 January 2028"
