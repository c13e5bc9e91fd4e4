"""Where clients are met, and which touchpoint is the nearest."""

from __future__ import annotations

import pytest

from playbook.check.meetings import nearest_touchpoints, states_to_meet_in, touchpoints_by_state
from playbook.load import load_book

TEXT = """
book: {title: Book}
roles: [{id: a, title: A}]
segmentations: [{id: all, title: All, segments: [{id: every, title: Every, criteria: {}}]}]
touchpoints:
  - {id: t, title: T, role: a, goal: G., states: [p/three, p/three, p/nowhere]}
  - {id: u, title: U, role: a, goal: G., states: [q/begin, p/three]}
pipelines:
  - id: p
    title: P
    states:
      - {id: one, title: One, kind: start, next: [{to: two}]}
      - {id: two, title: Two, next: [{to: three}]}
      - {id: three, title: Three, kind: pause, next: [{to: won}]}
      - {id: won, title: Won, kind: won, next: [{to: q/begin}]}
      - {id: lonely, title: Lonely}
  - {id: q, title: Q, states: [{id: begin, title: Begin, next: [{to: end}]}, {id: end, title: End}]}
"""


@pytest.fixture
def book(write_book):
    return load_book(write_book({"book.yml": TEXT.lstrip("\n")})).book


def test_a_state_has_each_of_its_touchpoints_once(book):
    assert {state: [one.id for one in here] for state, here in touchpoints_by_state(book).items()} == {
        "p/three": ["t", "u"],
        "p/nowhere": ["t"],
        "q/begin": ["u"],
    }


def test_the_nearest_touchpoint_is_the_fewest_transitions_away_to_or_fro(book):
    assert {state: one.id for state, one in nearest_touchpoints(book).items()} == {
        "p/three": "t",
        "p/two": "t",
        "p/one": "t",
        "p/won": "t",
        "q/begin": "u",
        "q/end": "u",
    }


def test_clients_want_to_be_met_where_they_come_and_the_sale_is_made(book):
    assert [state.id for _pipeline, state in states_to_meet_in(book)] == ["one", "two", "begin", "end"]
