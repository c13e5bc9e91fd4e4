"""`playbook export`: the book in other people's formats."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.build import leak_diagnostics
from playbook.cli.check import exit_status
from playbook.cli.options import (
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
from playbook.cli.reader import in_readers_language
from playbook.diagnostics import _, _n
from playbook.diagnostics.formats import as_text
from playbook.exchange.scorm import PathNotForRoleError, PathNotInEditionError, UnknownPathError
from playbook.export import export_scorm
from playbook.prepare import UnknownEditionError
from playbook.workshop import open_workshop

if TYPE_CHECKING:
    from playbook.locale import Language

_WRONG_OPTION = {
    UnknownPathError: "--path",
    PathNotForRoleError: "--path",
    UnknownEditionError: "--edition",
    PathNotInEditionError: "--edition",
}


class _Exports(click.Group):
    """The formats by name, each telling its help in its reader's language."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = super().get_command(ctx, cmd_name)
        return in_readers_language(found) if found is not None else None


@click.group("export", cls=_Exports, short_help="The book in other programs' formats.")
def command() -> None:
    """Write what the book holds for other programs."""


@command.command("scorm", short_help="A path for a learning management system.")
@click.option("--path", "path", metavar="ID", help="The path of onboarding; the book's only one if left out.")
@click.option("--book", type=click.Path(path_type=Path), metavar="BOOK", help="The book's folder.")
@click.option(
    "--edition", metavar="ID", help="The edition whose pages it holds; what the path's role may read if left out."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The package to write; the path's id with .zip if left out.",
)
@today_option
@lang_option
@settings_option
@templates_option
def scorm(
    path: str | None,
    book: Path | None,
    edition: str | None,
    out: Path | None,
    today: date,
    language: Language | None,
    settings: Path | None,
    templates: Path | None,
) -> None:
    """Write a path of onboarding as a SCORM 1.2 package: its days and quizzes and all that they read; a book with errors is refused."""
    folder = find_book(book, settings)
    spoken = speak(language, folder)
    workshop = open_workshop(find_settings(settings, folder), templates)
    try:
        with shown_progress(spoken) as progress:
            exported = export_scorm(
                folder,
                workshop,
                today=today,
                out=out,
                path=path,
                edition=edition,
                language=language,
                progress=progress,
            )
    except tuple(_WRONG_OPTION) as error:
        told = error.message.in_language(spoken)
        raise click.BadParameter(told, param_hint=_WRONG_OPTION[type(error)]) from None
    examined, found = exported.examined, [*exported.examined.diagnostics, *leak_diagnostics(exported)]
    if found:
        told = as_text(
            found, examined.sources.line, examined.language, f"{folder.as_posix()}/", unasked=unasked_language()
        )
        click.echo(told, err=True, nl=False)
    if exported.package is None:
        click.echo(_("The package was not written; mend the errors first.").in_language(examined.language), err=True)
        sys.exit(exit_status(found))
    count = exported.page_count
    message = _n("{path} ({count} page)", "{path} ({count} pages)", count, path=str(exported.package))
    click.echo(message.in_language(examined.language))
