"""Given a history, I get the real graph over the written one: wide where many went, dashed without the book, pale where nobody went."""

from __future__ import annotations

import textwrap
from dataclasses import replace

import pytest

from playbook.plan.chapters.real_graph import drawn_besides, rarer_in_words, real_graph
from playbook.plan.chapters.real_names import real_names
from playbook.plan.wording import wording_of

MASTHEAD = "book: {title: Tiles, language: en}\n"


@pytest.fixture
def told(book_of, two_pipelines):
    book = book_of(MASTHEAD + textwrap.dedent(two_pipelines))
    words = wording_of(book, "en")
    return book.pipelines[0], real_names(book, words), words


@pytest.fixture
def graph(told, figures):
    pipeline, names, words = told
    return real_graph(pipeline, figures.ways, figures.times, names, words)


def edge(graph, source, target):
    [found] = [one for one in graph.edges if (one.source, one.target) == (source, target)]
    return found


def test_each_way_is_drawn_by_what_the_book_says_of_it(graph):
    assert edge(graph, "sales/new", "sales/call").kind == "real"
    assert edge(graph, "sales/call", "sales/new").kind == "unwritten"
    assert edge(graph, "sales/lost", "sales/new").kind == "idle"
    assert edge(graph, "sales/won", "again/due").kind == "real"


def test_an_arrow_tells_how_often_and_after_how_many_days(graph):
    assert edge(graph, "sales/new", "sales/lost").label == "66\u00a0·\u00a02.3\u00a0d"
    assert edge(graph, "sales/lost", "sales/new").label == ""


def test_the_more_clients_the_wider_the_arrow(graph):
    most, fewer = edge(graph, "sales/new", "sales/call").width, edge(graph, "sales/won", "again/due").width

    assert 4.2 <= most <= 4.3
    assert 1.25 < fewer < most
    assert edge(graph, "sales/lost", "sales/new").width is None


def test_a_state_that_the_book_does_not_have_is_drawn_as_one_that_nobody_knows_with_where_it_leads(graph):
    [stranger] = [node for node in graph.nodes if node.kind == "unknown"]

    assert (stranger.title, stranger.ref) == ("“Waiting”", None)
    assert edge(graph, "sales/call", stranger.id).kind == "unwritten"
    assert edge(graph, stranger.id, "sales/won").kind == "unwritten"


def test_a_state_tells_how_often_clients_came_and_how_many_are_there_but_for_an_end(graph):
    lines = {node.id: node.lines for node in graph.nodes}

    assert lines["sales/new"] == ("came in 215 times", "there now: 15")
    assert lines["sales/lost"] == ("came in 140 times",)
    assert lines["again/due"] == ("Sold again",)


def test_rare_ways_are_counted_and_not_drawn(told, figures, graph):
    pipeline, _names, words = told

    assert ("new", "won") not in {(way.source, way.target) for way in drawn_besides(figures.ways, pipeline)}
    assert "sales/new → sales/won" not in {f"{one.source} → {one.target}" for one in graph.edges}
    assert rarer_in_words(figures.ways, pipeline, words) == (
        "1 rarer way more is not in the book, gone 4 times in all; it is not drawn."
    )
    assert rarer_in_words(figures.ways[:2], pipeline, words) == ""


def test_no_more_ways_are_drawn_beside_the_book_than_can_be_read(told, figures):
    pipeline, _names, _words = told
    many = [replace(figures.ways[6], target=f"State {number}") for number in range(30)]

    assert len(drawn_besides(many, pipeline)) == 8


def test_who_cannot_see_it_is_told_each_way(graph):
    assert graph.description.startswith("How often clients went each way: New → First call: 130, ")
    assert "Won → Sold again: Due: 40" in graph.description


def test_where_nobody_went_nothing_is_drawn(told, figures):
    pipeline, names, words = told

    assert real_graph(pipeline, [replace(one, count=0) for one in figures.ways], (), names, words) is None
