from __future__ import annotations

import pytest

from playbook.diagnostics import PlaybookError
from playbook.publish.page_numbers import Guess, demand_anchors, fill, references


def of(anchor):
    return f'<span class="page-of" data-page-of="{anchor}"></span>'


def test_a_number_is_written_into_its_place_and_nothing_else_is_touched():
    assert fill(f'<p id="x">See {of("dealer")}.</p>', {"dealer": "14"}.__getitem__) == (
        '<p id="x">See <span class="page-of" data-page-of="dealer">14</span>.</p>'
    )


def test_references_are_listed_once_in_the_order_of_the_text():
    assert references([of("b") + of("a"), of("b")]) == ("b", "a")


def test_an_anchor_that_is_nowhere_is_named():
    with pytest.raises(PlaybookError, match="gone"):
        demand_anchors(["here", "gone"], {"here": 1})


@pytest.mark.parametrize(
    ("anchor", "place", "first", "latest"),
    [
        pytest.param("start", 0, 1, 1, id="where it begins"),
        pytest.param("late", 0, 1, 1 + 20, id="as much text before it as twenty pages hold"),
        pytest.param("next", 0, 1, 1 + 41, id="in the part after one of forty pages"),
        pytest.param("next", 1, 30, 30, id="once it is known where that part begins"),
        pytest.param("nowhere", 1, 30, 30, id="nowhere"),
    ],
)
def test_the_latest_page_of_an_anchor_is_guessed_by_the_text_before_it(anchor, place, first, latest):
    long = f'<h1 id="start">{"x" * 650 * 20}</h1><svg>{"y" * 9999}</svg><h2 id="late">{"x" * 650 * 20}</h2>'

    assert Guess([long, '<h1 id="next">x</h1>']).latest_page(anchor, place, first) == latest
