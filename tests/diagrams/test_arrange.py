from __future__ import annotations

from playbook.diagrams.arrange import arrange
from playbook.diagrams.quality import COLUMN, fault
from playbook.plan.graph import Edge, Graph, Node


def test_boxes_of_a_small_graph_are_all_of_one_width():
    nodes = (Node("a", "Сделка", "start"), Node("b", "Стратегический резерв", "pause"))
    drawing = arrange(Graph("g", "", "", nodes, (Edge("a", "b", "next", "Дальше"),)))

    assert len({box.width for box in drawing.boxes}) == 1


def test_a_wide_graph_is_drawn_narrower_rather_than_wider_than_a_column():
    nodes = tuple(Node(str(number), f"Длинное название {number}", "work") for number in range(5))
    edges = tuple(Edge("0", str(number), "next") for number in range(1, 5))
    drawing = arrange(Graph("g", "", "", nodes, edges))

    assert drawing.layout.width <= COLUMN


def test_of_several_layouts_the_one_with_the_fewest_faults_is_taken(pipeline):
    drawing = arrange(pipeline)

    assert fault(drawing.layout, drawing.cards) < 3
