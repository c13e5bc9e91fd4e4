"""Programmes that reckon with figures which the ledger does not bear out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.analytics.measurements import Group
from playbook.check.ledger_words import measured_by_hand


def programme(economics, more=""):
    return f"loyalty:\n  - id: shelf\n    title: The shelf{more}\n    economics: {{{economics}}}\n"


@pytest.mark.parametrize(("clients", "is_told"), [(12, False), (8, False), (13, True), (7, True)])
def test_clients_may_be_off_by_a_fifth(told, clients, is_told):
    found = told("A806", programme(f"clients: {clients}"), measured=measured_by_hand())

    assert [one.message for one in found] == [
        f"“The shelf” reckons with {clients} clients; the ledger has 10 for whom it is."
    ] * is_told


def test_turnover_is_told_per_client_and_month(told):
    [one] = told("A806", programme("clients: 10, turnover_per_client: 18_000"), measured=measured_by_hand())

    assert (
        one.message
        == "“The shelf” reckons with RUB\u00a018,000 per client a month; by the ledger it is RUB\u00a010,000."
    )


def test_a_margin_is_held_closer_where_the_ledger_tells_costs(told):
    known = measured_by_hand(whole=Group(10, Decimal(1_000_000), cost=Decimal(700_000)))

    assert told("A806", programme("margin: 38%"), measured=measured_by_hand()) == []
    assert told("A806", programme("margin: 32%"), measured=known) == []
    [one] = told("A806", programme("margin: 38%"), measured=known)
    assert one.message == "“The shelf” reckons with a margin of 38%; by the ledger it is 30%."


def test_clients_counted_for_the_programme_itself_are_taken_first(told):
    counted = measured_by_hand(programmes={"shelf": Group(40, Decimal(1))})

    assert told("A806", programme("clients: 40"), measured=counted) == []


def test_where_the_clients_of_a_programme_cannot_be_told_nothing_is_proved(found):
    text = "statuses: [{id: regular, title: Regular}]\nabc_xyz: {cells: {AX: {approach: Call.}}}\n"
    text += programme("clients: 40", "\n    statuses: [regular]\n    cells: [AX]")
    told = [one for one in found("F008", text, measured=measured_by_hand()) if "A806" in one.unproven]

    assert [(one.place.line, one.place.column) for one in told] == [(9, 16)]
