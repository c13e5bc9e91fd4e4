from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from itertools import pairwise

import fontpkg_fira_sans
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from playbook.diagrams import draw
from playbook.diagrams.looks import EDGE_LOOKS
from playbook.diagrams.measure import LABEL, SMALL, TITLE
from playbook.diagrams.text_width import text_width
from playbook.plan.graph import Edge, Graph, Node

HOSTILE = [
    "<script>alert(1)</script>",
    "\"quotes\" & 'apostrophes' &amp;",
    "one\ntwo\n\nthree\r\n",
    "x" * 5000,
    "слово " * 900,
    "שלום עולם \u202e reversed",
    "😀👩\u200d👧 emoji",
    "\x00\x07\ud800\ufffe",
    "   ",
    "]]> --> <!-- <![CDATA[",
    "%s {{ x }} \\N \\G",
]
FACES = "".join(
    f"@font-face {{ font-family: 'Fira Sans'; font-weight: {weight};"
    f" src: url({(fontpkg_fira_sans.ROOT / 'files' / f'FiraSans-{name}.ttf').as_uri()}) }}"
    for weight, name in ((400, "Regular"), (600, "SemiBold"))
)


def _single(text, **more):
    return Graph("g", text, text, (Node("a", text, "work", (text,), **more),), (Edge("a", "a", "next", text),))


@pytest.mark.parametrize("name", ["pipeline", "handoffs", "every_kind"])
def test_a_graph_is_drawn_as_reviewed(name, request, golden):
    golden(f"diagrams/{name}.svg", draw(request.getfixturevalue(name)) + "\n")


def test_a_graph_without_nodes_is_no_drawing():
    assert draw(Graph("empty", "Empty", "", (), ())) == ""


def test_one_node_alone_is_drawn(parse):
    root = parse(draw(Graph("one", "One", "", (Node("a", "Единственный", "start"),), ())))

    assert [text.text for text in root.iter("text")] == ["Единственный"]


def test_forty_nodes_in_a_row_are_drawn_within_a_column(parse):
    nodes = tuple(Node(str(number), f"Состояние {number}", "work", ("Хантер",)) for number in range(40))
    edges = tuple(Edge(one.id, other.id, "next", "Дальше") for one, other in pairwise(nodes))

    root = parse(draw(Graph("forty", "Forty", "", nodes, edges)))

    assert len(root.findall("g[@class='pb-node pb-node--work']")) == 40
    assert float(root.get("width")) < 300


def test_every_node_and_every_edge_is_drawn_with_its_kind(parse, pipeline):
    classes = [element.get("class") for element in parse(draw(pipeline)).iter("g")]

    for node in pipeline.nodes:
        assert classes.count(f"pb-node pb-node--{node.kind}") == sum(n.kind == node.kind for n in pipeline.nodes)
    for edge in pipeline.edges:
        number = sum(other.kind == edge.kind for other in pipeline.edges)
        assert classes.count(f"pb-edge pb-edge--{edge.kind}") == number
        assert classes.count(f"pb-edge-label pb-edge-label--{edge.kind}") == number


def test_every_word_is_drawn(parse, pipeline):
    words = " ".join(text.text for text in parse(draw(pipeline)).iter("text")).split()
    expected = " ".join([" ".join((n.title, *n.lines)) for n in pipeline.nodes] + [e.label for e in pipeline.edges])

    assert sorted(words) == sorted(expected.split())


def test_words_lie_inside_their_box_and_boxes_inside_the_drawing(parse, pipeline):
    root = parse(draw(pipeline))
    left, top, width, height = map(float, root.get("viewBox").split())
    styles = {f"{style.size:g}": style for style in (TITLE, SMALL)}

    cards = [group for group in root.findall("g") if group.get("class").startswith("pb-node")]
    assert len(cards) == len(pipeline.nodes)
    for group in cards:
        box = next(group.iter("rect"))
        x, y, w, h = (float(box.get(name)) for name in ("x", "y", "width", "height"))
        assert left <= x < x + w <= left + width
        assert top <= y < y + h <= top + height
        for text in group.iter("text"):
            style = styles[text.get("font-size")]
            assert x < float(text.get("x")) < float(text.get("x")) + text_width(text.text, style) < x + w
            assert y < float(text.get("y")) - style.size * 0.7 < float(text.get("y")) < y + h


def test_labels_of_arrows_lie_on_no_box_and_on_no_other_label(parse, pipeline):
    root = parse(draw(pipeline))

    def places(name):
        found = root.iterfind(f".//rect[@class='{name}']")
        return [tuple(float(rect.get(key)) for key in ("x", "y", "width", "height")) for rect in found]

    labels = places("pb-patch")
    assert len(labels) == len(pipeline.edges)
    for number, (x, y, w, h) in enumerate(labels):
        for x2, y2, w2, h2 in places("pb-box") + labels[:number]:
            assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y


def test_deadlines_are_dashed_and_ways_elsewhere_are_dotted(parse, every_kind):
    root = parse(draw(every_kind))

    dashes = {
        kind: root.find(f"g[@class='pb-edge pb-edge--{kind}']/path").get("stroke-dasharray") for kind in EDGE_LOOKS
    }
    dashed = {"deadline": "5 4", "elsewhere": "0.1 4.4", "unwritten": "7 4", "idle": "2 4"}
    assert dashes == {kind: dashed.get(kind) for kind in EDGE_LOOKS}


def test_an_arrow_may_be_as_wide_as_it_is_told_and_one_that_nobody_goes_is_pale(parse):
    nodes = (Node("a", "A", "work"), Node("b", "B", "work"))
    edges = (Edge("a", "b", "real", "9", width=3.2), Edge("b", "a", "idle"))
    root = parse(draw(Graph("ways", "Ways", "", nodes, edges)))

    real, idle = (root.find(f"g[@class='pb-edge pb-edge--{kind}']") for kind in ("real", "idle"))
    assert real.find("path").get("stroke-width") == "3.2"
    assert (real.get("opacity"), idle.get("opacity")) == (None, "0.55")


def test_a_node_with_a_reference_is_a_link_for_a_later_stage_to_resolve():
    svg = draw(Graph("g", "", "", (Node("a", "A", "work", ref="state:new-clients/contact-1"),), ()))

    assert svg.count('<a data-ref="state:new-clients/contact-1">') == 1
    assert "href" not in svg


def test_a_drawing_tells_a_screen_reader_what_it_is(parse, every_kind, pipeline):
    image, group = parse(draw(every_kind)), parse(draw(pipeline))

    assert (image.get("role"), group.get("role")) == ("img", "group")
    assert group.get("aria-labelledby") == "pb-pipeline-new-clients-title pb-pipeline-new-clients-desc"
    assert group.find("title[@id='pb-pipeline-new-clients-title']").text == pipeline.title
    assert group.find("desc[@id='pb-pipeline-new-clients-desc']").text == pipeline.description


def test_ids_of_two_drawings_on_a_page_never_clash():
    names = ["a-b", "a_b", "a b", "a.b", "a/b", "а-b", "A-b"]
    ids = [
        found for name in names for found in re.findall(r' id="(.*?)"', draw(Graph(name, "", "", (_node("n"),), ())))
    ]

    assert len(ids) == 2 * len(names)
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"pb-[A-Za-z0-9_-]+", found) for found in ids)


def _node(name):
    return Node(name, name, "work")


def test_what_a_box_has_no_room_for_is_told_on_hovering(parse):
    title = "Очень подробное название состояния " * 10
    root = parse(draw(Graph("g", "", "", (Node("a", title, "work"),), ())))

    assert root.findall(".//text")[-1].text.endswith("…")
    assert root.find("g/title").text == title.strip()


def test_a_row_too_wide_for_a_page_becomes_a_column(parse, handoffs):
    root = parse(draw(handoffs))
    short = parse(draw(Graph("g", "", "", handoffs.nodes[:2], handoffs.edges[:1], direction="right")))

    assert float(root.get("width")) < 720
    assert float(short.get("width")) > 2 * float(short.get("height"))


def test_a_graph_far_too_big_to_read_is_drawn_all_the_same(parse):
    nodes = tuple(_node(str(number)) for number in range(200))
    edges = tuple(Edge(str(number), str(number * 7 % 200), "next", "label") for number in range(200))

    root = parse(draw(Graph("g", "", "", nodes, edges)))

    assert len(root.findall("g[@class='pb-node pb-node--work']")) == 200
    assert len(root.findall("g[@class='pb-edge pb-edge--next']")) == 200


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_labels_break_nothing(text, parse):
    svg = draw(_single(text, ref=text))

    root = parse(svg)
    tags = {element.tag for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "a", "rect", "circle", "path", "polygon", "text"}
    assert float(root.get("width")) < 1000
    assert "\n\n" not in svg
    svg.encode()


@settings(max_examples=30)
@given(text=st.text(st.characters(codec=None), max_size=60))
def test_any_text_gives_well_formed_xml(text, parse):
    root = parse(draw(_single(text, ref=text)))

    assert len(root.findall("g[@class='pb-node pb-node--work']")) == 1


def test_the_same_graph_gives_the_same_bytes_in_another_process():
    script = (
        "from playbook.diagrams import draw; from playbook.plan.graph import *;"
        "nodes = tuple(Node(name, 'Состояние ' + name, 'work') for name in 'abcdef');"
        "edges = tuple(Edge(a, b, 'next', a + b) for a, b in ('ab', 'bc', 'cd', 'ae', 'ef', 'fa', 'bd', 'dd'));"
        "graph = Graph('g', 'T', 'D', nodes, edges); assert draw(graph) == draw(graph); print(ascii(draw(graph)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "4242")
    }

    assert len(outputs) == 1
    assert b"<svg" in outputs.pop()


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Prints a drawing with WeasyPrint on a page of its own size."""

    def print_drawing(svg):
        path = tmp_path_factory.mktemp("print") / "drawing.pdf"
        width, height = (re.search(rf' {name}="([\d.]+)"', svg)[1] for name in ("width", "height"))
        page = f"@page {{ size: {width}px {float(height) + 1}px; margin: 0 }} body {{ margin: 0 }}"
        html = f"<style>{FACES} {page} svg {{ display: block }}</style>{svg}"
        HTML(string=html).write_pdf(path, font_config=FontConfiguration())
        return path

    return print_drawing


def test_in_print_the_words_can_be_selected(pipeline, printed, tool, caplog):
    caplog.set_level(logging.WARNING)
    pdf = printed(draw(pipeline))

    text = subprocess.run([tool("pdftotext"), pdf, "-"], check=True, capture_output=True, text=True).stdout

    for words in ("Новый", "Телемаркетолог", "Сопровождение", "8-й день", "Выбрал"):
        assert words in text
    assert caplog.records == []


def test_in_print_arrowheads_and_proportions_are_there(pipeline, parse, printed, tool):
    svg = draw(pipeline)
    pdf = printed(svg)
    subprocess.run([tool("pdftoppm"), "-r", "192", "-png", "-singlefile", pdf, pdf.with_suffix("")], check=True)
    root = parse(svg)
    left, top, _, _ = map(float, root.get("viewBox").split())

    heads = root.findall("g/polygon")
    assert len(heads) == len(pipeline.edges)
    with Image.open(pdf.with_suffix(".png")) as picture:
        for head in heads:
            tip, _, notch, _ = (tuple(map(float, pair.split(","))) for pair in head.get("points").split())
            middle = [2 * ((tip[axis] + notch[axis]) / 2 - (left, top)[axis]) for axis in (0, 1)]
            colour = "#{:02x}{:02x}{:02x}".format(*picture.convert("RGB").getpixel(tuple(map(round, middle))))
            assert colour == head.get("fill")


@pytest.mark.browser
def test_in_a_browser_words_lie_inside_their_boxes(pipeline, browser, tmp_path):
    path = tmp_path / "drawing.html"
    path.write_text(f"<!doctype html><meta charset=utf-8><style>{FACES}</style>{draw(pipeline)}", "utf-8")
    page = browser.new_page(viewport={"width": 900, "height": 1200})
    page.goto(path.as_uri())
    page.evaluate("Promise.all([...document.fonts].map(font => font.load()))")

    overflows = page.evaluate(
        """() => [...document.querySelectorAll('.pb-node')].map(node => {
            const box = node.querySelector('rect').getBBox();
            const texts = [...node.querySelectorAll('text')].map(text => text.getBBox());
            return Math.max(...texts.map(text => text.x + text.width - box.x - box.width));
        })"""
    )
    page.close()

    assert len(overflows) == len(pipeline.nodes)
    assert max(overflows) < -8


def test_a_graph_with_an_arrow_to_nowhere_or_two_nodes_of_one_id_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="it lacks: b"):
        Graph("g", "", "", (_node("a"),), (Edge("a", "b", "next"),))
    with pytest.raises(ValueError, match="the same id"):
        Graph("g", "", "", (_node("a"), _node("a")), ())


def test_labels_are_set_in_the_type_they_were_measured_in(parse, every_kind):
    sizes = {text.get("font-size") for text in parse(draw(every_kind)).iterfind(".//g/text")}

    assert sizes == {f"{LABEL.size:g}", f"{TITLE.size:g}"}
