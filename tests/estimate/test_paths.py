"""Shortest ways."""

from __future__ import annotations

from playbook.estimate.graph import state_graph
from playbook.estimate.paths import shortest_ways, way_to


def test_a_shortest_way_is_found_and_states_stand_in_the_order_in_which_they_are_reached(one_pipeline):
    book = one_pipeline(
        {
            "a": {"next": [{"to": "b"}, {"to": "c"}]},
            "b": {"next": [{"to": "a"}, {"to": "d"}]},
            "c": {"next": [{"to": "e"}]},
            "d": {"next": [{"to": "e"}]},
            "e": {},
            "f": {},
        }
    )
    graph = state_graph(book)
    trail = shortest_ways(["p/a"], graph.inner)

    assert [name[2:] for name in trail] == ["a", "b", "c", "d", "e"]
    assert [(one.source, one.target) for one in way_to("p/e", trail)] == [("p/a", "p/c"), ("p/c", "p/e")]
    assert way_to("p/a", trail) == way_to("p/f", trail) == []


def test_what_is_known_is_built_upon(one_pipeline):
    book = one_pipeline({"a": {"next": [{"to": "b"}]}, "b": {"next": [{"to": "c"}]}, "c": {}})
    graph = state_graph(book)
    trail = shortest_ways([], graph.inner, {"p/b": None})

    assert list(trail) == ["p/b", "p/c"]
