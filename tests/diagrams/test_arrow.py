from __future__ import annotations

import pytest

from playbook.diagrams.arrow import head_points, line_path, number
from playbook.diagrams.layout import Way


def test_a_straight_arrow_is_a_line_and_a_head_with_a_notch():
    way = Way(corners=((0, 0), (0, 90)), tip=(0, 100), label=None)

    assert line_path(way) == "M0,0 L0,90"
    assert head_points(way) == "0,100 -4.4,88.4 0,90 4.4,88.4"


def test_a_corner_is_rounded_at_most_halfway_to_the_next():
    way = Way(corners=((0, 0), (0, 100), (20, 100)), tip=(30, 100), label=None)

    assert line_path(way) == "M0,0 L0,60 Q0,100 10,100 L20,100"


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (1.26, "1.3"), (-0.01, "0"), (-0.04, "0"), (100.0, "100")])
def test_numbers_are_short_and_have_one_form(value, text):
    assert number(value) == text
