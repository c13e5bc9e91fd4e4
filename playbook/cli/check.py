"""`playbook check`: all findings of a book in one run."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.cli.options import book_argument, find_book, lang_option, speak, today_option, unasked_language
from playbook.diagnostics import Diagnostic, Severity, formats
from playbook.load import read_ahead
from playbook.locale import Language

if TYPE_CHECKING:
    from playbook.analytics.evidence import Evidence
    from playbook.load import Loaded
    from playbook.model.book import Book


@click.command("check", short_help="All findings of a book in one run.")
@book_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(formats.FORMATS),
    default="text",
    show_default=True,
    help="How findings are written.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@today_option
@lang_option
def command(book: Path | None, form: str, today: date, language: Language | None, *, strict: bool) -> None:
    """Check the book in the folder BOOK and tell every finding, each with its place, its reason and its mend."""
    gc.disable()  # nothing that a check makes is garbage before the process ends, and looking for it costs a third of the time
    folder = find_book(book, None)
    speak(language, folder)
    ahead = read_ahead(folder)
    # Imported now, while a second process reads: the model takes as long to import as half of a large book to read.
    from playbook.check import BrokenRulesError, check_book  # noqa: PLC0415 - as said
    from playbook.load import load_book  # noqa: PLC0415 - as said

    loaded = load_book(folder, ahead)
    language = language or loaded.book.masthead.language
    try:
        found = check_book(loaded, today, _evidence(loaded.book, folder, today))
    except BrokenRulesError as broken:
        click.echo(_written(form, broken.found, loaded, folder.as_posix(), language), nl=False)
        raise
    click.echo(_written(form, found, loaded, folder.as_posix(), language), nl=False)
    os._exit(
        exit_status(found, strict=strict)
    )  # all is written; to free a large book piece by piece takes a twentieth of its check


def _evidence(book: Book, folder: Path, today: date) -> Evidence:
    """What the book's ledger says, and whether its history can be read."""
    from playbook.exchange.book_evidence import read_evidence  # noqa: PLC0415 - as above

    return read_evidence(book, folder, today, is_shown=False)


def _written(form: str, found: Sequence[Diagnostic], loaded: Loaded, folder: str, language: Language) -> str:
    """The findings in a format."""
    inside = "" if folder == "." else f"{folder}/"
    if form == "json":
        return formats.as_json(found, folder, language)
    if form == "github":
        return formats.as_github(found, language, inside)
    if form == "gitlab":
        return formats.as_gitlab(found, language, inside)
    if form == "sarif":
        from importlib.metadata import version  # noqa: PLC0415 - as above

        from playbook.check import catalogue_of_rules  # noqa: PLC0415 - as above

        return formats.as_sarif(
            found, catalogue_of_rules().values(), language, folder=inside, version=version("playbook")
        )
    return formats.as_text(found, loaded.sources.line, language, f"{folder}/", unasked=unasked_language())


def exit_status(found: Sequence[Diagnostic], *, strict: bool = False) -> int:
    """1 with errors (`strict`: or warnings) among the findings, else 0."""
    limit = Severity.WARNING if strict else Severity.ERROR
    return int(any(diagnostic.severity >= limit for diagnostic in found))
