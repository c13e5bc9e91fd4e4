"""`playbook build`: the site and the printed book of a book."""

from __future__ import annotations

import sys
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from playbook.build import build_book, leak_diagnostics
from playbook.cli.check import exit_status
from playbook.cli.options import (
    book_argument,
    find_book,
    find_revisions,
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
from playbook.load.past import read_past, untold_past
from playbook.prepare import UnknownEditionError
from playbook.publish import PARTS, PDF_NAME, Part
from playbook.versions import PublishedVersions, build_versions
from playbook.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playbook.build import BuiltEdition
    from playbook.locale import Language


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
    "--versions",
    type=click.IntRange(1),
    metavar="N",
    help="Beside it, publish the book at each of the last N tags in git, and a switch between them.",
)
@click.option("--watermark", metavar="TEXT", help="Words over every printed page, such as the reader's name.")
@click.option(
    "--revision",
    "revisions",
    multiple=True,
    metavar="REVISION",
    help="A git revision whose changes the book tells; those in mkdocs.yml, else the last tags, if left out.",
)
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
    versions: int | None,
    watermark: str | None,
    revisions: tuple[str, ...],
    jobs: int,
    today: date,
    language: Language | None,
    settings: Path | None,
    templates: Path | None,
) -> None:
    """Build the book in the folder BOOK: each edition as OUT/EDITION/index.html and OUT/EDITION/sales-book.pdf; a book with errors is refused."""
    folder = find_book(book, settings)
    spoken = speak(language, folder)
    engine = find_settings(settings, folder)
    workshop = open_workshop(engine, templates)
    names = revisions or find_revisions(engine)
    past = cache(partial(read_past, names=names))  # what it told is asked for once more at the end
    parts = frozenset({only}) if only else PARTS
    if versions and only == "pdf":
        message = _("A switch between versions is a part of the site; leave out --only pdf.")
        raise click.BadParameter(message.in_language(spoken), param_hint="--versions")
    build = partial(build_versions, count=versions) if versions else _build_today
    try:
        with shown_progress(spoken) as progress:
            published = build(
                folder,
                out,
                workshop,
                today=today,
                language=language,
                editions=editions,
                parts=parts,
                watermark=watermark,
                past=past,
                jobs=jobs,
                progress=progress,
            )
    except UnknownEditionError as error:
        raise click.BadParameter(error.message.in_language(spoken), param_hint="--edition") from None
    built = published.today
    examined, found = built.examined, [*built.examined.diagnostics, *leak_diagnostics(built)]
    if found:
        told = as_text(
            found, examined.sources.line, examined.language, f"{folder.as_posix()}/", unasked=unasked_language()
        )
        click.echo(told, err=True, nl=False)
    if not built.editions:
        click.echo(_("The book was not built; mend the errors first.").in_language(examined.language), err=True)
        sys.exit(exit_status(found))
    for edition in built.editions:
        _tell(edition, examined.language, parts)
    _tell_versions(published, examined.language)
    if not names and (untold := untold_past(folder, past(folder))):
        click.echo(untold.in_language(examined.language), err=True)
    for place in built.withdrawn:
        withdrawn = _(
            "{folder} is no edition of the book any more and still stands there; delete it.", folder=str(place)
        )
        click.echo(withdrawn.in_language(examined.language), err=True)


def _build_today(*places: Any, **wishes: Any) -> PublishedVersions:  # noqa: ANN401 - those of the next
    return PublishedVersions(build_book(*places, **wishes))


def _tell_versions(published: PublishedVersions, language: Language) -> None:
    """Where old versions stand, and why others do not."""
    for message in published.left_out:
        click.echo(message.in_language(language), err=True)
    for folder in published.folders:
        click.echo(folder / "index.html")


def _tell(edition: BuiltEdition, language: Language, parts: frozenset[Part]) -> None:
    """Where the reader finds what was built, and what the author should know of it."""
    for message in _remarks(edition):
        click.echo(message.in_language(language), err=True)
    if "site" in parts:
        click.echo(edition.folder / "index.html")
    if edition.printed is not None:
        pages = edition.printed.pages
        told = _n("{path} ({count} page)", "{path} ({count} pages)", pages, path=str(edition.folder / PDF_NAME))
        click.echo(told.in_language(language))


def _remarks(edition: BuiltEdition) -> Iterator[Message]:
    """What the author should know of what was replaced, and of the printed book."""
    if edition.instead_of is not None:
        yield _(
            "{folder} held “{title}”; to keep both books, name another place with --out.",
            folder=str(edition.folder),
            title=edition.instead_of,
        )
    printed = edition.printed
    if printed is None:
        return
    if printed.missing_characters:
        missing = sorted(printed.missing_characters)
        yield _("No font has these characters; the PDF shows a box for each: {characters}.", characters=missing)
    for link in printed.broken_links:
        yield _("In the PDF a link leads nowhere: {link}.", link=link)
    for warning in printed.warnings:
        yield _("The PDF was made with a warning: {warning}.", warning=warning)
