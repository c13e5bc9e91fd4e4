from __future__ import annotations

import pytest

from playbook.diagrams.text_width import Type, text_width
from playbook.diagrams.wrap import clean, wrap

STYLE = Type(size=14, leading=17.5, weight=600)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Новый", ("Новый",)),
        ("Сопровождение сделки", ("Сопровождение сделки",)),
        ("Стратегический резерв продаж", ("Стратегический", "резерв продаж")),
        ("Менеджер по работе с клиентами", ("Менеджер по работе", "с клиентами")),
        ("Сопровождение · за 4 часа", ("Сопровождение", "за 4 часа")),
        ("·", ("·",)),
        ("", ()),
        ("  \n ", ()),
    ],
)
def test_a_title_breaks_where_a_reader_would_break_it(text, lines):
    assert wrap(text, STYLE, 168, 4) == lines


def test_lines_are_of_about_the_same_length():
    lines = wrap("один два три четыре пять шесть семь восемь", STYLE, 200, 4)
    widths = [text_width(line, STYLE) for line in lines]

    assert len(lines) == 2
    assert min(widths) > 0.7 * max(widths)


def test_a_word_wider_than_the_line_is_cut_after_its_hyphen():
    assert wrap("Сверхдлинное-наименование", STYLE, 120, 4) == ("Сверхдлинное-", "наименование")


def test_a_word_without_a_hyphen_is_cut_anywhere_and_nothing_is_lost():
    lines = wrap("Ы" * 30, STYLE, 100, 9)

    assert "".join(lines) == "Ы" * 30
    assert all(text_width(line, STYLE) <= 100 for line in lines)


def test_what_does_not_fit_ends_in_an_ellipsis():
    lines = wrap("слово " * 2000, STYLE, 100, 3)

    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(text_width(line, STYLE) <= 100 for line in lines)


def test_text_is_cleaned_of_what_a_drawing_cannot_hold():
    assert clean(" a\n\tb\x00\x1f\ud800\u202ec\ufffe  d ") == "a bc d"
    assert clean("a\u00a0b 👩\u200d👧") == "a\u00a0b 👩\u200d👧"
