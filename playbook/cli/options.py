"""What several commands take: the book's folder, the language, the day."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from gettext import gettext
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click
import yaml

from playbook.diagnostics import PlaybookError, _
from playbook.load import is_book, spoken_language
from playbook.locale import LANGUAGES, Language

F = TypeVar("F", bound=Callable[..., Any])

_SETTINGS = "mkdocs.yml"
_CONTENT = "content"
_YEARS = range(1990, 2100)  # of another year somebody has mistyped a figure
_DAY_FORMS = ("%Y-%m-%d", "%d.%m.%Y")

book_argument = click.argument("book", required=False, type=click.Path(path_type=Path), metavar="[BOOK]")
lang_option = click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), help="Language of messages; the book's own if left out."
)
settings_option = click.option(
    "--config",
    "settings",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The site engine's settings; mkdocs.yml here if left out.",
)
templates_option = click.option(
    "--templates",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of templates that replace ours by the same name.",
)


def _read_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date:
    if value is None:
        return this_day()
    for form in _DAY_FORMS:
        with suppress(ValueError):
            day = datetime.strptime(value.strip(), form).date()  # noqa: DTZ007 - a day
            if day.year in _YEARS:
                return day
    raise click.BadParameter(gettext("write a day as 2026-11-01"))


def _read_day_if_named(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    return None if value is None else _read_day(context, parameter, value)


def this_day() -> date:
    """SOURCE_DATE_EPOCH, else today."""
    return _this_day(os.environ.get("SOURCE_DATE_EPOCH"))


def _this_day(epoch: str | None) -> date:
    if not epoch:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        told = gettext("SOURCE_DATE_EPOCH is seconds since 1970, not “{epoch}”").format(epoch=epoch)
        raise click.BadParameter(told) from None


today_option = click.option(
    "--today",
    callback=_read_day,
    metavar="DATE",
    help="The day to check for; SOURCE_DATE_EPOCH, else today, if left out.",
)
as_of_option = click.option(
    "--as-of",
    callback=_read_day_if_named,
    metavar="DATE",
    help="The day to look from; the last day of the ledger if left out.",
)

history_day_option = click.option(
    "--as-of",
    callback=_read_day_if_named,
    metavar="DATE",
    help="The day to look from; the last day of the history if left out.",
)


def speak(language: Language | None, folder: Path | None = None) -> Language:
    """The language to speak from now on: the one asked for, else that of the book, else the reader's own."""
    known = _known_languages()
    known.setdefault(_UNASKED, known.get("language", "en"))
    known["language"] = language or (spoken_language(folder) if folder else None) or known.get("language", "en")
    return known["language"]


def unasked_language() -> Language:
    """The language that `speak` takes where nothing and nobody names one."""
    return _known_languages().get(_UNASKED, "en")


_UNASKED = "unasked"


def _known_languages() -> dict[str, Language]:
    known: dict[str, Language] = click.get_current_context().find_root().ensure_object(dict)
    return known


def find_book(book: Path | None, settings: Path | None) -> Path:
    """The book's folder: the one named, else the one in the settings' `extra.playbook.book`, else `content/` beside them.

    Raises: PlaybookError where that would be a folder inside of a book, which its author meant to name.
    """
    if book is not None:
        return book
    where = settings or Path(_SETTINGS)
    if where.is_file():
        named = _named_in(where)
        if named:
            return where.parent / named
    folder = where.parent / _CONTENT
    if settings is None and is_book(where.parent) and not folder.exists():
        _tell_what_to_type(where.parent)
    return folder


def _tell_what_to_type(book: Path) -> NoReturn:
    context = click.get_current_context()
    speak(context.params.get("language"), book)
    told = _(
        "There is no folder “{folder}” here, for this folder is itself a book. Type: playbook {command} .",
        folder=_CONTENT,
        command=_typed(context),
    )
    raise PlaybookError(told)


def _typed(context: click.Context) -> str:
    """A command as it is typed after `playbook`, up to the place of the book."""
    names: list[str] = []
    inner = context
    while inner.parent is not None:
        names.insert(0, inner.info_name or "")
        inner = inner.parent
    is_option = any(isinstance(one, click.Option) and one.name == "book" for one in context.command.params)
    return " ".join([*names, "--book"] if is_option else names)


def find_settings(settings: Path | None, book: Path) -> Path | None:
    """The engine's settings: those named, else `mkdocs.yml` here, unless here is inside the book: a book can run nothing."""
    if settings is not None:
        return settings
    here = Path(_SETTINGS).resolve()
    return here if here.is_file() and not here.is_relative_to(book.resolve()) else None


def find_revisions(settings: Path | None) -> tuple[str, ...]:
    """The revisions in the settings' `extra.playbook.revisions`, in their order; none where they name none."""
    node = _setting(settings, "revisions") if settings is not None else None
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return tuple(one.value for one in items if isinstance(one, yaml.ScalarNode))


def _named_in(settings: Path) -> str | None:
    """The book that settings name."""
    node = _setting(settings, "book")
    return node.value if isinstance(node, yaml.ScalarNode) else None


def _setting(settings: Path, name: str) -> yaml.Node | None:
    """What settings say below `extra.playbook`; they are read as plain data, whatever tags they hold."""
    try:
        root = yaml.compose(settings.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    for key in ("extra", "playbook", name):
        if not isinstance(root, yaml.MappingNode):
            return None
        root = next((value for written, value in root.value if written.value == key), None)
    return root
