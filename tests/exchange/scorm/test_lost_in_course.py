"""Given the links that a book lost, I get those whose texts a course may show."""

from __future__ import annotations

import pytest

from playbook.editions import restrict, role_edition
from playbook.exchange.scorm import lost_in_course
from playbook.load import load_book
from playbook.plan import plan_book

BOOK = """
book: {title: B, language: en}
roles: [{id: r, title: R}, {id: head, title: H}]
pages: [{id: secret, title: S, body: B, audience: [head]}, {id: p, title: P, body: "[[page:secret]]"}]
objections: [{id: o, title: Dear, answer: "[[page:secret]]"}]
pipelines:
  - {id: q, title: Q, states: [{id: s, title: S, kind: work, owner: r, body: "[[page:secret]]"}]}
onboarding: [{id: w, title: W, role: r, days: [{day: 1, read: [READ], do: ["[[page:secret]]"]}]}]
"""


@pytest.mark.parametrize(
    ("read", "held"),
    [("role:r", set()), ("page:p", {"pages"}), ("state:q/s", {"pipelines"}), ("pipeline:q", {"pipelines"})],
)
def test_pages_outside_the_course_are_left_out(write_book, read, held):
    book = load_book(write_book({"book.yml": BOOK.replace("READ", f'"{read}"')})).book
    restricted = restrict(book, role_edition(book, "r"))
    lost = lost_in_course(plan_book(restricted.book, "en"), book.onboarding[0], restricted.lost)

    assert restricted.lost
    assert {link.at[0] for link in lost} == {"objections", "onboarding", *held}
