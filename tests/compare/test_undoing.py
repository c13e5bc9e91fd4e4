"""Given a change, I get the book after without that change alone."""

from __future__ import annotations

import pytest

from playbook.compare import compare_books
from playbook.compare.undoing import Undoing

BEFORE = """
pipelines:
  - id: new
    title: New clients
    states:
      - {id: first, title: First, kind: start, deadline: 7d, on_deadline: lost, next: [{to: won, share: 40%}, {to: lost, share: 60%}]}
      - {id: won, title: Won, kind: won}
      - {id: lost, title: Lost, kind: lost}
loyalty: [{id: gold, title: Gold, terms: [{title: Five, percent: 5%}, {title: Gift, cost: 10}], economics: {margin: 40%, uplift: 10%}}]
segmentations: [{id: size, title: Size, segments: [{id: small, title: Small}]}]
"""
EDITS = {
    "a value": ("deadline: 7d", "deadline: 9d"),
    "an item of a list": ("to: won, share: 40%", "to: won, share: 30%"),
    "one more item": ("percent: 5%}", "percent: 5%}, {title: Bag, cost: 1}"),
    "one item less": (", {title: Gift, cost: 10}", ""),
    "a value within a value": ("uplift: 10%", "uplift: 20%"),
    "one state more": ("      - {id: won", "      - {id: later, title: Later, kind: pause}\n      - {id: won"),
    "one state less": ("      - {id: won, title: Won, kind: won}\n", ""),
}


@pytest.mark.parametrize("what", EDITS)
@pytest.mark.parametrize("other", ["a value", "a value within a value"])
def test_one_change_is_taken_back_and_the_others_stay(book_of, what, other):
    after = BEFORE
    for old, new in dict.fromkeys((EDITS[what], EDITS[other])):
        assert old in after
        after = after.replace(old, new)
    books = book_of(BEFORE), book_of(after)
    found = compare_books(*books)
    undoing = Undoing(*books, {})

    for one in found:
        left = compare_books(books[0], undoing.without(one))
        assert {(each.entity, each.field) for each in left} == {(each.entity, each.field) for each in found} - {
            (one.entity, one.field)
        }
    assert len(found) == (1 if what == other else 2)


def test_what_divides_clients_is_not_taken_back(book_of):
    books = book_of(BEFORE), book_of(BEFORE.replace("title: Small", "title: Tiny"))
    [change] = compare_books(*books)

    assert Undoing(*books, {}).without(change) is None
