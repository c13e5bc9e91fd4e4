"""Given shares of clients and of turnover, I get a curve that rises from nothing to all, with words where they find room."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from playbook.diagrams import draw
from playbook.plan.month_chart import Tick
from playbook.plan.pareto_curve import CurvePoint, ParetoCurve

POINTS = (("0.1", "0.5"), ("0.2", "0.8"), ("0.5", "0.95"), ("1", "1"))


def curve(*points, marks=(1, 2)):
    found = tuple(CurvePoint(Decimal(x), Decimal(y), f"{x} bring {y}") for x, y in points)
    ticks = tuple(Tick(Decimal(one) / 5, f"{one * 20}%") for one in range(6))
    marked = tuple(found[one] for one in marks if one < len(found))
    return ParetoCurve("client-pareto", "Who brings it", "0.2 bring 0.8", found, marked, ticks, "clients", "turnover")


def way(root):
    [line] = [path for path in root.iter("path") if path.get("class") == "pb-curve"]
    return [tuple(map(float, pair.split(","))) for pair in re.findall(r"[\d.]+,[\d.]+", line.get("d"))]


def test_a_curve_looks_like_this(golden):
    golden("diagrams/pareto.svg", draw(curve(*POINTS)))


def test_a_curve_goes_from_nothing_to_all_and_never_back(parse):
    found = way(parse(draw(curve(*POINTS))))

    assert len(found) == 5
    assert all(before[0] < after[0] and before[1] > after[1] for before, after in pairwise(found))


def test_words_that_find_no_room_are_left_to_the_text_beside(parse):
    near = (("0.2", "0.8"), ("0.21", "0.81"), ("0.99", "0.999"))
    root = parse(draw(curve(*near, marks=(0, 1, 2))))
    labels = [text.text for text in root.iter("text") if text.get("class") == "pb-bar-label"]

    assert labels == ["0.2 bring 0.8"]
    assert len(list(root.iter("circle"))) == 3


def test_without_points_nothing_is_drawn():
    assert draw(curve(marks=())) == ""
