"""Given a part with its interval, I get a small bar: the interval, a dot in it, and an upright line where the part was expected."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.diagrams import draw
from playbook.plan.interval_bar import IntervalBar


def bar(part="0.5", low="0.4", high="0.6", expected=None):
    known = None if expected is None else Decimal(expected)
    return IntervalBar("way-1", "Half of <them>", Decimal(part), Decimal(low), Decimal(high), known)


@pytest.fixture
def drawn(parse):
    return lambda **kwargs: parse(draw(bar(**kwargs)))


def test_the_interval_and_the_dot_stand_where_their_parts_are(drawn):
    root = drawn()
    range_, dot = root.find(".//rect"), root.find(".//circle")

    assert float(range_.get("x")) == pytest.approx(0.4 * 128, abs=0.1)
    assert float(range_.get("width")) == pytest.approx(0.2 * 128, abs=0.1)
    assert float(dot.get("cx")) == pytest.approx(64, abs=0.1)


def test_what_is_expected_is_an_upright_line_and_marks_the_bar_that_misses_it(drawn):
    within, outside = drawn(expected="0.45"), drawn(expected="0.7")

    assert [line.get("x1") for line in outside.iter("line") if line.get("class") == "pb-zero"] == ["89.6"]
    assert within.find("g").get("class") == "pb-interval--within"
    assert outside.find("g").get("class") == "pb-interval--outside"
    assert within.find(".//rect").get("fill") != outside.find(".//rect").get("fill")


def test_without_an_expectation_no_line_stands_upright(drawn):
    assert [line for line in drawn().iter("line") if line.get("class") == "pb-zero"] == []


def test_a_reader_who_cannot_see_it_is_told_all_of_it_once(drawn):
    root = drawn()

    assert root.find("title").text == "Half of <them>"
    assert root.find("desc") is None
    assert root.get("aria-labelledby") == root.find("title").get("id")
    assert root.get("role") == "img"


def test_a_part_of_none_or_of_all_can_still_be_seen(drawn):
    for part in ("0", "1"):
        root = drawn(part=part, low=part, high=part)

        assert float(root.find(".//rect").get("width")) == 2
        assert 0 <= float(root.find(".//circle").get("cx")) <= 128


def test_it_stands_whole_within_its_frame(drawn):
    root = drawn(expected="1")
    left, top, width, height = map(float, root.get("viewBox").split())

    for line in root.iter("line"):
        assert top <= float(line.get("y1")) <= float(line.get("y2")) <= top + height
        assert left <= float(line.get("x1")) <= float(line.get("x2")) <= left + width
