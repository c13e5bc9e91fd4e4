"""`playbook build`: the site and the printed book of a book."""

from __future__ import annotations

import sys
from datetime import date
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.build import FULL, PARTS, PDF_NAME, build_book
from playbook.cli.check import exit_status
from playbook.cli.options import (
    book_argument,
    find_book,
    find_settings,
    lang_option,
    settings_option,
    speak,
    templates_option,
    today_option,
    unasked_language,
)
from playbook.cli.progress import shown_progress
from playbook.diagnostics import Message, _, _n
from playbook.diagnostics.formats import as_text
from playbook.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playbook.build import Built, Part
    from playbook.locale import Language
    from playbook.publish.pdf import PdfReport


@click.command("build", short_help="The site and the PDF of a book.")
@book_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="Where to publish.",
)
@click.option(
    "--edition", "editions", multiple=True, metavar="ID", help="An edition to build; all of them if left out."
)
@click.option("--only", type=click.Choice(sorted(PARTS)), help="Build one part and keep the other as it is.")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    default=2,
    show_default=True,
    help="Processes that work at once.",
)
@today_option
@lang_option
@settings_option
@templates_option
def command(
    book: Path | None,
    out: Path,
    editions: tuple[str, ...],
    only: Part | None,
    jobs: int,
    today: date,
    language: Language | None,
    settings: Path | None,
    templates: Path | None,
) -> None:
    """Build the book in the folder BOOK as OUT/full/index.html and OUT/full/sales-book.pdf; a book with errors is refused."""
    _demand_full(editions)
    folder = find_book(book, settings)
    spoken = speak(language, folder)
    workshop = open_workshop(find_settings(settings, folder), templates)
    parts = frozenset({only}) if only else PARTS
    with shown_progress(spoken) as progress:
        built = build_book(
            folder,
            out,
            workshop,
            today=today,
            language=language,
            parts=parts,
            jobs=jobs,
            progress=progress,
            remark=lambda message: click.echo(message.in_language(spoken), err=True),
        )
    if built.planned.diagnostics:
        click.echo(
            as_text(
                built.planned.diagnostics,
                built.planned.sources.line,
                built.planned.language,
                f"{folder.as_posix()}/",
                unasked=unasked_language(),
            ),
            err=True,
            nl=False,
        )
    if built.folder is None:
        click.echo(_("The book was not built; mend the errors first.").in_language(built.planned.language), err=True)
        sys.exit(exit_status(built.planned.diagnostics))
    _tell(built, parts)


def _demand_full(editions: tuple[str, ...]) -> None:
    unknown = next((edition for edition in editions if edition != FULL), None)
    if unknown is not None:
        told = gettext("there is no edition “{edition}”; this version builds “{only}”")
        raise click.BadParameter(told.format(edition=unknown, only=FULL), param_hint="--edition")


def _tell(built: Built, parts: frozenset[Part]) -> None:
    """Where the reader finds what was built, and what the author should know of the print."""
    assert built.folder is not None  # noqa: S101 - asked for what was built
    for message in _remarks(built.printed):
        click.echo(message.in_language(built.planned.language), err=True)
    if "site" in parts:
        click.echo(built.folder / "index.html")
    if built.printed is not None:
        told = _n(
            "{path} ({count} page)", "{path} ({count} pages)", built.printed.pages, path=str(built.folder / PDF_NAME)
        )
        click.echo(told.in_language(built.planned.language))


def _remarks(printed: PdfReport | None) -> Iterator[Message]:
    """What the author should know of the printed book."""
    if printed is None:
        return
    if printed.missing_characters:
        missing = sorted(printed.missing_characters)
        yield _("No font has these characters; the PDF shows a box for each: {characters}.", characters=missing)
    for link in printed.broken_links:
        yield _("In the PDF a link leads nowhere: {link}.", link=link)
    for warning in printed.warnings:
        yield _("The PDF was made with a warning: {warning}.", warning=warning)
