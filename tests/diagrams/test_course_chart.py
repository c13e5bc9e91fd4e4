"""Given a figure day by day, I get its line over the days, broken where nothing was measured, and the bounds that it shall keep to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.diagrams import draw
from playbook.plan.course_chart import CourseChart
from playbook.plan.month_chart import Tick, round_marks
from playbook.plan.timeline import DayMark


def chart(*values, days=None, least=None, most=None, is_kept=None):
    known = tuple(None if one is None else Decimal(one) for one in values)
    ends = [Decimal(one) for one in (least, most) if one is not None]
    highest = max([*ends, *(one for one in known if one is not None)], default=Decimal(1))
    return CourseChart(
        id="pilot-1",
        title="Overdue",
        description="The last is <20%>.",
        values=known,
        days=days or len(values),
        ticks=tuple(Tick(mark, f"{mark:f}") for mark in round_marks(Decimal(0), highest)),
        marks=(DayMark(0, "1 October"), DayMark((days or len(values)) - 1, "10 October")),
        least=Tick(Decimal(least), f"at least {least}") if least is not None else None,
        most=Tick(Decimal(most), f"at most {most}") if most is not None else None,
        label="the last",
        is_kept=is_kept,
    )


@pytest.fixture
def drawn(parse):
    return lambda *values, **kwargs: parse(draw(chart(*values, **kwargs)))


def lines(root):
    return [path.get("d") for path in root.iter("path") if path.get("class") == "pb-course-line"]


def test_a_chart_looks_like_this(golden):
    told = chart(None, None, "0.1", "0.12", None, "0.16", "0.14", "0.2", days=10, most="0.15", is_kept=False)

    golden("diagrams/course.svg", draw(told))


def test_a_day_without_a_value_breaks_the_line_and_a_day_by_itself_is_a_dot(drawn):
    through, alone = lines(drawn(1, 2, None, 3))

    assert through.count("L") == 1
    assert alone.endswith("h0.1")


def test_higher_values_stand_higher_and_later_days_further_to_the_right(drawn):
    [line] = lines(drawn(1, 2, 4))
    points = [tuple(map(float, point.split(","))) for point in line.removeprefix("M").split(" L")]

    assert points == sorted(points)
    assert [down for _across, down in points] == sorted((down for _across, down in points), reverse=True)


@pytest.mark.parametrize(("is_kept", "kind"), [(True, "won"), (False, "lost"), (None, "work")])
def test_the_last_value_has_its_words_and_says_by_its_colour_whether_it_keeps(drawn, is_kept, kind):
    root = drawn(1, 2, is_kept=is_kept)
    [last] = [group for group in root.iter("g") if "pb-course-last" in group.get("class", "")]

    assert f"pb-node--{kind}" in last.get("class")
    assert last.find("title").text == "The last is <20%>."
    assert [text.text for text in last.iter("text")] == ["the last"]


def test_the_ground_to_keep_to_lies_between_the_bounds(drawn):
    root = drawn(20, 60, least=50, most=90)
    [kept] = [rect for rect in root.iter("rect") if rect.get("class") == "pb-course-kept"]
    bounds = sorted(float(line.get("y1")) for line in root.iter("line") if line.get("class") == "pb-line")

    assert float(kept.get("y")) == bounds[0]
    assert float(kept.get("y")) + float(kept.get("height")) == pytest.approx(bounds[1], abs=0.2)
    assert {"at least 50", "at most 90"} <= {text.text for text in root.iter("text")}


def test_without_a_bound_there_is_no_ground(drawn):
    assert [rect for rect in drawn(1, 2).iter("rect") if rect.get("class") == "pb-course-kept"] == []


def test_days_to_come_are_left_free_and_all_stands_within_the_frame(drawn):
    root = drawn(1, 3, days=40, least=2, most=2)
    left, top, width, height = map(float, root.get("viewBox").split())
    [line] = lines(root)

    assert max(float(point.split(",")[0]) for point in line.removeprefix("M").split(" L")) < 100
    for text in root.iter("text"):
        assert left <= float(text.get("x")) <= left + width
        assert top <= float(text.get("y")) <= top + height


def test_without_a_value_nothing_is_drawn():
    assert draw(chart(None, None)) == ""
