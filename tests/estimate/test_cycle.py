"""The longest way to a sale."""

from __future__ import annotations

from fractions import Fraction

from playbook.estimate.cycle import longest_cycle, most_days
from playbook.estimate.graph import state_graph


def test_the_clock_runs_over_start_and_work_states_to_the_first_win(one_pipeline):
    book = one_pipeline(
        {
            "new": {"kind": "start", "deadline": "7d", "next": [{"to": "deal"}, {"to": "later"}]},
            "later": {"kind": "pause", "deadline": "90d", "next": [{"to": "long"}]},
            "deal": {"deadline": "5wd", "on_deadline": "long", "next": [{"to": "won"}]},
            "long": {"deadline": {"limit": "12h", "by_segment": {"key": "2d"}}, "next": [{"to": "won"}]},
            "won": {"kind": "won", "next": [{"to": "after"}]},
            "after": {"deadline": "50d", "next": [{"to": "won"}]},
        },
        book={"segmentations": [{"id": "s", "title": "S", "segments": [{"id": "key", "title": "K"}]}]},
    )
    graph = state_graph(book)
    cycle = longest_cycle(book, graph, book.pipelines[0])

    assert cycle is not None
    assert [name[2:] for name in cycle.states] == ["new", "deal", "long"]
    assert (cycle.days, cycle.total, cycle.sort.segments) == ((7, 7, 2), 16, {"key"})
    assert most_days(book, graph, book.pipelines[0]) == 7 + 7 + 2 + 50


def test_waiting_is_added_by_way(one_pipeline):
    book = one_pipeline(
        {
            "a": {"kind": "start", "deadline": "1d", "next": [{"to": "b"}, {"to": "c"}]},
            "b": {"deadline": "2d", "next": [{"to": "won"}]},
            "c": {"deadline": "1d", "next": [{"to": "won"}]},
            "won": {"kind": "won"},
        }
    )
    graph = state_graph(book)
    cycle = longest_cycle(book, graph, book.pipelines[0], lambda edge: Fraction(3 if edge.target == "p/c" else 0))

    assert cycle is not None
    assert (cycle.states, cycle.days, cycle.total) == (("p/a", "p/c"), (1, 1), 5)


def test_where_nobody_can_win_there_is_none(one_pipeline):
    book = one_pipeline(
        {
            "a": {"kind": "start", "next": [{"to": "b"}]},
            "b": {"kind": "pause", "next": [{"to": "won"}]},
            "won": {"kind": "won"},
        }
    )

    assert longest_cycle(book, state_graph(book), book.pipelines[0]) is None
