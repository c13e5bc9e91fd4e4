from __future__ import annotations

import pytest

from playbook.publish.balance import CLOSER, PART, is_better, mended
from playbook.publish.page_numbers import Layout


def part(name):
    return f"<div {PART}>{name}</div>"


def closer(name):
    return f"<div {CLOSER}>{name}</div>"


@pytest.mark.parametrize("layout", [Layout(3, {}, 0.7), Layout(1, {}, 0.02)], ids=["full enough", "one page"])
def test_a_part_that_ends_well_stays_as_it_is(layout):
    assert mended(part("a"), layout) == part("a")


def test_a_few_lines_on_a_last_page_let_the_part_be_set_closer():
    assert mended(part("a"), Layout(3, {}, 0.1)) == closer("a")


@pytest.mark.parametrize(
    ("now", "was", "is_so"),
    [
        (Layout(2, {}, 0.98), Layout(3, {}, 0.1), True),
        (Layout(3, {}, 0.02), Layout(3, {}, 0.1), False),
        (Layout(5, {}, 0.4), Layout(5, {}, 0.9, {0: 0.1}), True),
        (Layout(5, {}, 0.9, {0: 0.1}), Layout(5, {}, 0.9, {0: 0.1}), False),
    ],
    ids=["a page saved", "no page saved", "a drawing found room", "a drawing found none"],
)
def test_a_mend_is_better_if_it_saves_a_page_or_gives_a_drawing_room(now, was, is_so):
    assert is_better(now, was) is is_so


def test_of_a_long_part_only_the_end_is_set_closer():
    def entries(*late):
        return part(
            "".join(
                f'<section class="entry{" pb-closer" if name in late else ""}" id="{name}">{name}</section>'
                for name in "abcd"
            )
        )

    anchors = {"a": 0, "b": 10, "c": 17, "d": 18}

    assert mended(entries(), Layout(20, anchors, 0.1)) == entries("c", "d")


def test_a_part_of_a_hundred_pages_is_not_set_twice():
    assert mended(part("a"), Layout(100, {}, 0.05)) == part("a")


DRAWING = '<figure class="pb-diagram"><svg/></figure>\n'
WORDS = "слово " * 100


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            f"{DRAWING}<h3>Ждать</h3>{WORDS}<h3>Этапы</h3>{WORDS * 3}",
            f"<h3>Ждать</h3>{WORDS}{DRAWING}<h3>Этапы</h3>{WORDS * 3}",
        ),
        (
            f'{DRAWING}<h3>Ждать</h3><p class="pb-label">Лист</p>{WORDS}<p class="pb-label">Путь</p>{WORDS * 3}',
            f'<h3>Ждать</h3><p class="pb-label">Лист</p>{WORDS}{DRAWING}<p class="pb-label">Путь</p>{WORDS * 3}',
        ),
        (f"{DRAWING}{WORDS}</section><h2>Другое</h2>", f"{WORDS}{DRAWING}</section><h2>Другое</h2>"),
    ],
    ids=["before a heading", "before a label that heads no other", "within its entry"],
)
def test_a_drawing_without_room_lets_the_text_after_it_fill_the_page(before, after):
    assert mended(part(before), Layout(5, {}, 0.9, {0: 0.1})) == part(after)
