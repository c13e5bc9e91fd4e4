"""Parts are laid out in their order, each as seldom as its page numbers allow."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from playbook.diagnostics import PlaybookError
from playbook.publish.balance import CLOSER, PART
from playbook.publish.composition import ROUNDS, compose
from playbook.publish.page_numbers import Layout


def of(anchor):
    return f'<span class="page-of" data-page-of="{anchor}"></span>'


@dataclass(frozen=True)
class Sheets:
    layout: Layout


def layer(*layouts):
    """A way to lay out part n as it is told to; what was asked for is kept in `asked`."""
    asked = []

    def lay_out(text, first):
        asked.append((text, first))
        number = int(text.partition("number ")[2][:1])
        found = layouts[number]
        return Sheets(found(text) if callable(found) else found)

    return lay_out, asked


def test_each_part_is_laid_out_once_and_begins_where_the_one_before_has_ended():
    lay_out, asked = layer(Layout(1, {"a": 0}), Layout(2, {"b": 1}), Layout(3, {"c": 2}))
    book = compose(["number 0", "number 1", "number 2"], lay_out)

    assert [first for _text, first in asked] == [1, 2, 4]
    assert book.pages == {"a": 1, "b": 3, "c": 6}
    assert book.laid_out == 3


def test_of_two_anchors_of_one_name_the_first_counts_as_it_does_for_links():
    lay_out, _asked = layer(Layout(1, {"twice": 0}), Layout(1, {"twice": 0}))

    assert compose(["number 0", "number 1"], lay_out).pages == {"twice": 1}


def test_a_number_of_a_page_before_has_just_its_room():
    lay_out, asked = layer(Layout(12, {"late": 11}), Layout(1, {}))
    compose(["number 0", f"number 1 {of('late')}"], lay_out)

    assert ">00<" in asked[1][0]


def test_a_number_with_room_to_spare_needs_no_other_layout():
    lay_out, asked = layer(Layout(1, {}), Layout(2, {"end": 1}))
    long = f'number 1 {"x" * 9000}<i id="end"></i>'
    book = compose([f"number 0 {of('end')}", long], lay_out)

    assert ">00<" in asked[0][0]
    assert (book.pages["end"], book.laid_out) == (3, 2)


def test_a_part_is_laid_out_again_where_a_number_needs_more_room_and_moves_what_follows():
    def grows(text):
        return Layout(2 if ">00<" in text else 1, {"start": 0})

    lay_out, asked = layer(grows, Layout(10, {"end": 9}))
    book = compose([f"number 0 {of('end')}", "number 1"], lay_out)

    assert [first for _text, first in asked] == [1, 2, 1, 3]
    assert book.pages == {"start": 1, "end": 12}


def test_a_number_that_wavers_comes_to_rest_with_room_to_spare():
    def wavers(text):
        return Layout(1 if ">00<" in text else 2, {})

    lay_out, _asked = layer(wavers, Layout(8, {"end": 7}))
    book = compose([f"number 0 {of('end')}", "number 1"], lay_out)

    assert (book.pages["end"], book.parts[0].room["end"]) == (9, 2)


def test_numbers_that_never_come_to_rest_are_told_in_a_sentence():
    lay_out, _asked = layer(lambda text: Layout(10 ** (text.count("0") + 1), {}), Layout(1, {"end": 0}))

    with pytest.raises(PlaybookError, match=f"rest after {ROUNDS} layouts"):
        compose([f"number 0 {of('end')}", "number 1"], lay_out)


def test_a_reference_to_nowhere_is_named():
    lay_out, _asked = layer(Layout(1, {}))

    with pytest.raises(PlaybookError, match="gone"):
        compose([f"number 0 {of('gone')}"], lay_out)


@pytest.mark.parametrize("pages", [2, 3])
def test_a_part_that_spills_over_is_set_closer_where_that_saves_its_page(pages):
    def spills(text):
        return Layout(pages, {}, 0.9) if CLOSER in text else Layout(3, {}, 0.1)

    lay_out, asked = layer(spills, Layout(1, {"end": 0}))
    book = compose([f"<div {PART}>number 0</div>", "number 1"], lay_out)

    assert [first for _text, first in asked] == [1, 1, 1 + pages]
    assert book.parts[0].laid_out.layout == (Layout(2, {}, 0.9) if pages == 2 else Layout(3, {}, 0.1))
