from __future__ import annotations

import pytest

from playbook.diagnostics import PlaybookError
from playbook.publish.page_numbers import ROUNDS, Layout, PageNumbers, references, settle


def of(anchor):
    return f'<span class="page-of" data-page-of="{anchor}"></span>'


def book_of(*lengths):
    """A way to lay out texts that ignores them: part n is so long and has the anchor `part-n` on its last page."""

    def measure(texts):
        assert len(texts) == len(lengths)
        return [Layout(pages, {f"part-{n}": pages - 1}) for n, pages in enumerate(lengths)]

    return measure


def test_an_anchor_stands_behind_all_the_parts_before_it():
    numbers, _layouts = settle([of("part-2"), of("part-0"), of("part-1")], book_of(1, 2, 3))

    assert numbers.pages == {"part-0": 1, "part-1": 3, "part-2": 6}


def test_with_the_numbers_comes_how_the_parts_fell_under_them():
    given = []

    def measure(texts):
        given.append([Layout(11 if ">00<" in texts[0] else 9, {}), Layout(1, {"end": 0})])
        return given[-1]

    _numbers, layouts = settle([of("end"), ""], measure)

    assert len(given) > 1
    assert layouts is given[-1]


def test_of_two_anchors_of_one_name_the_first_counts_as_it_does_for_links():
    numbers, _layouts = settle([of("twice"), ""], lambda _texts: [Layout(1, {"twice": 0}), Layout(1, {"twice": 0})])

    assert numbers.pages == {"twice": 1}


def test_a_number_is_written_into_its_place_and_nothing_else_is_touched():
    numbers = PageNumbers({"dealer": 14}, {"dealer": 2})

    assert numbers.fill(f'<p id="x">See {of("dealer")}.</p>') == (
        '<p id="x">See <span class="page-of" data-page-of="dealer">14</span>.</p>'
    )


def test_a_number_shorter_than_its_room_is_filled_up_with_figure_spaces():
    assert ">\N{FIGURE SPACE}9<" in PageNumbers({"dealer": 9}, {"dealer": 2}).fill(of("dealer"))


def test_references_are_listed_once_in_the_order_of_the_text():
    assert references([of("b") + of("a"), of("b")]) == ("b", "a")


def test_a_text_is_measured_with_as_many_digits_as_its_numbers_will_have():
    seen = []

    def measure(texts):
        seen.append(list(texts))
        return [Layout(99, {"first": 0}), Layout(1, {"last": 0})]

    settle([of("last"), of("first")], measure)

    assert seen[-1] == [of("last").replace("><", ">000<"), of("first").replace("><", ">0<")]


def test_parts_are_measured_again_when_a_longer_number_makes_a_part_longer():
    def measure(texts):
        has_grown = ">00<" in texts[0]
        return [Layout(11 if has_grown else 9, {"start": 0}), Layout(1, {"end": 0})]

    numbers, _layouts = settle([of("end"), ""], measure)

    assert numbers.pages["end"] == 12
    assert "12" in numbers.fill(of("end"))


def test_a_number_that_wavers_comes_to_rest_with_room_to_spare():
    """With one digit the target is on page 10, with two digits it is on page 9: no number is right for both."""

    def measure(texts):
        return [Layout(8 if ">00<" in texts[0] else 9, {}), Layout(1, {"end": 0})]

    numbers, _layouts = settle([of("end"), ""], measure)

    assert numbers.fill(of("end")) == of("end").replace("><", ">\N{FIGURE SPACE}9<")


def test_numbers_that_never_come_to_rest_are_told_in_a_sentence():
    def measure(texts):
        return [Layout(10 ** (texts[0].count("0") + 1), {}), Layout(1, {"end": 0})]

    with pytest.raises(PlaybookError, match=f"rest after {ROUNDS} layouts"):
        settle([of("end"), ""], measure)


def test_a_reference_to_nowhere_is_named():
    with pytest.raises(PlaybookError, match="segment-gone"):
        settle([of("segment-gone") + of("part-0")], book_of(1))


def test_a_long_part_is_measured_once_whatever_its_numbers_turn_out_to_be():
    long, short = f"<p>{'x' * 100_000}</p>{of('end')}", f"<p>{of('end')}</p>"
    asked = []

    def measure(texts):
        asked.append(list(texts))
        return [Layout(5, {}), Layout(1, {}), Layout(1, {"end": 0})]

    numbers, _layouts = settle([long, short, '<h1 id="end">End</h1>'], measure)

    assert numbers.pages == {"end": 7}
    assert [">000<" in texts[0] for texts in asked] == [True, True]
    assert [">000<" in texts[1] for texts in asked] == [True, False]
    assert numbers.widths == {"end": 1}
