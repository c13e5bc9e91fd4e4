"""Given an address, I get the one further in, and its words."""

from __future__ import annotations

from playbook.diagnostics import Address


def test_a_step_further_in_is_a_new_address():
    state = Address(("pipelines", "new-clients")) / "states" / "new"

    assert state == ("pipelines", "new-clients", "states", "new")
    assert isinstance(state / "next" / 0, Address)
    assert str(state / "next" / 0) == "pipelines/new-clients/states/new/next/0"


def test_addresses_of_the_same_place_are_one():
    assert len({Address(("roles", "a")), Address(("roles",)) / "a"}) == 1
