"""Given stretches of a way, I get a row for each, which begins where the one above it ends."""

from __future__ import annotations

from itertools import pairwise

import pytest

from playbook.diagrams import draw
from playbook.plan.timeline import DayMark, Stretch, Timeline


def way(*days, limit=None, title="Talk"):
    stretches = tuple(
        Stretch(f"{title} {number}", "Hunter", "work", one, f"{one} days", f"state:new/s{number}")
        for number, one in enumerate(days)
    )
    marks = tuple(DayMark(day, str(day)) for day in (0, 10, 20))
    return Timeline("longest-new", "New", "One after another.", stretches, marks, limit)


def bars(root):
    found = [rect for rect in root.iter("rect") if rect.get("class") == "pb-bar"]
    return [(float(bar.get("x")), float(bar.get("width"))) for bar in found]


def test_a_way_looks_like_this(golden):
    golden("diagrams/longest.svg", draw(way(3, 7, 14, limit=DayMark(30, "at most 30 days"))))


def test_each_stretch_begins_where_the_one_before_it_ends(parse):
    root = parse(draw(way(3, 7, 0.5, 14)))
    ends = [(x, x + width) for x, width in bars(root)]

    assert len(ends) == 4
    assert all(after[0] == pytest.approx(before[1], abs=0.3) for before, after in pairwise(ends))
    assert bars(root)[1][1] / bars(root)[0][1] == pytest.approx(7 / 3, abs=0.02)


def test_a_stretch_of_no_length_is_seen_and_all_stands_within_the_frame(parse):
    root = parse(draw(way(0, 40, limit=DayMark(10, "at most ten days"), title="W" * 90)))
    left, _top, width, _height = map(float, root.get("viewBox").split())

    assert bars(root)[0][1] > 2
    assert all(left <= float(rect.get("x")) <= left + width - float(rect.get("width")) for rect in root.iter("rect"))


def test_a_stretch_leads_to_its_state_and_authors_words_are_words(parse):
    root = parse(draw(way(3, title="<b> & co")))

    assert [link.get("data-ref") for link in root.iter("a")] == ["state:new/s0"]
    assert any(text.text == "<b> & co 0" for text in root.iter("text"))


def test_without_stretches_nothing_is_drawn():
    assert draw(way()) == ""
