"""Given who moved where, I get a band for each move, as wide as it has clients, and a number that can be read for each."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from playbook.diagrams import draw
from playbook.plan.status_flow import FlowBand, FlowEnd, StatusFlow

MOVES = (
    ("active", "active", 60, "stays"),
    ("active", "asleep", 3, "other"),
    ("asleep", "active", 20, "wanted"),
    ("", "active", 17, "comes"),
)


def flow(*moves):
    def ends(names):
        return tuple(
            FlowEnd(name, name.title() or "New", f"{name} clients", name and f"status:{name}")
            for name in dict.fromkeys(names)
        )

    return StatusFlow(
        "client-movement",
        "Who moved",
        "40 moved.",
        "One window ago",
        "Today",
        ends(move[0] for move in moves),
        ends(move[1] for move in moves),
        tuple(FlowBand(*move[:3], str(move[2]), move[3], f"{move[0]} → {move[1]} <{move[2]}>") for move in moves),
    )


def heights(root):
    """How wide each band is where it begins, by what it tells."""
    found = {}
    for group in root.iter("g"):
        if "pb-flow--" in group.get("class", ""):
            numbers = [float(one) for one in re.findall(r"-?[\d.]+", group.find("path").get("d"))]
            found[group.find("title").text] = numbers[-1] - numbers[1]
    return found


def test_a_movement_looks_like_this(golden):
    golden("diagrams/client_movement.svg", draw(flow(*MOVES)))


def test_bands_are_as_wide_as_they_have_clients(parse):
    found = heights(parse(draw(flow(*MOVES))))

    assert found["active → active <60>"] / found["asleep → active <20>"] == pytest.approx(3, abs=0.02)
    assert found["active → active <60>"] / found["active → asleep <3>"] == pytest.approx(20, abs=0.5)


def test_numbers_of_thin_bands_do_not_touch(parse):
    thin = [("active", f"s{number}", 1, "other") for number in range(8)]
    root = parse(draw(flow(("active", "active", 500, "stays"), *thin)))
    [counts] = [group for group in root.iter("g") if group.get("class") == "pb-flow-counts"]
    down = sorted(float(text.get("y")) for text in counts if text.get("text-anchor") == "start")

    assert len(down) == 9
    assert all(after - before >= 13.9 for before, after in pairwise(down))


def test_all_stands_within_the_frame_and_leads_to_its_status(parse):
    root = parse(draw(flow(*MOVES)))
    _left, top, _width, height = map(float, root.get("viewBox").split())

    assert all(top <= float(text.get("y")) <= top + height for text in root.iter("text"))
    assert [one.get("data-ref") for one in root.iter("a")] == [
        "status:active",
        "status:asleep",
        "status:active",
        "status:asleep",
    ]


def test_without_clients_nothing_is_drawn():
    assert draw(flow()) == ""
    assert draw(flow(("active", "active", 0, "stays"))) == ""
