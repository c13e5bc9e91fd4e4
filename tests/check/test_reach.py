"""Which states clients come to."""

from __future__ import annotations

import pytest

from playbook.check.reach import can_end, reach
from playbook.estimate.graph import StateGraph
from playbook.load import load_book

BOOK = """
book: {title: B}
pipelines:
  - id: p
    title: P
    states:
      - {id: a, title: A, kind: start, next: [{to: b}, {to: q/y}]}
      - {id: b, title: B, next: [{to: won}]}
      - {id: c, title: C, next: [{to: c}]}
      - {id: won, title: W, kind: won}
  - id: q
    title: Q
    states:
      - {id: x, title: X, kind: start, next: [{to: z}]}
      - {id: y, title: Y, next: [{to: z}, {to: p/c}]}
      - {id: z, title: Z, next: [{to: x}, {to: nowhere}]}
"""


def test_the_shortest_way_begins_in_the_pipeline_itself_if_one_does(write_book):
    book = load_book(write_book({"book.yml": BOOK})).book
    found = reach(book)

    assert [edge.source for edge in found.way_to("q/z")] == ["q/x"]
    assert [edge.source for edge in found.way_to("q/y")] == ["p/a"]
    assert [edge.source for edge in found.way_to("p/c")] == ["p/a", "q/y"]
    assert found.earliest(["p/c", "p/won", "p/b"]) == "p/b"


def test_a_way_to_nowhere_leaves_a_pipeline_unproved_and_the_others_not(write_book):
    book = load_book(write_book({"book.yml": BOOK})).book
    found = reach(book)

    assert [found.is_provable(pipeline) for pipeline in book.pipelines] == [True, False]


def test_a_client_can_end_in_an_end_or_elsewhere(write_book):
    book = load_book(write_book({"book.yml": BOOK})).book
    graph = reach(book).graph

    assert can_end(graph, book.pipelines[0]) == {"p/a", "p/b", "p/won"}
    assert can_end(graph, book.pipelines[1]) == {"q/y"}


def test_whether_a_pipeline_has_a_start_is_found_out_once(write_book, monkeypatch):
    book = load_book(write_book({"book.yml": BOOK})).book
    found = reach(book)
    monkeypatch.setattr(StateGraph, "starts_of", lambda *_asked: pytest.fail("asked again"))

    assert [found.comes_to(book.pipelines[0], name) for name in ("p/b", "p/nowhere")] == [True, False]
