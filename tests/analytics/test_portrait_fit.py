"""Given what portraits say of an attribute and what buyers say of it, I get whether most buyers are like that."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.analytics.measurements import AttributeFact
from playbook.analytics.portrait_fit import fits, meets_median, share_within
from playbook.model.attribute import Attribute
from playbook.model.criterion import read_criterion

AGE = Attribute(id="age", title="Age", kind="number")


def median(value):
    return AttributeFact("age", known=9, unknown=0, median=None if value is None else Decimal(value))


def said(**values):
    return AttributeFact("room", known=sum(values.values()), unknown=0, values=values)


@pytest.mark.parametrize(("age", "expected"), [("28", True), ("40", False), ("39.9", True), ("27.9", False)])
def test_the_median_is_held_against_the_range_as_a_client_would_be(age, expected):
    assert meets_median([read_criterion({"from": "28", "below": "40"})], median(age), AGE) is expected


def test_of_values_those_are_counted_that_the_portrait_names():
    assert share_within([read_criterion(["kitchen", "bathroom"])], said(kitchen=5, bathroom=2, hall=3)) == Decimal(
        "0.7"
    )
    assert share_within([read_criterion({"not": ["hall"]})], said(kitchen=7, hall=3)) == Decimal("0.7")
    assert share_within([read_criterion("true")], said(true=1, false=3)) == Decimal("0.25")


@pytest.mark.parametrize(("kitchens", "expected"), [(5, True), (4, False)])
def test_at_least_every_second_buyer_is_enough(kitchens, expected):
    assert fits([read_criterion(["kitchen"])], said(kitchen=kitchens, hall=10 - kitchens), None) is expected


def test_buyers_may_be_as_any_of_several_portraits_has_them():
    young, old = read_criterion({"to": "30"}), read_criterion({"from": "60"})

    assert fits([young], median("64"), AGE) is False
    assert fits([young, old], median("64"), AGE) is True


def test_where_nobody_says_anything_nothing_is_known():
    assert fits([read_criterion(["kitchen"])], AttributeFact("room", known=0, unknown=12), None) is None
    assert share_within([read_criterion(["kitchen"])], said()) is None
