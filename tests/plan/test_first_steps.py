"""Given pipelines and touchpoints, what a seller begins with."""

from __future__ import annotations

import textwrap

import pytest

from playbook.load import load_book
from playbook.plan.first_steps import first_steps

BOOK = """
book: {title: T}
lines: [{id: wholesale, title: W}, {id: retail, title: R}]
roles: [{id: caller, title: Caller}]
segmentations: [{id: all, title: All, segments: [{id: big, title: Big}]}]
touchpoints:
  - {id: call, title: Call, direction: outbound, states: [new/first], segments: [big], role: caller, goal: G}
  - {id: request, title: Request, direction: inbound, states: [new/first], segments: [big], role: caller, goal: G}
  - {id: letter, title: Letter, states: [new/second], role: caller, goal: G}
  - {id: later, title: Later, states: [new/third], role: caller, goal: G}
  - {id: guest, title: Guest, states: [show/guest], role: caller, goal: G}
pipelines:
  - id: new
    title: New
    line: wholesale
    states: [{id: second, title: S, kind: work}, {id: third, title: T, kind: work}, {id: first, title: F, kind: start}]
  - {id: show, title: Show, line: retail, states: [{id: guest, title: G, kind: start}]}
  - {id: empty, title: Empty, states: [{id: a, title: A, kind: start}]}
"""


@pytest.fixture
def book(write_book):
    return load_book(write_book({"book.yml": textwrap.dedent(BOOK)})).book


def test_work_begins_at_the_start_and_what_comes_in_stands_first(book):
    [new] = first_steps(book, "wholesale")

    assert [[point.id for point in points] for points in new.states] == [["request", "call"], ["letter"]]


def test_without_a_line_every_pipeline_with_anything_to_do_has_a_beginning(book):
    assert [one.pipeline.id for one in first_steps(book, None)] == ["new", "show"]
