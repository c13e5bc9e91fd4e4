"""Loops of a graph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from playbook.estimate.components import components, is_loop

GRAPHS = st.integers(1, 7).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, size - 1).map(str), max_size=size, unique=True), min_size=size, max_size=size
    )
)


def reached(start: str, ways: dict[str, list[str]]) -> set[str]:
    found, waiting = set(), [start]
    while waiting:
        for after in ways[waiting.pop()]:
            if after not in found:
                found.add(after)
                waiting.append(after)
    return found


@given(GRAPHS)
def test_two_states_are_together_if_each_reaches_the_other_and_what_follows_stands_first(graph):
    ways = {str(number): following for number, following in enumerate(graph)}
    found = components(ways, ways.__getitem__)
    place = {name: number for number, component in enumerate(found) for name in component}

    assert sorted(place) == sorted(ways)
    for one, following in ways.items():
        for other in ways:
            together = one == other or (other in reached(one, ways) and one in reached(other, ways))
            assert together is (place[one] == place[other])
            assert other not in following or place[other] <= place[one]
    assert all(is_loop(one, ways.__getitem__) is (one[0] in reached(one[0], ways)) for one in found)


def test_a_graph_longer_than_the_stack_is_no_trouble():
    last = 5000
    found = components(["0"], lambda name: [str((int(name) + 1) % last)])

    assert [len(one) for one in found] == [last]
