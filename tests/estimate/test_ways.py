"""The ways through a pipeline, counted, and held against trying each of them."""

from __future__ import annotations

from random import Random

from playbook.estimate.graph import SELLING, state_graph
from playbook.estimate.ways import Ways, ways_through


def ways(book, **limits):
    return ways_through(state_graph(book), book.pipelines[0], **limits)


def to(*names):
    return [{"to": name} for name in names]


def test_a_way_ends_at_the_first_state_in_which_nobody_sells(one_pipeline):
    book = one_pipeline(
        {
            "a": {"kind": "start", "next": to("b", "won", "later"), "on_deadline": "lost"},
            "b": {"next": to("won", "lost", "a")},
            "later": {"kind": "pause", "next": to("a")},
            "won": {"kind": "won", "next": to("b")},
            "lost": {"kind": "lost"},
        }
    )

    assert ways(book) == Ways(to_an_end=5, to_a_sale=2)


def test_two_transitions_to_one_state_are_one_way_and_another_pipeline_is_an_end_without_a_sale(one_pipeline):
    book = one_pipeline(
        {
            "a": {
                "kind": "start",
                "next": [{"to": "won", "when": "now"}, {"to": "won", "when": "soon"}, *to("q/sold")],
            },
            "won": {"kind": "won"},
        },
        book={
            "pipelines": [
                {
                    "id": "p",
                    "title": "P",
                    "states": [
                        {"id": "a", "title": "A", "kind": "start", "next": to("won", "won", "q/sold")},
                        {"id": "won", "title": "W", "kind": "won"},
                    ],
                },
                {"id": "q", "title": "Q", "states": [{"id": "sold", "title": "S", "kind": "won"}]},
            ]
        },
    )

    assert ways(book) == Ways(to_an_end=2, to_a_sale=1)


def test_a_row_of_forks_is_counted_without_going_each_way(one_pipeline):
    states = {}
    for number in range(40):
        after = f"s{number + 1}"
        states[f"s{number}"] = {"kind": "work" if number else "start", "next": to(f"l{number}", f"r{number}")}
        states |= {f"{side}{number}": {"next": to(after)} for side in "lr"}
    book = one_pipeline({**states, "s40": {"kind": "won"}})

    assert ways(book, budget=0) == Ways(2**40, 2**40)


def test_past_the_budget_there_are_more_than_were_counted(one_pipeline):
    names = [f"s{number}" for number in range(12)]
    states = {name: {"kind": "work", "next": to(*names, "won")} for name in names}
    states["s0"]["kind"] = "start"
    found = ways(one_pipeline({**states, "won": {"kind": "won"}}), budget=1000)

    assert not found.is_all
    assert found.to_an_end > 10


def test_counts_are_those_of_trying_every_way(one_pipeline):
    random = Random(7)  # noqa: S311 - the same pipelines every time
    compared = 0
    for _round in range(60):
        names = [f"s{number}" for number in range(random.randint(1, 6))]
        ends = {"won": "won", "lost": "lost", "later": "pause"}
        states = {
            name: {"kind": "work", "next": to(*random.sample([*names, *ends], random.randint(1, 4)))} for name in names
        }
        states["s0"]["kind"] = "start"
        book = one_pipeline({**states, **{name: {"kind": kind} for name, kind in ends.items()}})
        found = ways(book)

        assert found == Ways(*_tried(book)), states
        compared += found.to_an_end > 0
    assert compared > 20


def _tried(book):
    graph = state_graph(book)
    ended = []
    waiting = [("p/s0",)]
    while waiting:
        way = waiting.pop()
        if graph.states[way[-1]].kind not in SELLING:
            ended.append(way)
            continue
        after = {edge.target for edge in graph.ways_out[way[-1]]} - set(way)
        waiting += [(*way, name) for name in after]
    return len(ended), sum(graph.states[way[-1]].kind == "won" for way in ended)


def test_a_pipeline_without_a_start_has_no_ways(one_pipeline):
    assert ways(one_pipeline({"a": {"kind": "work", "next": to("a")}})) == Ways(0, 0)
