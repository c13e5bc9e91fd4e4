"""A text and a measure go in; how many lines it takes at most, and what of it fits into so many, come out.

A reckoning, for deciding before anything is drawn: no letter is wider than told here, and no line ends where a page could not end it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Characters by their width in sizes of their type, at the medium weight of Fira Sans; a test holds them against the font.
_GROUPS = {
    0.33: " \u00a0.,:;!'`()[]{}ijlIJ",
    0.47: 'frtгт1*-|"',
    0.54: "csvxyzзксухэ235_?/\\–",
    0.76: "жмыЪ&w…",
    0.94: "фшщюmMWЖМФШЩЫЮ%—→",
    1.14: "@№",
}
_ADVANCES = {char: advance for advance, chars in _GROUPS.items() for char in chars}
_NARROWEST = min(_GROUPS)
_SMALL_LETTER, _BIG_LETTER = 0.61, 0.72
_NO_WIDTH = {"Mn", "Me", "Cf"}
_FOREIGN = 1.25
_USUAL = re.compile(r"[ -~А-яЁё«»„“”‘’§₽€°·−]")

# What a typographer ties together: a short word to the next, a figure to its unit, a dash to the word before.
_TIED = re.compile(r"(?<![^\s(«„“\"])([^\W\d_]{1,2}|№|§) (?=\S)|(?<=\d) (?=\S)| (?=[—–](?:\s|$))")
_BREAK = re.compile(r"[ \t\n]+")
_END_OF_SENTENCE = re.compile(r"[.!?…]+[»”“\"')]*\s+")


@dataclass(frozen=True, slots=True)
class Measure:
    """How a text is set: size of its type, distance of its lines, width of a line; all in one unit, such as millimetres."""

    size: float
    leading: float
    width: float


def count_lines(text: str, measure: Measure, most: int = 1_000_000) -> int:
    """The lines that a text takes at most; the counting ends after `most`."""
    lines, used = 1, 0.0
    space = _NARROWEST * measure.size
    for unit in _units(text):
        wide = _width(unit) * measure.size
        if used and used + space + wide <= measure.width:
            used += space + wide
            continue
        lines += bool(used)
        used = wide
        if wide > measure.width:
            per_line = measure.width - _FOREIGN * measure.size  # a line that ends within a word may lack a letter
            more = int(wide / per_line)
            lines, used = lines + more, wide - more * per_line
        if lines > most:
            break
    return lines


def cut(text: str, measure: Measure, lines: int) -> tuple[str, str]:
    """What of a text fits into so many lines, at the end of a sentence or else of a word or else anywhere; and the rest.

    Where nothing fits the first part is empty; in one line there is always room for a letter.
    """
    if lines < 1:
        return "", text
    if count_lines(text, measure, lines) <= lines:
        return text, ""
    window = text[: int(lines * measure.width / (_NARROWEST * measure.size)) + 1]
    for ends in (
        [found.end() for found in _END_OF_SENTENCE.finditer(window)],
        [found.end() for found in _BREAK.finditer(window)],
        list(range(1, len(window))),
    ):
        fitting = _last_fitting(text, ends, measure, lines)
        if fitting:
            return text[:fitting].rstrip(), text[fitting:].lstrip()
    return text[:1], text[1:]


def _last_fitting(text: str, ends: list[int], measure: Measure, lines: int) -> int:
    """The last of these places before which all fits; 0 where none is."""
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high) // 2
        if count_lines(text[: ends[middle]].rstrip(), measure, lines) <= lines:
            low = middle + 1
        else:
            high = middle
    return ends[low - 1] if low else 0


def _units(text: str) -> Iterator[str]:
    """What a line never ends within."""
    yield from (unit for unit in _BREAK.split(_TIED.sub(lambda tie: f"{tie[1] or ''}\u00a0", text)) if unit)


def _width(unit: str) -> float:
    return sum(_advance(char) for char in unit)


def _advance(char: str) -> float:
    """The width of a character in sizes of its type, rounded up to its kind."""
    if char in _ADVANCES:
        return _ADVANCES[char]
    if _USUAL.match(char):
        return _BIG_LETTER if char.isupper() else _SMALL_LETTER
    return 0.0 if unicodedata.category(char) in _NO_WIDTH else _FOREIGN
