"""The tool's own words: what stands in an edition whatever its book says, and therefore betrays nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.units import format_unit

from playbook.editions.secrets import words_of
from playbook.locale import LANGUAGES
from playbook.workshop import open_workshop

_UNITS = ("hour", "day", "week", "month", "year")
_LENGTHS: tuple[Literal["short", "long", "narrow"], ...] = ("short", "long", "narrow")
_TEXTS = {".html", ".j2", ".txt", ".css", ".js", ".po"}


@cache
def tool_words() -> frozenset[str]:
    """Words of our catalogues and templates, of the theme and of the calendar, in every language of books."""
    return frozenset(word for text in _texts() for word in words_of(text))


def _texts() -> Iterator[str]:
    ours = Path(__file__).parents[1] / "locale"
    theme = Path(str(import_module("material").__file__)).parent / "templates"
    folders = [ours, *open_workshop().templates, theme / "partials"]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            is_ours = folder == theme / "partials" and path.parent.name == "languages" and path.stem not in LANGUAGES
            if path.suffix in _TEXTS and not is_ours and "starters" not in path.parts and "vendor" not in path.parts:
                yield path.read_text(encoding="utf-8")
    for language in LANGUAGES:
        locale = Locale.parse(language)
        for table in (locale.months, locale.days, locale.currencies, locale.languages):
            yield from _values(table)
        for unit in _UNITS:
            yield from (format_unit(number, unit, length, locale=locale) for number in (1, 2, 5) for length in _LENGTHS)


def _values(table: object) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for value in table.values():
            yield from _values(value)
