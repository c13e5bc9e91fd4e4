"""Given criteria, I get clients near their borders, told in numbers that a human would say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.criteria import allows, meets
from playbook.model.attribute import Attribute
from playbook.model.criterion import read_criterion
from playbook.plan.quiz.clients import (
    client_in_words,
    clients_meeting,
    clients_outside,
    criteria_in_words,
    is_clear,
    says_its_answer,
    surely_meets,
    values_of,
)
from playbook.plan.wording import Wording


def attribute(name, kind="money", **more):
    return Attribute.model_validate({"id": name, "title": name.title(), "kind": kind, **more})


SUM = attribute("sum", range={"from": "0", "to": "300000000"}, step="1000")
SHOP = attribute("shop", "choice", values={"dealer": "Dealer", "chain": "Chain", "studio": "Studio"})
STOCK = attribute("stock", "flag")
ATTRIBUTES = {one.id: one for one in (SUM, SHOP, STOCK)}


def criteria(**written):
    return {name: read_criterion(value) for name, value in written.items()}


@pytest.mark.parametrize(
    ("written", "met", "barred"),
    [
        (
            {"from": "5000000", "below": "20000000"},
            [5_000_000, 5_100_000, 19_000_000],
            [4_900_000, 20_000_000, 21_000_000],
        ),
        ({"below": "300000"}, [290_000], [300_000, 310_000]),
        ({"above": "5000000"}, [5_100_000], [4_900_000, 5_000_000]),
        ({"from": "12345000"}, [12_345_000, 13_000_000], [12_000_000]),
        ({"from": "5000"}, [5_000, 6_000], [4_000]),
        ({"from": "0", "below": "1000000"}, [900_000], [1_000_000, 1_100_000]),
        ({"from": "5000000", "below": "5002000"}, [5_000_000], [4_900_000, 5_002_000, 5_100_000]),
    ],
)
def test_numbers_lie_at_a_border_and_are_round(written, met, barred):
    criterion = read_criterion(written)

    assert sorted({*values_of(SUM, criterion)}) == met
    assert set(barred) <= set(values_of(SUM, criterion, is_met=False))


def test_where_no_border_is_near_any_number_is_told():
    assert [value in SUM.range for value in values_of(SUM, read_criterion({"from": "0"}))] == [True]
    assert values_of(SUM, read_criterion({"from": "0"}), is_met=False) == []


def test_a_number_is_told_with_all_its_figures():
    fine = attribute("share", "number", step="any", range={"from": "0", "to": "1"})

    assert values_of(fine, read_criterion({"from": "0.0004", "below": "0.5"})) == [Decimal("0.49")]


@pytest.mark.parametrize(
    ("one", "written", "met"),
    [
        (SHOP, {"not": ["chain"]}, ["dealer", "studio"]),
        (SHOP, ["chain", "unknown"], ["chain"]),
        (STOCK, "true", [True]),
        (SHOP, "unknown", []),
        (attribute("sum", may_be_unknown="true"), "unknown", [None]),
        (attribute("sum", "number"), ["7"], [7]),
    ],
)
def test_values_are_those_that_a_criterion_allows(one, written, met):
    assert sorted(values_of(one, read_criterion(written)), key=str) == met


ends = st.integers(0, 300_000).map(lambda thousands: str(thousands * 1000))


@given(ends, ends, st.booleans(), st.booleans())
def test_every_value_is_on_the_side_it_is_told_to_be(one, other, lower_is_in, upper_is_in):
    low, high = sorted((one, other), key=int)
    criterion = read_criterion({"from" if lower_is_in else "above": low, "to" if upper_is_in else "below": high})

    for is_met in (True, False):
        found = values_of(SUM, criterion, is_met=is_met)
        assert all(allows(criterion, value, SUM) is is_met and value in SUM.range for value in found)
        assert all(value % 1000 == 0 for value in found)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, None),
        ({"sum": Decimal(5)}, None),
        ({"shop": "chain"}, False),
        ({"sum": Decimal(5), "shop": "dealer"}, True),
    ],
)
def test_what_is_not_told_leaves_open_whether_criteria_are_met(told, expected):
    assert surely_meets(criteria(sum={"below": "10"}, shop=["dealer"]), told, ATTRIBUTES) is expected


def test_everybody_surely_meets_no_criteria():
    assert surely_meets({}, {}, ATTRIBUTES) is True


def test_clients_meet_criteria_and_are_told_by_them_alone():
    wanted = criteria(sum={"below": "300000"}, shop=["dealer", "chain"])
    found = list(clients_meeting(wanted, ATTRIBUTES))

    assert {(one["sum"], one["shop"]) for one in found} == {(290_000, "dealer"), (290_000, "chain")}
    assert all(meets(wanted, one, ATTRIBUTES) for one in found)


def test_a_client_outside_is_told_no_more_than_is_needed():
    rules = [criteria(shop=["dealer"], stock="true"), criteria(shop=["chain"])]

    assert list(clients_outside({"shop": "dealer"}, rules, ATTRIBUTES)) == [{"shop": "dealer", "stock": False}]
    assert list(clients_outside({"shop": "studio"}, rules, ATTRIBUTES)) == [{"shop": "studio"}]
    assert list(clients_outside({"shop": "chain"}, rules, ATTRIBUTES)) == []


def test_looking_for_a_client_outside_of_a_thousand_rules_comes_to_an_end():
    rules = [criteria(shop=["dealer"], stock="true")] + [criteria(shop=["dealer"])] * 1000

    assert list(clients_outside({"shop": "dealer"}, rules, ATTRIBUTES)) == []


@pytest.mark.parametrize(
    ("told", "right", "others", "expected"),
    [
        ({"shop": "studio"}, "Studios", ["Chains"], True),
        ({"shop": "studio"}, "Studios", ["Old studios"], False),
        ({"shop": "studio", "stock": True}, "Studios", ["Chains"], False),
        ({"shop": "studio"}, "Rest", ["Chains"], False),
        ({"stock": True}, "With stock", ["Without"], True),
    ],
)
def test_a_question_that_says_its_answer_is_known(told, right, others, expected):
    assert says_its_answer(told, ATTRIBUTES, right, others) is expected


@pytest.mark.parametrize(("east", "north"), [("south", "Shop"), ("South", "Place")])
def test_words_that_may_mean_another_are_not_clear(east, north):
    place = Attribute.model_validate(
        {"id": "place", "title": north, "kind": "choice", "values": {"south": "South", "east": east}}
    )

    assert not is_clear({"place": "south", "shop": "dealer"}, ATTRIBUTES | {"place": place})
    assert is_clear({"shop": "dealer", "sum": Decimal(1)}, ATTRIBUTES)


def test_clients_and_criteria_are_told_in_words():
    words = Wording("en", "EUR", ATTRIBUTES)
    told = {"stock": False, "sum": Decimal(900_000), "shop": None}

    assert client_in_words(told, ATTRIBUTES, words) == "Sum: €900,000. Shop: not known. Stock: no."
    assert criteria_in_words(criteria(sum={"below": "300000"}, stock="true"), ATTRIBUTES, words) == (
        "Sum: less than €300,000; Stock: yes"
    )
