"""Given sums month by month, I get columns up and down from zero, words that can be read, and nothing outside of the frame."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from playbook.diagrams import draw
from playbook.plan.month_chart import Column, MonthChart, Tick, round_marks


def chart(*sums, **labels):
    amounts = [Decimal(one) for one in sums]
    columns = tuple(
        Column(str(number), one, f"month {number}: {one} <€>", labels.get(f"m{number}", ""))
        for number, one in enumerate(amounts, start=1)
    )
    marks = round_marks(min(amounts), max(amounts)) if amounts else ()
    return MonthChart("months-shelf", "Shelf", "It pays.", columns, tuple(Tick(one, f"{one:f} €") for one in marks))


def test_a_chart_looks_like_this(golden):
    golden("diagrams/months.svg", draw(chart(-500, -300, -100, 100, 300, m4="month 4", m5="300 €")))


def test_gains_go_up_from_zero_and_losses_down(parse):
    root = parse(draw(chart(-50, 100, 0)))
    groups = [group for group in root.iter("g") if "pb-column" in group.get("class", "")]
    zero = float(next(line for line in root.iter("line") if line.get("class") == "pb-zero").get("y1"))
    bars = [group.find("rect") for group in groups]

    assert [group.get("class").partition("--")[2] for group in groups] == ["loss", "gain", "gain"]
    assert float(bars[0].get("y")) == zero
    assert float(bars[1].get("y")) + float(bars[1].get("height")) == pytest.approx(zero, abs=0.2)
    assert groups[0].find("title").text == "month 1: -50 <€>"


@pytest.mark.parametrize("months", [1, 2, 18, 60, 120])
def test_names_of_months_do_not_touch_and_all_stands_within_the_frame(parse, months):
    root = parse(draw(chart(*(number * 1000 - 9000 for number in range(months)))))
    left, top, width, height = map(float, root.get("viewBox").split())
    names = [float(text.get("x")) for group in root.iter("g") if group.get("class") == "pb-months" for text in group]

    assert names
    assert all(after - before > 20 for before, after in pairwise(names))
    for rect in root.iter("rect"):
        assert left <= float(rect.get("x")) <= left + width
        assert top <= float(rect.get("y")) <= top + height
        assert float(rect.get("height")) > 0


def test_a_label_that_would_lie_on_a_column_is_left_to_the_text(parse):
    texts = [text.text for text in parse(draw(chart(*range(1200, 0, -100), m12="a long label"))).iter("text")]

    assert "a long label" not in texts


def test_without_months_nothing_is_drawn():
    assert draw(chart()) == ""
