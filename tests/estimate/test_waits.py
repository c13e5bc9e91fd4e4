"""Waiting between two people."""

from __future__ import annotations

from fractions import Fraction

import pytest

from playbook.estimate.graph import state_graph
from playbook.estimate.waits import Waits


def test_a_client_waits_where_its_owner_changes_and_as_long_as_that_handoff_says(one_pipeline):
    handoffs = [
        {"id": "h", "title": "H", "from": "a", "to": "b", "at": "p/care", "passes": ["x"], "accept_within": "6h"},
        {"id": "i", "title": "I", "from": "b", "to": "a", "at": "p/care", "passes": ["x"], "accept_within": "3d"},
        {"id": "j", "title": "J", "from": "b", "to": "a", "at": "p/new", "passes": ["x"]},
        {"id": "k", "title": "K", "from": "a", "to": "b", "at": "pq/care", "passes": ["x"], "accept_within": "9d"},
    ]
    book = one_pipeline(
        {
            "new": {"kind": "start", "owner": "a", "next": [{"to": "care"}, {"to": "call"}]},
            "call": {"owner": "a", "next": [{"to": "won"}]},
            "care": {"owner": "b", "next": [{"to": "new"}, {"to": "won"}]},
            "won": {"kind": "won"},
        },
        book={"handoffs": handoffs},
    )
    graph = state_graph(book)
    waits = Waits(book, graph)
    days = {(edge.source[2:], edge.target[2:]): waits.days(edge) for edges in graph.ways_out.values() for edge in edges}

    assert {way: wait for way, wait in days.items() if wait} == {("new", "care"): Fraction(1, 4)}
    assert waits.in_pipeline(book.pipelines[0]) == 3 + Fraction(1, 4)


@pytest.mark.parametrize("lengths", [("4h", "4d"), ("4d", "4h")])
def test_of_several_handoffs_the_slowest_is_waited_for(one_pipeline, lengths):
    handoffs = [
        {"id": f"h{n}", "title": "H", "from": "a", "to": "b", "at": "p/care", "passes": ["x"], "accept_within": length}
        for n, length in enumerate(lengths)
    ]
    states = {"new": {"kind": "start", "owner": "a", "next": [{"to": "care"}]}, "care": {"owner": "b"}}
    book = one_pipeline(states, book={"handoffs": handoffs})
    graph = state_graph(book)
    waits = Waits(book, graph)

    assert waits.days(graph.ways_out["p/new"][0]) == waits.in_pipeline(book.pipelines[0]) == 4
