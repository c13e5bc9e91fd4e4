from __future__ import annotations

import pytest

from playbook.diagrams.rectangle import Rectangle, around

SQUARE = Rectangle(0, 0, 10, 10)


@pytest.mark.parametrize(
    ("start", "end", "is_crossed"),
    [
        ((-5, 5), (15, 5), True),
        ((5, 5), (6, 6), True),
        ((-5, 5), (-1, 5), False),
        ((-5, 11), (15, 11), False),
        ((-2, 8), (8, 18), False),
        ((-2, 5), (8, 15), True),
        ((0, -5), (0, 15), False),
    ],
)
def test_a_line_crosses_a_rectangle_or_passes_it(start, end, is_crossed):
    assert SQUARE.is_crossed(start, end) is is_crossed
    assert SQUARE.is_crossed(end, start) is is_crossed


def test_rectangles_that_share_an_edge_do_not_overlap():
    assert not SQUARE.overlaps(Rectangle(10, 0, 20, 10))
    assert SQUARE.overlaps(Rectangle(9, 9, 20, 20))


def test_a_rectangle_holds_what_lies_in_it():
    assert SQUARE.holds(around((5, 5), 10, 4))
    assert not SQUARE.holds(around((6, 5), 10, 4))
