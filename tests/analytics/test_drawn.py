"""What pipelines draw, under the names that a history is told in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from playbook.analytics.drawn import DrawnWay, drawn_ways, listed_states, order_of, place_of, seen_from

STATES = [
    {
        "id": "new",
        "kind": "start",
        "owner": "seller",
        "deadline": "7d",
        "on_deadline": {"to": "lost", "share": "10%"},
        "next": [{"to": "p/call", "share": "60%"}, {"to": "lost", "share": "30%"}, {"to": "new"}],
    },
    {"id": "call", "owner": "other", "next": [{"to": "won"}, {"to": "service/first"}]},
    {"id": "later", "kind": "pause", "owner": "seller"},
    {"id": "won", "kind": "won"},
    {"id": "lost", "kind": "lost"},
]


def _book(book_of, **pipeline: Any):
    states = [{"title": one["id"].title(), **one} for one in STATES]
    service = {"id": "service", "title": "S", "states": [{"id": "first", "title": "F", "kind": "start"}]}
    return book_of({"pipelines": [{"id": "p", "title": "P", "states": states, **pipeline}, service]})


def test_ways_are_drawn_with_the_sum_of_their_shares(book_with):
    """A deadline's share joins that of the way to the same state; a state of the same pipeline is named without it; no way leads to itself."""
    found = list(drawn_ways(_book(book_with)))

    assert found == [
        DrawnWay("p", "new", "call", Decimal("0.6")),
        DrawnWay("p", "new", "lost", Decimal("0.4")),
        DrawnWay("p", "call", "won", None),
        DrawnWay("p", "call", "service/first", None),
    ]


def test_the_worklist_has_the_selling_states_that_its_role_owns(book_with):
    book = _book(book_with, worklist={"role": "seller", "max": 9})

    assert listed_states(book.pipelines[0]) == ("new",)
    assert listed_states(book.pipelines[1]) == ()


def test_names_are_those_of_a_history(book_with):
    [pipeline, _service] = _book(book_with).pipelines

    assert place_of(pipeline, "call") == ("p", "call")
    assert place_of(pipeline, "service/first") == ("service", "first")
    assert seen_from("p", "p/call") == "call"
    assert seen_from("p", "service/first") == "service/first"


def test_what_the_book_does_not_know_comes_last(book_with):
    place = order_of(_book(book_with))
    told = [("other", "a"), ("p", "zoo"), ("service", "first"), ("p", "lost"), ("p", "ask"), ("p", "new")]

    assert sorted(told, key=lambda one: place(*one)) == [
        ("p", "new"), ("p", "lost"), ("p", "ask"), ("p", "zoo"), ("service", "first"), ("other", "a"),
    ]  # fmt: skip
