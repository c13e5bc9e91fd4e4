"""What stands once for each line in, a page for each out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from playbook.model.forecast import Forecast
from playbook.plan.chapters.by_line import one_or_by_line
from playbook.plan.page import Draft

WHOLE = Draft(kind="forecasts", ref="section:forecast", path="forecast/index", title="Forecast")


def chapter(*lines):
    def page(one, place):
        return replace(place, entity=one)

    return one_or_by_line(WHOLE, tuple(Forecast(line=line) for line in lines), "forecast", page)


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


@pytest.mark.parametrize(("line", "path"), [("retail", "forecast/retail"), ("index", "forecast/index_")])
def test_a_page_stands_beside_its_chapter(line, path):
    assert chapter(line, None).children[0].path == path
