"""Items of a list that run into one for lack of a hyphen: a text and its keys that stand twice in; the text with hyphens out.

Why: told one by one, each key of the second item is a key written twice, and all that names the second item is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from playbook.diagnostics import _
from playbook.load.reading import Mistake, line_and_column, position

_ITEM = re.compile(r"\s*- +\Z")
_CELL_OF_A_NUMBER = re.compile(r"[0-9]+ *[,}\]]")

NO_HYPHEN = _("An item of a list begins here, and its hyphen is missing.")
WRITE_HYPHEN = _("Write “- ” before it, with the hyphen under those of the other items.")
_KEEP_ONE_OR_HYPHEN = _("Delete one of them; if a new item of the list begins here, write “- ” before it.")


def with_hyphens(text: str, mistakes: list[Mistake]) -> tuple[str, list[Mistake]]:
    """The text with the hyphens that it lacks, each in place of a space, so that all else keeps its place; and what to tell.

    A hyphen is missing where the first key of an item comes again and another of its keys after it.
    """
    lines = text.split("\n")
    told: list[Mistake] = []
    for mistake, hyphen, is_run_on in _second_starts(lines, mistakes):
        if is_run_on:
            line, column = line_and_column(mistake.at)
            lines[line] = f"{lines[line][:hyphen]}-{lines[line][hyphen + 1 :]}"
            told.append(Mistake("F010", position(line, column), NO_HYPHEN, WRITE_HYPHEN))
    return "\n".join(lines), told


def duplicates_told(text: str, mistakes: list[Mistake]) -> list[Mistake]:
    """Keys twice as they are told: not of pieces of a number that commas divided, and with a hyphen as one of the cures."""
    lines = text.split("\n")
    alone = {mistake.at for mistake, _hyphen, _is_run_on in _second_starts(lines, mistakes)}
    return [
        replace(mistake, hint=_KEEP_ONE_OR_HYPHEN) if mistake.at in alone else mistake
        for mistake in mistakes
        if mistake.first is None or not _CELL_OF_A_NUMBER.match(_from(lines, mistake.at))
    ]


def _second_starts(lines: list[str], mistakes: list[Mistake]) -> list[tuple[Mistake, int, bool]]:
    """First keys of items that come again on lines of their own, the column for a hyphen, and whether another key follows."""
    twice = [mistake for mistake in mistakes if mistake.first is not None]
    starts = {mistake.at: hyphen for mistake in twice if (hyphen := _hyphen_of(lines, mistake)) is not None}
    after: dict[int, Mistake] = {}  # by column, from the end of the file
    found = []
    for mistake in reversed(twice):
        column = line_and_column(mistake.at)[1]
        if mistake.at in starts:
            found.append((mistake, starts[mistake.at], _is_further(after.get(column), mistake, starts)))
        after[column] = mistake
    return found[::-1]


def _is_further(other: Mistake | None, start: Mistake, starts: Container[int]) -> bool:
    """Whether another key of the item that begins in `start` stands in it a second time too."""
    if other is None or other.first is None or start.first is None or other.at in starts:
        return False
    return start.first < other.first < start.at


def _hyphen_of(lines: list[str], mistake: Mistake) -> int | None:
    """The column of the hyphen before the first of two keys, if both stand in a column, the second after nothing but spaces."""
    assert mistake.first is not None  # noqa: S101 - asked of keys that stand twice alone
    (line, column), (first_line, first_column) = line_and_column(mistake.at), line_and_column(mistake.first)
    lead = lines[first_line][:first_column] if first_line < len(lines) else ""
    if column != first_column or not _ITEM.match(lead) or lines[line][:column].strip():
        return None
    return lead.index("-") if lead.count("-") == 1 else None


def _from(lines: list[str], at: int) -> str:
    line, column = line_and_column(at)
    return lines[line][column:] if line < len(lines) else ""
