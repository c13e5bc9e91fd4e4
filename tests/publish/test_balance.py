from __future__ import annotations

from playbook.publish.balance import CLOSER, PART, balance
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
        return NUMBERS, [Layout(*layouts[one]) for one in parts]

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


def test_a_long_part_is_not_set_twice():
    settle, asked = settler({part("a"): (40, {}, 0.05)})

    assert balance([part("a")], settle)[0] == (part("a"),)
    assert len(asked) == 1
