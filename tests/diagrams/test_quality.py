from __future__ import annotations

from playbook.diagrams.layout import Layout, Way
from playbook.diagrams.quality import COLUMN, fault
from playbook.diagrams.rectangle import Rectangle


def _way(start, end):
    return Way(corners=(start, end), tip=end, label=None)


def test_a_drawing_without_crossings_within_a_column_is_without_fault():
    assert fault(Layout(COLUMN, 100, (), (_way((0, 0), (10, 0)), _way((0, 5), (10, 5)))), []) == 0


def test_a_crossing_counts_one():
    assert fault(Layout(100, 100, (), (_way((0, 0), (10, 10)), _way((0, 10), (10, 0)))), []) == 1


def test_a_line_under_a_card_counts_more_than_a_crossing_and_one_that_ends_at_its_rim_does_not():
    card = Rectangle(0, 0, 50, 50)

    assert fault(Layout(100, 100, (), (_way((-10, 25), (60, 25)),)), [card]) > 1
    assert fault(Layout(100, 100, (), (_way((50, 25), (90, 25)),)), [card]) == 0


def test_what_is_wider_than_a_column_is_worse_the_wider_it_is():
    assert 0 < fault(Layout(COLUMN + 30, 100, (), ()), []) < fault(Layout(COLUMN + 60, 100, (), ()), [])
