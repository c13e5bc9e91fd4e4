"""Loops by their edges."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from playbook.estimate.components import components, is_loop
from playbook.estimate.graph import Edge
from playbook.estimate.loops import loop_at, loops_in
from playbook.model.pipeline import State

STATE = State.model_validate({"id": "x", "title": "X"})
GRAPHS = st.integers(1, 6).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, size - 1), max_size=size, unique=True), min_size=size, max_size=size)
)


def edges_of(graph: list[list[int]]) -> dict[str, list[Edge]]:
    return {
        str(number): [Edge(str(number), str(one), STATE, 0, False) for one in following]  # noqa: FBT003
        for number, following in enumerate(graph)
    }


@given(GRAPHS)
def test_without_the_ways_that_close_the_loops_there_are_none(graph):
    edges = edges_of(graph)
    loops = list(loops_in(edges, edges.__getitem__))
    closing = {(loop[-1].source, loop[-1].target) for loop in loops}
    left = {name: [one.target for one in ways if (name, one.target) not in closing] for name, ways in edges.items()}

    assert not any(is_loop(one, left.__getitem__) for one in components(left, left.__getitem__))
    for loop in loops:
        assert [one.target for one in loop] == [*(one.source for one in loop[1:]), loop[0].source]
    assert len(closing) == len(loops)


@given(GRAPHS)
def test_a_loop_at_a_state_comes_back_to_it_and_is_found_wherever_there_is_one(graph):
    edges = edges_of(graph)
    in_loops = {
        name
        for one in components(edges, lambda name: [edge.target for edge in edges[name]])
        if is_loop(one, lambda name: [edge.target for edge in edges[name]])
        for name in one
    }
    for name in edges:
        loop = loop_at(name, edges.__getitem__)
        assert bool(loop) is (name in in_loops)
        assert not loop or (loop[0].source, loop[-1].target) == (name, name)
