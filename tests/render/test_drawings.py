"""Drawings are made by others while texts are rendered, and are the same drawings."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from playbook.diagrams import draw
from playbook.load import load_book
from playbook.plan import plan_book
from playbook.render import draw_ahead, fragments_of, render_print, render_site
from playbook.render.drawings import artist, graph_of
from playbook.workshop import open_workshop

BOOK = Path(__file__).parent.parent / "books" / "small"


@pytest.fixture(scope="module")
def plan():
    return plan_book(load_book(BOOK).book, "ru")


def test_site_and_print_are_the_same_with_drawings_made_by_others(plan):
    source = plan, open_workshop().templates, BOOK
    with ThreadPoolExecutor(1) as pool:
        drawings = draw_ahead(plan, pool)
        site = render_site(*source, fragments_of(plan), drawings)
        book = render_print(*source, fragments_of(plan), drawings)

    assert drawings
    assert site == render_site(*source)
    assert list(site.pages) == [f"{page.draft.path}.md" for page in plan.pages]
    assert book == render_print(*source)


def test_a_drawing_that_is_on_its_way_is_taken_and_any_other_made(plan):
    graph = next(graph for page in plan.pages if (graph := graph_of(page)))
    with ThreadPoolExecutor(1) as pool:
        ahead = pool.submit(lambda: "<svg/>")

    assert artist({graph: ahead})(graph) == "<svg/>"
    assert artist({})(graph) == draw(graph)
