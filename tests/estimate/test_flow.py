"""What becomes of clients, held against closed forms and against clients who are sent through one by one."""

from __future__ import annotations

import random
from fractions import Fraction
from statistics import mean, stdev

import pytest

from playbook.estimate.flow import Flow, NotKnown, flow_of, shares_of
from playbook.estimate.graph import state_graph

ENDS = {"won": {"kind": "won", "next": [{"to": "new"}]}, "lost": {"kind": "lost"}}
CONVEYOR = {
    "new": {"kind": "start", "next": [{"to": "call", "share": "60%"}, {"to": "lost", "share": "40%"}]},
    "call": {
        "deadline": "5d",
        "on_deadline": {"to": "later", "share": "10%"},
        "next": [{"to": "meet", "share": "30%"}, {"to": "later", "share": "25%"}, {"to": "lost", "share": "35%"}],
    },
    "meet": {"next": [{"to": "won", "share": "50%"}, {"to": "call", "share": "20%"}, {"to": "lost", "share": "30%"}]},
    "later": {"kind": "pause", "next": [{"to": "call", "share": "40%"}, {"to": "lost", "share": "60%"}]},
    **ENDS,
}


def flow(book):
    return flow_of(state_graph(book), book.pipelines[0])


def test_conversion_is_not_a_product_of_stage_rates(one_pipeline):
    found = flow(one_pipeline(CONVEYOR))
    calls = Fraction(6, 10) / (1 - Fraction(3, 10) * Fraction(2, 10) - Fraction(35, 100) * Fraction(4, 10))

    assert isinstance(found, Flow)
    assert found.visits == {"p/new": 1, "p/call": calls, "p/meet": calls * 3 / 10, "p/later": calls * 35 / 100}
    assert found.conversion["p/won"] == calls * 3 / 10 / 2
    assert sum(found.conversion.values()) == 1
    assert found.conversion["p/won"] > Fraction(6, 10) * 3 / 10 / 2


def test_the_mean_time_is_visits_times_stays(one_pipeline):
    """One state that a client leaves with probability p each time: 1/p visits, so 1/p stays."""
    found = flow(
        one_pipeline(
            {"new": {"kind": "start", "next": [{"to": "new", "share": "75%"}, {"to": "won", "share": "25%"}]}, **ENDS}
        )
    )

    assert found.mean_time({"p/new": Fraction(3)}) == 12


def test_another_pipeline_is_an_end(one_pipeline):
    book = one_pipeline({"new": {"kind": "start", "next": [{"to": "q/x"}]}, **ENDS})
    other = (
        one_pipeline({"x": {"kind": "start", "next": [{"to": "p/new"}]}}).pipelines[0].model_copy(update={"id": "q"})
    )
    book = book.model_copy(update={"pipelines": (*book.pipelines, other)})

    assert flow(book) == Flow({"p/new": Fraction(1)}, {"q/x": Fraction(1)})


def test_a_single_way_needs_no_share_and_a_dead_end_keeps_its_clients(one_pipeline):
    book = one_pipeline(
        {"new": {"kind": "start", "deadline": "1d", "on_deadline": "b", "next": [{"to": "b"}]}, "b": {}}
    )

    assert flow(book) == Flow({"p/new": Fraction(1), "p/b": Fraction(1)}, {})
    assert shares_of(state_graph(book), "p/b") == {}


@pytest.mark.parametrize(
    ("states", "why"),
    [
        ({"new": {"kind": "start", "next": [{"to": "won"}, {"to": "lost"}]}, **ENDS}, "shares"),
        ({"new": {"kind": "start", "next": [{"to": "won", "share": "50%"}, {"to": "lost"}]}, **ENDS}, "shares"),
        ({"new": {"next": [{"to": "won"}]}, **ENDS}, "starts"),
        ({"new": {"kind": "start", "next": [{"to": "a"}]}, "a": {"kind": "pause", "next": [{"to": "new"}]}}, "endless"),
    ],
)
def test_what_is_not_known_is_said_to_be_so(one_pipeline, states, why):
    found = flow(one_pipeline(states))

    assert isinstance(found, NotKnown)
    assert found.why == why
    assert (found.state is not None) is (why == "shares")


def test_what_nobody_comes_to_needs_no_shares(one_pipeline):
    states = {
        "new": {"kind": "start", "next": [{"to": "won"}]},
        "far": {"next": [{"to": "won"}, {"to": "lost"}]},
        **ENDS,
    }

    assert isinstance(flow(one_pipeline(states)), Flow)


def test_clients_who_are_sent_through_one_by_one_fare_as_computed(one_pipeline):
    book = one_pipeline(CONVEYOR)
    graph = state_graph(book)
    found = flow(book)
    stays = {"p/new": 2, "p/call": 5, "p/meet": 3, "p/later": 30}
    shares = {name: shares_of(graph, name) for name in stays}
    dice = random.Random(1960)  # noqa: S311 - dice, no secret
    ends, times = zip(*(_sent_through(shares, stays, dice) for _client in range(20_000)), strict=True)

    wins = [end == "p/won" for end in ends]
    assert mean(wins) == pytest.approx(
        float(found.conversion["p/won"]), abs=4 * stdev(map(int, wins)) / len(wins) ** 0.5
    )
    expected = float(found.mean_time({name: Fraction(days) for name, days in stays.items()}))
    assert mean(times) == pytest.approx(expected, abs=4 * stdev(times) / len(times) ** 0.5)


def _sent_through(shares, stays, dice) -> tuple[str, float]:
    name, time = "p/new", 0.0
    while name in shares:
        time += dice.expovariate(1 / stays[name])
        name = dice.choices(list(shares[name]), [float(share) for share in shares[name].values()])[0]
    return name, time
