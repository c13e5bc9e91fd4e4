"""The tool's own words: what stands in an edition whatever its book says, and therefore betrays nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.units import format_unit

from playbook.editions.secrets import BORDER, Secrets, plain, stands_in, words_of
from playbook.locale import LANGUAGES
from playbook.workshop import open_workshop

_UNITS = ("hour", "day", "week", "month", "year")
_LENGTHS: tuple[Literal["short", "long", "narrow"], ...] = ("short", "long", "narrow")
_TEXTS = {".html", ".j2", ".txt", ".css", ".js", ".po"}


@cache
def tool_words() -> frozenset[str]:
    """Words of our catalogues and templates, of the theme and of the calendar, in every language of books."""
    return frozenset(words_of(tool_texts()))


@cache
def tool_texts() -> str:
    """All those texts, plain, with a border between any two."""
    return plain(BORDER.join(text.replace('"\n"', "") for text in _texts()))  # catalogues break their texts into lines


def but_for_the_tool(secrets: Secrets) -> Secrets:
    """The secrets of an edition that do not stand in it anyway."""
    known, texts = tool_words(), tool_texts()
    return Secrets(
        {word: at for word, at in secrets.words.items() if word not in known},
        {title: at for title, at in secrets.titles.items() if not stands_in(title, texts)},
    )


def _texts() -> Iterator[str]:
    yield "changes.xml tag:book.invalid since"  # the feed and its ids
    yield "sales-book.pdf search_index.json __index WeasyPrint mkdocs-1 mkdocs-material-9"  # our files and their makers
    yield open_workshop().settings.read_text(encoding="utf-8")
    ours = Path(__file__).parents[1] / "locale"
    theme = Path(str(import_module("material").__file__)).parent / "templates"
    folders = [ours, *open_workshop().templates, theme]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            is_foreign = path.parent.name == "languages" and path.stem not in LANGUAGES
            inside = path.relative_to(folder).parts
            is_left_out = "starters" in inside or "vendor" in inside or (folder == theme and inside[0] == "assets")
            if path.suffix in _TEXTS and not is_foreign and not is_left_out:
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
