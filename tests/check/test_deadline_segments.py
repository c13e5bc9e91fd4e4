"""Segments that cannot have deadlines in a state, as the rule F010 tells of them."""

from __future__ import annotations

from playbook.check.deadline_segments import segments_out_of_place
from playbook.load import load_book

BOOK = """
book: {title: B}
lines: [{id: a, title: A}, {id: b, title: B}]
segmentations: [{id: s, title: S, line: b, segments: [{id: x, title: X}]}]
pipelines:
  - {id: p, title: P, line: LINE, states: [{id: q, title: Q, deadline: {limit: 5d, by_segment: {x: 1d, nobody: 2d}}}]}
"""


def test_it_points_at_the_segment_where_it_is_named_and_where_it_is_defined(write_book):
    book = load_book(write_book({"book.yml": BOOK.replace("LINE", "a")})).book
    [found] = segments_out_of_place(book)

    assert found.at == (*book.pipelines[0].states[0].address, "deadline", "by_segment", "x")
    assert [one.at for one in found.related] == [book.segmentations[0].segments[0].address]


def test_of_a_line_that_is_not_defined_another_rule_tells(write_book):
    for line in ("b", "nowhere"):
        book = load_book(write_book({"book.yml": BOOK.replace("LINE", line)})).book
        assert [*segments_out_of_place(book)] == []
