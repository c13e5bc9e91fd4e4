"""Given a text and a measure, I am told how many lines it takes at most, and what of it fits into fewer."""

from __future__ import annotations

from importlib.resources import as_file, files

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from playbook.plan.lines_of_type import Measure, count_lines, cut

NARROW = Measure(size=1, leading=1, width=5)
USUAL = [*map(chr, range(ord("!"), ord("~") + 1)), *map(chr, range(ord("А"), ord("я") + 1)), *"ёЁ«»—–…№§₽·−°"]


@pytest.mark.parametrize("face", ["Regular", "Medium"])
def test_no_character_of_the_font_is_wider_than_it_is_reckoned(face):
    with as_file(files("fontpkg_fira_sans") / "files" / f"FiraSans-{face}.ttf") as path, TTFont(path) as font:
        glyphs, widths, em = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
        wide = {
            char
            for char in USUAL
            if ord(char) in glyphs
            and count_lines(char * 100, Measure(1, 1, widths[glyphs[ord(char)]][0] / em * 100 - 0.01)) < 2
        }

    assert len(USUAL) > 160
    assert wide == set()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("слово", 1),
        ("слово слово слово", 3),
        ("слово и слово", 2),  # a short word goes with the next
        ("переосвидетельствование", 4),  # what is longer than a line is broken anywhere
        ("漢" * 5, 2),  # what the font lacks is wide
    ],
)
def test_lines_end_between_words(text, lines):
    assert count_lines(text, NARROW) == lines


def test_the_counting_ends_after_the_most_that_is_asked_for():
    assert count_lines("слово " * 100_000, NARROW, most=3) == 4


@pytest.mark.parametrize(
    ("text", "lines", "here", "rest"),
    [
        ("Да. Нет, ни за что.", 1, "Да.", "Нет, ни за что."),
        ("раз два три четыре", 2, "раз два три", "четыре"),
        ("раз", 2, "раз", ""),
        ("раз", 0, "", "раз"),
    ],
)
def test_a_text_is_cut_after_a_sentence_or_else_after_a_word(text, lines, here, rest):
    assert cut(text, NARROW, lines) == (here, rest)


def test_a_word_that_is_longer_than_all_lines_is_cut_anywhere():
    here, rest = cut("б" * 100, NARROW, 2)

    assert here + rest == "б" * 100
    assert 16 > len(here) > 6


@given(st.text(max_size=300), st.integers(1, 6))
def test_what_is_cut_off_fits_and_nothing_is_lost(text, lines):
    here, rest = cut(text, NARROW, lines)

    assert "".join((here + rest).split()) == "".join(text.split())
    assert not here or count_lines(here, NARROW) <= lines
    assert here or not text.strip()
