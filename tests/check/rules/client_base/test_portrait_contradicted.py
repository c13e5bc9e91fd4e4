"""Portraits whose facts most buyers do not meet."""

from __future__ import annotations

from decimal import Decimal

from playbook.analytics.measurements import AttributeFact
from playbook.check.ledger_words import measured_by_hand

PORTRAITS = """
attributes:
  - {id: age, title: Age, kind: number, unit: years}
  - {id: budget, title: Budget, kind: money}
  - {id: room, title: Room, kind: choice, values: {kitchen: Kitchen, hall: Hall}}
portraits:
  - id: marina
    title: Marina
    facts:
      age: {from: 30, to: 45}
      room: [kitchen]
"""


def measured(*facts):
    return measured_by_hand(attributes={one.attribute: one for one in facts})


def ages(median, known=20, unknown=5):
    return AttributeFact("age", known, unknown, median=Decimal(median))


def rooms(**values):
    return AttributeFact("room", sum(values.values()), 0, values=values)


def test_a_median_outside_is_told_with_its_unit_and_how_many_say_it(told):
    [one] = told("A807", PORTRAITS, measured=measured(ages("52"), rooms(kitchen=9)))

    assert one.message == (
        "“Marina” draws a buyer whom most do not match: the middle one of 20 has 52\u00a0years of “Age”."
    )
    assert (one.line, one.related) == (10, [3])


def test_fewer_than_every_second_value_is_told_with_its_share(told):
    [one] = told("A807", PORTRAITS, measured=measured(ages("40"), rooms(kitchen=3, hall=7)))

    assert one.message == "“Marina” draws a buyer whom most do not match: by “Room” it is 30% of 10."
    assert one.line == 11


def test_money_is_told_in_the_currency_of_the_book(told):
    text = "attributes: [{id: budget, title: Budget, kind: money}]\nportraits: [{id: p, title: P, facts: {budget: {from: 100}}}]\n"
    fact = AttributeFact("budget", 3, 0, median=Decimal(80))

    assert "RUB\u00a080 of “Budget”" in told("A807", text, measured=measured(fact))[0].message


def test_a_second_portrait_may_be_the_buyer_who_comes(told):
    text = PORTRAITS + "  - {id: olga, title: Olga, facts: {age: {above: 45}}}\n"

    assert told("A807", text, measured=measured(ages("52"), rooms(kitchen=9))) == []
    assert [one.line for one in told("A807", text, measured=measured(ages("20"), rooms(kitchen=9)))] == [10, 12]


def test_what_no_contract_says_is_not_proved(found):
    [one] = found("F008", PORTRAITS, measured=measured(rooms(kitchen=9)))

    assert one.code == "F008"
    assert "no client and no contract says “Age”." in str(one.message)
