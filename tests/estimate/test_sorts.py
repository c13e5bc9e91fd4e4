"""Sorts of client: only those there can be, each with one of them, as the plain classifier sees him."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from playbook.criteria import Client, classify
from playbook.estimate import sorts
from playbook.estimate.sorts import sorts_of
from playbook.model.book import Book

ATTRIBUTES = [
    {"id": "big", "title": "Big", "kind": "flag"},
    {"id": "volume", "title": "Volume", "kind": "number"},
]


def segmentation(name: str, *criteria: dict[str, Any], **more: Any) -> dict[str, Any]:
    segments = [{"id": f"{name}{number}", "title": "S", "criteria": each} for number, each in enumerate(criteria)]
    return {"id": name, "title": name, "segments": segments, **more}


def some_book(one_pipeline, *segmentations: dict[str, Any], named: str, **more: Any) -> Book:
    by_segment = {name: f"{number}d" for number, name in enumerate(named.split(), start=6)}
    book = {"attributes": ATTRIBUTES, "segmentations": segmentations, **more}
    return one_pipeline({"a": {"deadline": {"limit": "5d", "by_segment": by_segment}}}, book=book)


def found(book: Book) -> list[set[str]]:
    return [set(one.segments) for one in sorts_of(book, book.pipelines[0]).found]


SMALL, LARGE = {"volume": {"below": "100"}}, {"volume": {"from": "100"}}


@pytest.mark.parametrize(
    ("parts", "named", "expected"),
    [
        ([segmentation("x", SMALL, LARGE)], "x0", [set(), {"x0"}]),
        ([segmentation("x", SMALL, LARGE)], "x0 x1", [{"x0"}, {"x1"}]),
        ([segmentation("x", SMALL, LARGE)], "x0 nobody", [set(), {"x0"}]),
        ([segmentation("x", SMALL, {"volume": {"from": "9", "below": "5"}})], "x0 x1", [set(), {"x0"}]),
        ([segmentation("x", SMALL, LARGE), segmentation("y", SMALL)], "x1 y0", [{"y0"}, {"x1"}]),
        (
            [segmentation("x", SMALL), segmentation("y", {"big": "true"})],
            "x0 y0",
            [set(), {"y0"}, {"x0"}, {"x0", "y0"}],
        ),
        ([segmentation("x", SMALL, {}, policy="first-match")], "x0 x1", [{"x0"}, {"x1"}]),
        ([segmentation("x", {}, SMALL, policy="first-match")], "x1", [set()]),
        (
            [segmentation("x", SMALL, {"big": "true"}, policy="overlapping")],
            "x0 x1",
            [set(), {"x1"}, {"x0"}, {"x0", "x1"}],
        ),
    ],
)
def test_there_are_those_who_can_be(one_pipeline, parts, named, expected):
    assert found(some_book(one_pipeline, *parts, named=named)) == expected


def segments_of(book: Book, client: Client) -> frozenset[str]:
    return frozenset(segment.id for segment in classify(book, client).segments)


def test_each_is_shown_by_a_client_whom_the_classifier_puts_there(one_pipeline):
    parts = [segmentation("x", SMALL, {"big": "true"}, policy="first-match"), segmentation("y", {"big": "false"})]
    book = some_book(one_pipeline, *parts, named="x0 x1 y0")
    seen = sorts_of(book, book.pipelines[0]).found

    assert len(seen) > 2
    for one in seen:
        assert segments_of(book, one.witness) == one.segments
    clients = [{"big": big, "volume": volume} for big, volume in product((True, False), (Decimal(50), Decimal(200)))]
    assert {one.segments for one in seen} == {segments_of(book, one) for one in clients}


def test_a_segment_of_another_line_or_not_ours_is_nobody(one_pipeline):
    lines = [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]
    parts = [segmentation("x", SMALL, line="b"), segmentation("y", SMALL, LARGE, line="a")]
    refused = [{"id": "n", "title": "N", "criteria": LARGE, "reason": "R", "action": "A"}]
    book = some_book(one_pipeline, *parts, named="x0 y0 y1", lines=lines, not_our_clients=refused)
    here = book.pipelines[0].model_copy(update={"line": "a"})

    assert [set(one.segments) for one in sorts_of(book, here).found] == [{"y0"}]


def test_criteria_over_what_the_book_does_not_define_leave_all_possible(one_pipeline):
    book = some_book(one_pipeline, segmentation("x", SMALL, {"weight": {"from": "1"}}), named="x0 x1")

    assert found(book) == [set(), {"x0"}, {"x1"}]
    assert sorts_of(book, book.pipelines[0]).found[1].witness == {}


def test_without_a_budget_all_are_possible(one_pipeline, monkeypatch):
    monkeypatch.setattr(sorts, "BUDGET", 0)

    assert found(some_book(one_pipeline, segmentation("x", SMALL, LARGE), named="x0 x1")) == [set(), {"x0"}, {"x1"}]


def test_segments_of_one_segmentation_are_all_told_apart_and_of_several_only_so_many(one_pipeline, monkeypatch):
    monkeypatch.setattr(sorts, "MOST_SORTS", 3)
    bands = [{"volume": {"from": str(number), "below": str(number + 1)}} for number in range(5)]
    alone = some_book(one_pipeline, segmentation("x", *bands), named="x0 x1 x2 x3 x4")
    crossed = some_book(
        one_pipeline, segmentation("x", *bands), segmentation("y", {"big": "true"}), named="x0 x1 x2 x3 x4 y0"
    )

    assert (len(found(alone)), sorts_of(alone, alone.pipelines[0]).are_all) == (6, True)
    assert (len(found(crossed)), sorts_of(crossed, crossed.pipelines[0]).are_all) == (3, False)


def test_a_deadline_is_that_of_the_first_segment_that_is_written(one_pipeline):
    parts = [segmentation("x", SMALL), segmentation("y", {"big": "true"})]
    book = some_book(one_pipeline, *parts, named="y0 x0")
    [state] = book.pipelines[0].states
    by_segments = {one.segments: one for one in sorts_of(book, book.pipelines[0]).found}

    assert str(by_segments[frozenset(["x0", "y0"])].deadline(state)) == "6d"
    assert by_segments[frozenset(["x0", "y0"])].deadline_at(state) == ("deadline", "by_segment", "y0")
    assert str(by_segments[frozenset()].deadline(state)) == "5d"
