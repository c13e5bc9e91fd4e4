"""The longest way to a sale."""

from __future__ import annotations

from fractions import Fraction

from playbook.criteria import Budget
from playbook.estimate.cycle import longest_cycle, most_days
from playbook.estimate.graph import state_graph
from playbook.estimate.sorts import sorts_of


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


def knot(one_pipeline, count: int, segments: int):
    """So many states each of which leads to every other, with deadlines that each segment has longer in one of them."""
    names = [f"s{number}" for number in range(count)]
    states = {
        name: {
            "kind": "work" if number else "start",
            "deadline": {"limit": "1d", "by_segment": {f"b{n}": f"{2 + n}d" for n in range(number, segments, count)}},
            "next": [{"to": one} for one in [*names, "won"] if one != name],
        }
        for number, name in enumerate(names)
    }
    bands = [
        {"id": f"b{n}", "title": "B", "criteria": {"volume": {"from": str(n), "below": str(n + 1)}}}
        for n in range(segments)
    ]
    return one_pipeline(
        {**states, "won": {"kind": "won"}},
        book={
            "attributes": [{"id": "volume", "title": "V", "kind": "number"}],
            "segmentations": [{"id": "s", "title": "S", "complete": "false", "segments": bands}],
        },
    )


def test_all_sorts_of_a_pipeline_share_one_budget(one_pipeline, monkeypatch):
    spent = []
    monkeypatch.setattr(Budget, "spend", lambda self, boxes=1: spent.append(id(self)) or spend(self, boxes))
    monkeypatch.setattr("playbook.estimate.cycle.BUDGET", 2_000)
    book = knot(one_pipeline, 7, 60)
    sorts_of(book, book.pipelines[0])
    spent.clear()
    found = longest_cycle(book, state_graph(book), book.pipelines[0])

    assert found is not None
    assert (found.doubt, found.is_longest) == ("ways", False)
    assert len(set(spent)) == 1
    assert 2_000 < len(spent) < 3_000


def test_without_waiting_it_is_sought_once_for_a_book(one_pipeline):
    book = knot(one_pipeline, 3, 6)
    graph, [pipeline] = state_graph(book), book.pipelines

    assert longest_cycle(book, graph, pipeline) is longest_cycle(book, graph, pipeline)
    assert longest_cycle(book, graph, pipeline).sort.segments == {"b5"}


spend = Budget.spend
