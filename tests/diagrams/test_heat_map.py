"""Given a matrix, I get a card for each cell that is told of, the deeper in colour the more lies there."""

from __future__ import annotations

from itertools import combinations

from playbook.diagrams import draw
from playbook.diagrams.rectangle import Rectangle
from playbook.plan.heat_map import HeatBand, HeatCell, HeatMap

LONG = "Крупный, внезапный и совершенно непредсказуемый покупатель"


def matrix(*names, title="Pillar"):
    cells = tuple(
        HeatCell(
            name[0],
            name[1],
            title,
            (f"{number} clients", "4 m € · 12%"),
            number % 5,
            f"{name} <{number}>",
            f"cell:{name}",
        )
        for number, name in enumerate(names)
    )
    bands = [tuple(HeatBand(letter, f"buys {letter}: up to 10%") for letter in letters) for letters in ("XYZ", "ABC")]
    return HeatMap("client-matrix", "Our clients", "Most is in AX.", *bands, cells)


ALL = [row + column for row in "ABC" for column in "XYZ"]


def cards(root):
    return [
        Rectangle(x, y, x + width, y + height)
        for rect in root.iter("rect")
        for x, y, width, height in [[float(rect.get(key)) for key in ("x", "y", "width", "height")]]
    ]


def test_a_matrix_looks_like_this(golden):
    golden("diagrams/client_matrix.svg", draw(matrix(*ALL)))


def test_cards_lie_beside_one_another_within_the_frame(parse):
    root = parse(draw(matrix(*ALL, title=LONG)))
    left, top, width, height = map(float, root.get("viewBox").split())
    found = cards(root)

    assert len(found) == 9
    assert not any(one.overlaps(other) for one, other in combinations(found, 2))
    assert all(Rectangle(left, top, left + width, top + height).holds(one) for one in found)


def test_a_cell_that_is_not_told_of_leaves_its_place_free(parse):
    root = parse(draw(matrix("AX", "CZ")))

    assert [one.get("data-ref") for one in root.iter("a")] == ["cell:AX", "cell:CZ"]
    assert [group.get("class") for group in root.iter("g") if "pb-node" in group.get("class")] == [
        "pb-node pb-heat pb-heat--0",
        "pb-node pb-heat pb-heat--1",
    ]


def test_a_long_title_is_cut_and_told_whole_to_who_points_at_it(parse):
    root = parse(draw(matrix("AX", title=LONG)))

    assert [text.text for text in root.iter("text") if text.text.endswith("…")]
    assert [one.text for one in root.iter("title")][1:] == ["AX <0>"]


def test_a_picture_has_a_title_a_description_and_no_parts_without_links(parse):
    root = parse(draw(matrix("AX")))

    assert root.get("aria-labelledby") == "pb-client-matrix-title pb-client-matrix-desc"
    assert root.find("desc").text == "Most is in AX."


def test_without_cells_nothing_is_drawn():
    assert draw(matrix()) == ""
