from __future__ import annotations

from playbook.diagrams.layout import Layout, Way
from playbook.diagrams.twins import leaders, with_twins
from playbook.plan.graph import Edge

OTHER = Edge("a", "c", "next")


def _edges(*labels):
    return [Edge("a", "b", "next" if label else "deadline", label) for label in labels]


def test_an_arrow_without_a_label_runs_beside_the_one_that_leads_to_the_same_box():
    assert leaders([*_edges("", ""), OTHER]) == [0, 0, 2]


def test_the_one_with_a_label_leads_and_two_with_labels_go_their_own_ways():
    assert leaders(_edges("", "Отказал")) == [1, 1]
    assert leaders(_edges("Отказал", "Не наш клиент")) == [0, 1]


def test_a_twin_keeps_its_distance_round_every_bend():
    lead = Way(corners=((0, 0), (0, 100), (92, 100)), tip=(100, 100), label=(20, 50))
    other = Way(corners=((0, 0), (0, 50)), tip=(0, 60), label=None)

    led, twin, third = with_twins(Layout(100, 100, (), (lead, other)), [0, 0, 2]).ways

    assert (led, third) == (lead, other)
    assert twin.corners[1] == (-7, 107)
    assert twin.label is None


def test_ends_of_a_straight_twin_lie_to_one_side_so_that_they_are_spread_to_it():
    lead = Way(corners=((50, 0), (50, 92)), tip=(50, 100), label=None)

    _led, twin = with_twins(Layout(100, 100, (), (lead,)), [0, 0]).ways

    assert twin.corners[0][0] < 50
    assert twin.tip[0] < 50
