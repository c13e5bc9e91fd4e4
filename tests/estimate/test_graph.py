"""States and the ways between them."""

from __future__ import annotations

from decimal import Decimal

from playbook.estimate.graph import SELLING, state_graph

ENDS = {"won": {"kind": "won"}, "lost": {"kind": "lost"}}


def test_transitions_and_passed_deadlines_are_ways(one_pipeline):
    book = one_pipeline(
        {
            "a": {
                "kind": "start",
                "deadline": "1d",
                "on_deadline": {"to": "lost", "share": "10%"},
                "next": [{"to": "p/won", "reason": "x", "share": "90%"}],
            },
            **ENDS,
        }
    )
    graph = state_graph(book)
    edges = graph.ways_out["p/a"]

    assert [(one.target, one.is_deadline, one.share) for one in edges] == [
        ("p/won", False, Decimal("0.9")),
        ("p/lost", True, Decimal("0.1")),
    ]
    assert graph.ways_in["p/lost"] == edges[1:]
    assert [one.target for one in graph.inner("p/a", SELLING | {"won"})] == ["p/won"]
    assert not graph.unsure


def test_a_way_to_nowhere_leaves_its_pipeline_unsure(one_pipeline):
    graph = state_graph(one_pipeline({"a": {"kind": "start", "next": [{"to": "b"}]}, **ENDS}))

    assert graph.ways_out["p/a"] == ()
    assert graph.unsure == {"p"}


def test_a_way_into_another_pipeline_is_no_inner_one(one_pipeline):
    other = {"id": "pq", "title": "Q", "states": [{"id": "b", "title": "B"}]}
    book = one_pipeline({"a": {"next": [{"to": "pq/b"}]}})
    book = book.model_copy(update={"pipelines": (*book.pipelines, type(book.pipelines[0]).model_validate(other))})
    graph = state_graph(book)

    assert [one.leaves_pipeline for one in graph.ways_out["p/a"]] == [True]
    assert list(graph.inner("p/a")) == []


def test_of_two_states_with_one_name_the_first_counts(one_pipeline):
    book = one_pipeline({"a": {"kind": "start"}})
    pipeline = book.pipelines[0]
    double = pipeline.model_copy(
        update={"states": (*pipeline.states, pipeline.states[0].model_copy(update={"kind": "won"}))}
    )
    book = book.model_copy(update={"pipelines": (double, pipeline)})
    graph = state_graph(book)

    assert list(graph.pipelines.values()) == [double]
    assert [state.kind for _name, state in graph.states_of(double)] == ["start"]
