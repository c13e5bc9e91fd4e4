"""Longest ways, held against every way there is."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from playbook.criteria import Budget
from playbook.estimate.graph import Edge
from playbook.estimate.longest import longest_way
from playbook.model.pipeline import State

STATE = State.model_validate({"id": "x", "title": "X"})
GRAPHS = st.integers(2, 6).flatmap(
    lambda size: st.tuples(
        st.lists(st.lists(st.integers(0, size - 1), max_size=size, unique=True), min_size=size, max_size=size),
        st.lists(st.integers(0, 5), min_size=size, max_size=size),
        st.sets(st.integers(0, size - 1), max_size=3),
    )
)


def edges_of(graph: list[list[int]], ends: set[int]) -> dict[str, list[Edge]]:
    return {
        str(number): [Edge(str(number), str(one), STATE, 0, False) for one in ([] if number in ends else following)]  # noqa: FBT003
        for number, following in enumerate(graph)
    }


def every_way(name: str, edges: dict[str, list[Edge]], before: tuple[str, ...] = ()):
    way = (*before, name)
    yield way
    for edge in edges[name]:
        if edge.target not in way:
            yield from every_way(edge.target, edges, way)


@given(GRAPHS)
def test_no_way_that_comes_through_no_state_twice_is_longer(drawn):
    graph, costs, ends = drawn
    edges = edges_of(graph, ends)
    found = longest_way(
        "0",
        {str(end) for end in ends},
        edges.__getitem__,
        lambda edge: Fraction(costs[0 if edge is None else int(edge.target)]),
    )
    totals = [sum(costs[int(name)] for name in way) for way in every_way("0", edges) if int(way[-1]) in ends]

    assert (None if found is None else found.total) == max(totals, default=None)
    if found is not None:
        assert found.is_longest
        assert len(set(found.states)) == len(found.states)
        assert found.total == sum(costs[int(name)] for name in found.states)
        assert [one.source for one in found.edges] == list(found.states[:-1])


@given(GRAPHS)
def test_without_ends_any_state_may_be_the_last(drawn):
    graph, costs, _ends = drawn
    edges = edges_of(graph, set())
    found = longest_way(
        "0", None, edges.__getitem__, lambda edge: Fraction(costs[0 if edge is None else int(edge.target)])
    )

    assert found is not None
    assert found.total == max(sum(costs[int(name)] for name in way) for way in every_way("0", edges))


def test_past_its_budget_a_way_is_told_that_may_not_be_the_longest():
    edges = edges_of([[other for other in range(12) if other != name] for name in range(12)], {11})
    found = longest_way("0", {"11"}, edges.__getitem__, lambda _edge: Fraction(1), Budget(3))

    assert found is not None
    assert not found.is_longest
    assert found.states[-1] == "11"


def test_many_ways_without_loops_are_no_trouble():
    """Forty forks in a row: 2⁴⁰ ways."""
    graph = [[number + 1, number + 2] for number in range(80)] + [[81], []]
    edges = edges_of(graph, {81})
    found = longest_way("0", {"81"}, edges.__getitem__, lambda _edge: Fraction(1), Budget(0))

    assert found is not None
    assert (found.total, found.is_longest) == (82, True)
