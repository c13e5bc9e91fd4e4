"""Clients in work at once, held against Little's law in closed form and against a simulated year of days."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from statistics import mean, stdev

import pytest

from playbook.estimate.flow import NotKnown, shares_of
from playbook.estimate.graph import state_graph
from playbook.estimate.workload import Load, expected_loads, listed_states, mean_load, worst_load

STATES = {
    "new": {
        "kind": "start",
        "owner": "a",
        "deadline": "7d",
        "lasts": "3d",
        "next": [{"to": "call", "share": "60%"}, {"to": "lost", "share": "40%"}],
    },
    "call": {
        "owner": "a",
        "deadline": "10d",
        "next": [{"to": "meet", "share": "50%"}, {"to": "later", "share": "20%"}, {"to": "lost", "share": "30%"}],
    },
    "later": {"kind": "pause", "owner": "a", "deadline": "30d", "next": [{"to": "call"}]},
    "meet": {"owner": "b", "deadline": "14d", "next": [{"to": "won", "share": "40%"}, {"to": "call", "share": "60%"}]},
    "won": {"kind": "won", "owner": "a"},
    "lost": {"kind": "lost"},
}
WORKLIST = {"worklist": {"role": "a", "max": 90}, "inflow": "35"}
CALLS = Fraction(6, 10) / (1 - Fraction(1, 2) * Fraction(6, 10) - Fraction(2, 10))


def test_little(one_pipeline):
    """L = λ·W: 35 a week, each three days new and ten days in each of its calls; pauses and other people's states do not count."""
    book = one_pipeline(STATES, **WORKLIST)
    graph = state_graph(book)
    load = mean_load(book, graph, book.pipelines[0])

    assert isinstance(load, Load)
    assert sorted(listed_states(graph, book.pipelines[0])) == ["p/call", "p/new"]
    assert load.days == {"p/new": 3, "p/call": CALLS * 10}
    assert load.weeks == (3 + CALLS * 10) / 7
    assert load.clients == 5 * (3 + CALLS * 10) == 75
    assert worst_load(book, graph, book.pipelines[0]).clients == 5 * (7 + CALLS * 10)


@pytest.mark.parametrize(("headcount", "most", "people"), [(1, 75, 1), (2, 75, 2), (2, 74, 3), (3, 30, 8), (1, 1, 75)])
def test_people_needed_share_the_inflow_of_those_there_are(headcount, most, people):
    assert Load(Fraction(35), {"p/new": Fraction(15)}).people_needed(headcount, most) == people


def test_a_stay_that_nobody_tells_leaves_the_mean_unknown(one_pipeline):
    book = one_pipeline({**STATES, "new": {**STATES["new"], "deadline": None, "lasts": None}}, **WORKLIST)
    found = mean_load(book, state_graph(book), book.pipelines[0])

    assert isinstance(found, NotKnown)
    assert (found.why, found.state.id) == ("stay", "new")


def test_without_shares_the_worst_case_is_the_longest_way(one_pipeline):
    states = {
        "new": {"kind": "start", "owner": "a", "deadline": "2d", "next": [{"to": "x"}, {"to": "y"}]},
        "x": {"owner": "a", "deadline": "3d", "next": [{"to": "z"}]},
        "y": {"owner": "a", "deadline": "4d", "next": [{"to": "won"}, {"to": "new"}]},
        "z": {"owner": "a", "deadline": "2d", "next": [{"to": "won"}, {"to": "later"}]},
        "later": {"kind": "pause", "next": [{"to": "y"}]},
        "won": {"kind": "won"},
    }
    book = one_pipeline(states, **WORKLIST)
    load = worst_load(book, state_graph(book), book.pipelines[0])

    assert load.days == {"p/new": 2, "p/x": 3, "p/z": 2}


def test_a_year_of_clients_holds_as_many_in_work_as_computed(one_pipeline):
    """Clients come at random (Poisson), and stay at random about the mean; the time that they stand on the list is measured."""
    book = one_pipeline(STATES, **WORKLIST)
    graph = state_graph(book)
    stays = {"p/new": 3, "p/call": 10, "p/later": 30, "p/meet": 14}
    shares = {name: shares_of(graph, name) for name in stays}
    dice = random.Random(1961)  # noqa: S311 - dice, no secret
    worlds = [_mean_on_list(shares, stays, listed_states(graph, book.pipelines[0]), dice) for _world in range(8)]

    expected = float(mean_load(book, graph, book.pipelines[0]).clients)
    assert mean(worlds) == pytest.approx(expected, abs=4 * stdev(worlds) / len(worlds) ** 0.5)


def _mean_on_list(shares, stays, listed, dice, days: int = 365) -> float:
    """The mean number on the worklist over some days, after as many in which the list fills up."""
    on_list, end = 0.0, 2 * days
    time = dice.expovariate(5)
    while time < end:
        name, now = "p/new", time
        while name in shares and now < end:
            until = now + dice.expovariate(1 / stays[name])
            if name in listed:
                on_list += max(0.0, min(until, end) - max(now, days))
            name, now = dice.choices(list(shares[name]), [float(share) for share in shares[name].values()])[0], until
        time += dice.expovariate(5)
    return on_list / days


def test_expected_loads_are_told_by_pipeline(one_pipeline):
    assert expected_loads(one_pipeline(STATES, **WORKLIST)) == {"p": (Decimal(75), Decimal(75))}


def test_an_expected_load_lies_between_the_deadlines_of_segments(one_pipeline):
    segments = [
        {"id": "big", "title": "Big", "criteria": {"chain": "true"}},
        {"id": "small", "title": "Small", "criteria": {"chain": "false"}},
    ]
    states = {
        "new": {
            "kind": "start",
            "owner": "a",
            "deadline": {"limit": "7d", "by_segment": {"big": "14d"}},
            "next": [{"to": "won"}],
        },
        "won": {"kind": "won"},
    }
    sections = {
        "attributes": [{"id": "chain", "title": "Chain", "kind": "flag"}],
        "segmentations": [{"id": "size", "title": "Size", "segments": segments}],
    }

    assert expected_loads(one_pipeline(states, book=sections, **WORKLIST)) == {"p": (Decimal(35), Decimal(70))}


@pytest.mark.parametrize("missing", ["worklist", "inflow"])
def test_no_load_is_expected_where_the_book_says_too_little(one_pipeline, missing):
    assert (
        expected_loads(one_pipeline(STATES, **{name: one for name, one in WORKLIST.items() if name != missing})) == {}
    )


def test_no_load_is_expected_where_nobody_tells_how_long_a_stay_is(one_pipeline):
    silent = {**STATES, "new": {**STATES["new"], "deadline": None, "lasts": None}}

    assert expected_loads(one_pipeline(silent, **WORKLIST)) == {}
