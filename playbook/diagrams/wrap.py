"""An author's label goes in, short lines of clean text come out: broken where a reader would break them."""

from __future__ import annotations

import re

from playbook.diagrams.text_width import Type, text_width

# What XML 1.0 cannot hold, and what would turn the direction of the text that follows.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile("[ \t\n\x0b\x0c\r\u2028\u2029]+")
_BREAKS = re.compile("(?<=[-\u2010\u2013\u2014/])(?=\\w)")
_GLUE = "\u00a0"
_ELLIPSIS = "…"
# A dot between two facts parts them on one line; where the line breaks there, the break does.
_DANGLING = " ·"
# No box shows more of a text, and what is never shown need not be measured.
LONGEST = 400
_NARROWING = 3.0


def clean(text: str) -> str:
    """The text on one line, without characters that a drawing cannot hold."""
    return _SPACES.sub(" ", _FORBIDDEN.sub("", text)).strip(" ")


def wrap(text: str, style: Type, limit: float, most_lines: int) -> tuple[str, ...]:
    """The text in as few lines as the limit (CSS pixels) allows, of about one length; what is too long is cut.

    Why: a short word stays with the word after it, and no line holds a lonely rest.
    """
    words = [part for word in _words(clean(text)[:LONGEST]) for part in _parts(word, style, limit)]
    lines = _fill(words, style, limit)
    if len(lines) > most_lines or len(clean(text)) > LONGEST:
        lines = _cut(lines[:most_lines], style, limit)
    else:
        lines = _balance(words, lines, style, limit)
    return tuple(line.replace(_GLUE, " ").strip(_DANGLING) or line for line in lines)


def _words(text: str) -> list[str]:
    """The words of a line, those of one or two letters tied to the next one, each with the space it needs before it."""
    words: list[str] = []
    for word in text.split(" "):
        previous = words[-1].split(_GLUE)[-1] if words else ""
        if previous.isalpha() and len(previous) <= 2:  # noqa: PLR2004  # «в», «и», «на»
            words[-1] += _GLUE + word
        elif word:
            words.append(word)
    return [(" " if index else "") + word for index, word in enumerate(words)]


def _parts(word: str, style: Type, limit: float) -> list[str]:
    """A word as it is, or in parts that fit: cut after a hyphen or slash if it has one, else anywhere."""
    if text_width(word.strip(), style) <= limit:
        return [word]
    return [part for piece in _BREAKS.split(word) for part in _chop(piece, style, limit)]


def _chop(piece: str, style: Type, limit: float) -> list[str]:
    parts = [""]
    for char in piece:
        if parts[-1].strip() and text_width((parts[-1] + char).strip(), style) > limit:
            parts.append("")
        parts[-1] += char
    return parts


def _fill(words: list[str], style: Type, limit: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and text_width(lines[-1] + word, style) <= limit:
            lines[-1] += word
        else:
            lines.append(word.lstrip(" "))
    return lines


def _balance(words: list[str], lines: list[str], style: Type, limit: float) -> list[str]:
    """As many lines as before, the longest of them as short as can be."""
    best = lines
    while lines and len(lines) == len(best) and limit > _NARROWING:
        best = lines
        limit = min(limit, max(text_width(line, style) for line in best)) - _NARROWING
        if any(text_width(word.strip(), style) > limit for word in words):
            break
        lines = _fill(words, style, limit)
    return best


def _cut(lines: list[str], style: Type, limit: float) -> list[str]:
    last = lines[-1].rstrip(" ,.;:" + _ELLIPSIS)
    while last and text_width(last + _ELLIPSIS, style) > limit:
        last = last[:-1].rstrip(" ")
    return [*lines[:-1], last + _ELLIPSIS]
