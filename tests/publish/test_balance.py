from __future__ import annotations

import pytest

from playbook.publish.balance import CLOSER, PART, PrintLayout, balance
from playbook.publish.page_numbers import Layout, PageNumbers

NUMBERS = PageNumbers({}, {})


def part(name):
    return f"<div {PART}>{name}</div>"


def closer(name):
    return f"<div {CLOSER}>{name}</div>"


def settler(layouts):
    """A way to settle parts whose layouts are known by their text; what was asked for is kept in `asked`."""
    asked = []

    def settle(parts):
        asked.append(list(parts))
        return NUMBERS, [one if isinstance(one := layouts[part], Layout) else Layout(*one) for part in parts]

    return settle, asked


def test_parts_that_end_well_are_settled_once_and_stay_as_they_are():
    settle, asked = settler({part("a"): (3, {}, 0.7), part("b"): (1, {}, 0.02)})

    assert balance([part("a"), part("b")], settle) == ((part("a"), part("b")), NUMBERS)
    assert len(asked) == 1


def test_a_few_lines_on_a_last_page_find_room_before():
    settle, asked = settler({part("a"): (3, {}, 0.1), closer("a"): (2, {}, 0.98), part("b"): (2, {}, 0.6)})

    assert balance([part("a"), part("b")], settle)[0] == (closer("a"), part("b"))
    assert len(asked) == 2


def test_where_setting_closer_saves_no_page_the_part_stays_as_it_was():
    settle, asked = settler({part("a"): (3, {}, 0.1), closer("a"): (3, {}, 0.02), part("b"): (2, {}, 0.6)})

    assert balance([part("a"), part("b")], settle)[0] == (part("a"), part("b"))
    assert asked[-1] == [part("a"), part("b")]


def test_of_a_long_part_only_the_end_is_set_closer():
    def entries(*late):
        return part(
            "".join(
                f'<section class="entry{" pb-closer" if name in late else ""}" id="{name}">{name}</section>'
                for name in "abcd"
            )
        )

    anchors = {"a": 0, "b": 10, "c": 17, "d": 18}
    settle, _asked = settler({entries(): (20, anchors, 0.1), entries("c", "d"): (19, anchors, 0.99)})

    assert balance([entries()], settle)[0] == (entries("c", "d"),)


def test_a_part_of_a_hundred_pages_is_not_set_twice():
    settle, asked = settler({part("a"): (100, {}, 0.05)})

    assert balance([part("a")], settle)[0] == (part("a"),)
    assert len(asked) == 1


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
    settle, _asked = settler({part(before): PrintLayout(5, {}, 0.9, {0: 0.1}), part(after): PrintLayout(5, {}, 0.4)})

    assert balance([part(before)], settle)[0] == (part(after),)


def test_a_drawing_stays_where_it_finds_no_room_later_either():
    before, after = f"{DRAWING}{WORDS}<h3>Этапы</h3>", f"{WORDS}{DRAWING}<h3>Этапы</h3>"
    held_up = PrintLayout(5, {}, 0.9, {0: 0.1})
    settle, _asked = settler({part(before): held_up, part(after): held_up})

    assert balance([part(before)], settle)[0] == (part(before),)
