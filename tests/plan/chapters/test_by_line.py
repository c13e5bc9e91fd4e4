"""What stands once for each line in, a page for each out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from playbook.editions import restrict
from playbook.model.forecast import Forecast
from playbook.model.line import SalesLine
from playbook.plan import plan_book
from playbook.plan.chapters.by_line import one_or_by_line, ref_for_line
from playbook.plan.page import Draft

WHOLE = Draft(kind="forecasts", ref="section:forecast", path="forecast/index", title="Forecast")


def chapter(*lines):
    def page(one, place):
        return replace(place, entity=one)

    return one_or_by_line(
        WHOLE, tuple(Forecast(line=line) for line in lines), "forecast", page, [SalesLine(id="retail", title="Retail")]
    )


def test_a_single_one_is_the_chapter():
    found = chapter(None)

    assert (found.ref, found.path, found.entity, found.children) == ("section:forecast", "forecast", Forecast(), ())


def test_each_of_several_is_named_by_its_line_and_else_by_its_number():
    found = chapter("retail", None, "retail", "wholesale")

    assert (found.path, found.entity) == ("forecast/index", None)
    assert [child.ref for child in found.children] == [
        "forecast:retail",
        "forecast:2",
        "forecast:3",
        "forecast:wholesale",
    ]


def test_the_title_of_each_names_its_line():
    found = chapter("retail", None, "retail")

    assert [child.title for child in found.children] == ["Forecast: Retail", "Forecast 2", "Forecast: Retail 3"]


@pytest.mark.parametrize(
    ("lines", "line", "ref"),
    [
        ((None,), "retail", "section:forecast"),
        (("wholesale", "retail"), "retail", "forecast:retail"),
        (("wholesale", None), "retail", "forecast:2"),
        (("wholesale", "retail"), None, "section:forecast"),
    ],
)
def test_a_line_has_its_own_or_that_of_all_lines(lines, line, ref):
    entities = tuple(Forecast(line=one) for one in lines)

    assert ref_for_line("forecast", "forecast", entities, line) == ref


@pytest.mark.parametrize(("line", "path"), [("retail", "forecast/retail"), ("index", "forecast/index_")])
def test_a_page_stands_beside_its_chapter(line, path):
    assert chapter(line, None).children[0].path == path


def test_one_for_all_lines_has_the_same_name_where_an_edition_hides_the_one_before_it(book_of):
    text = """
        book: {title: Sales book, language: en}
        lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
        forecast: [{line: wholesale, audience: [head]}, {line: retail}, {title: All}]
        roles: [{id: hunter, title: Hunter}, {id: head, title: Head}]
        editions: [{id: theirs, title: Theirs, roles: [hunter]}]
        """
    book = book_of(text)
    numbers = plan_book(book, "en").numbers
    smaller = restrict(book, book.editions[0]).book
    told = {page.ref: page.number for page in plan_book(smaller, "en", numbers=numbers).pages}

    assert told["forecast:3"] == numbers["forecast:3"]
