"""Given deadlines, a pipeline's page shows the way to a sale that may take longest."""

from __future__ import annotations

import pytest

from playbook.plan.chapters.longest_way import longest_way_picture
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Tiles, language: en}
    roles: [{id: caller, title: Caller}]
    attributes: [{id: volume, title: Volume, kind: money}]
    segmentations: [{id: by-value, title: By value, complete: false, segments: [{id: key, title: Key, criteria: {volume: {from: 100}}}]}]
    pipelines:
      - id: new
        title: New
        max_cycle: 20d
        states:
          - {id: call, title: Call, kind: start, owner: caller, deadline: 3d, next: [{to: talk}, {to: won}]}
          - {id: talk, title: Talk, kind: work, deadline: {limit: 5d, by_segment: {key: 36h}}, next: [{to: won}]}
          - {id: won, title: Won, kind: won}
    """


@pytest.fixture
def picture(book_of):
    def drawn(text=BOOK):
        book = book_of(text)
        return longest_way_picture(book, book.pipelines[0], {"caller": "Caller"}, wording_of(book, "en"))

    return drawn


def test_the_way_goes_through_every_state_that_takes_time(picture):
    way = picture()

    assert [(one.title, one.line, one.days, one.label, one.ref) for one in way.stretches] == [
        ("Call", "Caller", 3, "3\N{NO-BREAK SPACE}days", "state:new/call"),
        ("Talk", "", 5, "5\N{NO-BREAK SPACE}days", "state:new/talk"),
    ]
    assert way.title == "New: the longest way to a sale takes 8\N{NO-BREAK SPACE}days"
    assert (way.limit.day, way.limit.label) == (20, "at most 20\N{NO-BREAK SPACE}days")
    assert [mark.day for mark in way.marks] == [0, 5, 10, 15, 20]


def test_the_segment_whose_deadlines_make_it_longest_is_named(picture):
    way = picture(BOOK.replace("key: 36h", "key: 180h"))

    assert way.title == "New: the longest way to a sale takes 10.5\N{NO-BREAK SPACE}days, with the deadlines of “Key”"


@pytest.mark.parametrize(
    "text",
    [
        BOOK.replace("kind: won", "kind: lost"),
        BOOK.replace("deadline:", "lasts:").replace("{limit: 5d, by_segment: {key: 36h}}", "5d"),
    ],
)
def test_where_nobody_can_buy_or_nothing_has_a_deadline_there_is_no_picture(picture, text):
    assert picture(text) is None


def test_a_deadline_that_holds_for_no_client_is_no_part_of_it(picture):
    way = picture(BOOK.replace(", criteria: {volume: {from: 100}}", ""))

    assert way.title == "New: the longest way to a sale takes 4.5\N{NO-BREAK SPACE}days, with the deadlines of “Key”"
