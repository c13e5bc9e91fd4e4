"""The population of statuses, held against every client counted one by one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.criteria import allows
from playbook.criteria.measures import DOMAINS, population_of_statuses
from playbook.criteria.partition import identical_in, masked_in
from playbook.diagnostics import Address
from playbook.model.criterion import Criterion
from playbook.model.range import Range
from playbook.model.status import Status

NUMBERS = st.integers(0, 4)


def status(number: int, **when: object) -> Status:
    criteria = {name.replace("_", "-"): value for name, value in when.items()}
    return Status.model_validate({"id": f"s{number}", "title": "S", "when": criteria, "\0address": Address((number,))})


@st.composite
def criteria(draw: st.DrawFn) -> dict[str, Criterion]:
    """Criteria on three measures: whole, continuous, and in percent; each may be undefined for a client or not."""
    found = {}
    for name in draw(st.sets(st.sampled_from(["orders", "turnover", "days-since-last-order", "growth"]), max_size=3)):
        low, high = draw(st.one_of(st.none(), NUMBERS)), draw(st.one_of(st.none(), NUMBERS))
        if low is None and high is None:
            low = 1
        is_percent = DOMAINS[name].is_percent
        ends = [None if one is None else Decimal(one - 1 if is_percent else one) for one in (low, high)]
        one = Range(*ends, draw(st.booleans()), draw(st.booleans()), "percent" if is_percent else "number")
        found[name] = Criterion(ranges=(one,))
    return found


def clients() -> Iterator[dict[str, Decimal | None]]:
    """One client for each way to lie between and on the ends above; undefined where that can be."""
    whole = [Decimal(number) for number in range(6)]
    halves = [Decimal(number) / 2 for number in range(11)]
    yield from (
        dict(zip(("orders", "turnover", "days-since-last-order", "growth"), values, strict=True))
        for values in product(whole, halves, [*whole, None], [*(one - 1 for one in halves), None])
    )


CLIENTS = list(clients())


@given(tables=st.lists(criteria(), min_size=2, max_size=4))
def test_the_empty_statuses_are_those_that_no_client_counted_one_by_one_gets(tables):
    statuses = [
        Status.model_construct(id=f"s{number}", title="S", when=when, address=Address((number,)))
        for number, when in enumerate(tables)
    ]
    population = population_of_statuses(statuses)
    proved = {later.id for _earlier, later in identical_in(population)} | {one.id for one, _ in masked_in(population)}

    possible, given_ = set(), set()
    for client in CLIENTS:
        met = [one.id for one in statuses if all(allows(what, client[name]) for name, what in one.when.items())]
        possible.update(met)
        given_.update(met[:1])
    assert proved == possible - given_


@pytest.mark.parametrize("name", DOMAINS)
def test_every_measure_has_its_domain(name):
    domain = DOMAINS[name]
    [axis] = population_of_statuses([status(1, **{name: {"from": "5%" if domain.is_percent else "5"}})]).space.axes

    assert axis.cuts[0].number == domain.least
    assert bool(axis.unknown) is domain.may_be_undefined


def test_statuses_keep_their_names_and_places():
    [(segment, _box)] = population_of_statuses([status(7, orders={"from": "2"})]).segments

    assert (segment.id, segment.title, segment.address) == ("s7", "S", Address((7,)))


@pytest.mark.parametrize("when", [{"orders": {"from": "5%"}}, {"growth": {"from": "5"}}, {"orders": ["5"]}])
def test_a_status_that_does_not_fit_its_measures_is_left_out(when):
    assert population_of_statuses([status(1, **when)]).segments == ()
