from __future__ import annotations

import re

from playbook.diagrams.dot import Spacing, write_dot
from playbook.diagrams.measure import measure_box, measure_tag
from playbook.plan.graph import Edge, Graph, Node


def _dot(**spacing):
    nodes = (Node("а", 'Название "}', "work"), Node("b", "]; evil", "won"))
    edges = (Edge("а", "b", "next", 'метка"];'), Edge("b", "а", "deadline"))
    graph = Graph("g", "", "", nodes, edges)
    boxes = [measure_box(node, 100) for node in nodes]
    tags = [measure_tag(edge.label, 100) for edge in edges]
    return write_dot(graph, boxes, tags, Spacing(**{"direction": "down", "beside": 36, "between": 72} | spacing))


def test_no_word_of_an_author_reaches_graphviz():
    assert "evil" not in _dot()
    assert re.search("[а-яА-Я]", _dot()) is None


def test_direction_and_distances_are_told_in_inches():
    assert "rankdir=TB nodesep=0.5000 ranksep=1.0000" in _dot()
    assert "rankdir=LR" in _dot(direction="right")


def test_an_arrow_keeps_its_number_also_when_it_is_told_last():
    plain, mirrored = _dot(), _dot(is_mirrored=True)

    assert plain.index("0 -> 1 [id=0") < plain.index("1 -> 0 [id=1")
    assert mirrored.index("1 -> 0 [id=1") < mirrored.index("0 -> 1 [id=0")


def test_the_way_in_the_authors_order_is_to_run_straight():
    assert "0 -> 1 [id=0 weight=12" in _dot()
    assert "1 -> 0 [id=1 weight=1]" in _dot()
