"""What one attribute can be, cut where criteria cut it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.criteria import allows
from playbook.criteria.axis import axis_of
from playbook.model.criterion import read_criterion


def axis(attribute, *written, has_unknown=False):
    criteria = [read_criterion(one) for one in written]
    made = axis_of(attribute, criteria, has_unknown=has_unknown)
    return made, [made.mask(one) for one in criteria]


def test_neighbouring_ranges_share_a_cut_and_leave_nothing(attribute):
    made, (low, high) = axis(attribute("sum", "money"), {"below": "100"}, {"from": "100"})

    assert low & high == 0
    assert low | high == made.whole


def test_a_border_that_misses_by_one_leaves_one_value(attribute):
    made, (low, high) = axis(attribute("sum", "money"), {"to": "99"}, {"from": "101"})
    gap = made.whole & ~(low | high)

    assert made.is_one_value(gap)
    assert made.value(gap) == Decimal(100)


def test_without_a_range_numbers_begin_at_nothing_unless_a_criterion_speaks_of_less(attribute):
    made, (mask,) = axis(attribute("sum", "money"), {"from": "0"})
    assert mask == made.whole

    made, (mask,) = axis(attribute("growth"), {"from": "-5"})
    assert mask != made.whole


def test_a_list_of_numbers_is_each_of_them(attribute):
    made, (mask, rest) = axis(attribute("size"), ["10", "20"], {"not": ["10", "20"]})

    assert mask | rest == made.whole
    assert mask & rest == 0
    assert [made.value(run) for run in made.runs(mask)] == [10, 20]


def test_choices_stand_in_their_order_and_the_first_is_shown(attribute):
    made, (mask, rest) = axis(attribute("channel", "choice", values={"b": "B", "a": "A"}), ["a", "b"], {"not": ["b"]})

    assert mask == made.whole
    assert made.value(mask) == "b"
    assert made.value(rest) == "a"


def test_a_flag_is_no_or_yes(attribute):
    made, (yes, no) = axis(attribute("stock", "flag"), "true", "false")

    assert yes | no == made.whole
    assert (made.value(yes), made.value(no), made.value(made.whole)) == (True, False, False)


def test_the_unknown_is_met_by_those_who_take_it(attribute):
    may = attribute("channel", "choice", values={"a": "A"}, may_be_unknown="true")
    made, (takes, excludes) = axis(may, ["a", "unknown"], {"not": ["b"]}, has_unknown=True)

    assert takes == made.whole
    assert made.value(made.whole & ~excludes) is None


@pytest.mark.parametrize("step", ["any", "0"])
def test_a_continuous_value_has_points_and_all_between_them(attribute, step):
    made, (low, high) = axis(attribute("share", step=step), {"below": "0.5"}, {"above": "0.5"})
    gap = made.whole & ~(low | high)

    assert made.is_one_value(gap)
    assert made.value(gap) == Decimal("0.5")


@pytest.mark.parametrize("word", ["nan", "1e9999999", "infinity", "many"])
def test_a_word_that_is_no_number_allows_nobody(attribute, word):
    criterion = read_criterion([word])

    assert axis_of(attribute("staff"), [criterion], has_unknown=False).mask(criterion) == 0
    assert not allows(criterion, Decimal(5), attribute("staff"))


def test_what_a_mask_means_is_the_same_on_an_axis_with_more_cuts(attribute):
    low = read_criterion({"below": "100"})
    few, many = (
        axis_of(attribute("staff"), criteria, has_unknown=False)
        for criteria in ([low], [low, read_criterion({"below": "50"}), read_criterion({"from": "700"})])
    )

    assert few.mask(low) != many.mask(low)
    assert few.told(few.mask(low)) == many.told(many.mask(low))
