"""`playbook classify`: a client list with segments, not-our-client and status."""

from __future__ import annotations

import sys
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.cli.options import find_book, lang_option, speak, today_option, unasked_language
from playbook.diagnostics import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from playbook.diagnostics import Diagnostic, Message
    from playbook.load import Loaded
    from playbook.locale import Language

_ENDINGS = (".csv", ".parquet", ".xlsx")


def _with_known_ending(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and value.suffix.lower() not in _ENDINGS:
        told = gettext("“{name}” ends in none of: {endings}").format(name=value.name, endings=", ".join(_ENDINGS))
        raise click.BadParameter(told)
    return value


@click.command("classify", short_help="A client list with segments, not-our-client and status.")
@click.argument("clients", type=click.Path(path_type=Path), callback=_with_known_ending)
@click.option(
    "--book", type=click.Path(path_type=Path), metavar="BOOK", help="The book's folder; content/ if left out."
)
@click.option(
    "--line",
    metavar="LINE",
    help="The line of sales of all these clients, by its id; if left out, their column line tells it.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=_with_known_ending,
    help="Where to write: .xlsx for people, .csv or .parquet for programs; CSV on standard output if left out.",
)
@today_option
@lang_option
def command(
    clients: Path, book: Path | None, line: str | None, out: Path | None, today: date, language: Language | None
) -> None:
    """Add to the list CLIENTS the segments of each client, why it is not ours, and its status; columns bear the ids or titles of attributes."""
    folder = find_book(book, None)
    spoken = speak(language, folder)
    from playbook.exchange.client_columns import lines_to_choose  # noqa: PLC0415 - the help of other commands needs none of it
    from playbook.exchange.client_list import classify_list  # noqa: PLC0415 - as above
    from playbook.exchange.files import read_table, table_as_csv, write_table  # noqa: PLC0415 - as above
    from playbook.exchange.table import TableError  # noqa: PLC0415 - as above
    from playbook.load import load_book  # noqa: PLC0415 - as above

    loaded = load_book(folder)
    spoken = speak(language or loaded.book.masthead.language)
    refuse_unreadable(loaded, today, folder, spoken, _("Nobody was classified; mend the errors first."))
    _demand_line(line, [one.id for one in loaded.book.lines])
    if out is not None and out.exists() and clients.exists() and out.samefile(clients):
        raise click.BadParameter(gettext("that is the list itself; name another file"), param_hint="--out")
    try:
        table = read_table(clients)
        if line is None and (lines := lines_to_choose(loaded.book, table)):
            raise click.UsageError(_which_line(lines))
        found = classify_list(loaded.book, table, line)
        content = table_as_csv(found.table) if out is None else b""
        if out is not None:
            write_table(found.table, out)
    except TableError as wrong:
        for mistake in wrong.mistakes:
            click.echo(mistake.in_language(spoken), err=True)
        sys.exit(1)
    for note in found.notes:
        click.echo(note.in_language(spoken), err=True)
    if out is None:
        click.echo(content, nl=False)


def _which_line(lines: Sequence[str]) -> str:
    told = gettext(
        "several lines have rules of their own: {lines}; name the line of all clients with --line, "
        "or that of each in a column “line”"
    )
    return told.format(lines=", ".join(lines))


def _demand_line(line: str | None, known: Sequence[str]) -> None:
    if line is not None and line not in known:
        told = gettext("the book has no line “{line}”; its lines: {known}").format(line=line, known=", ".join(known))
        raise click.BadParameter(told, param_hint="--line")


def refuse_unreadable(loaded: Loaded, today: date, folder: Path, language: Language, refusal: Message) -> None:
    """Ends with status 1, and the refusal, where a part of the book could not be read, or names what is not there: rules would be missing."""
    from playbook.check import check_book  # noqa: PLC0415 - as above
    from playbook.diagnostics import Severity  # noqa: PLC0415 - as above
    from playbook.diagnostics.formats import as_text  # noqa: PLC0415 - as above

    found: list[Diagnostic] = [
        one for one in check_book(loaded, today) if one.severity is Severity.ERROR and one.code.startswith("F")
    ]
    if found:
        told = as_text(found, loaded.sources.line, language, f"{folder.as_posix()}/", unasked=unasked_language())
        click.echo(told, err=True, nl=False)
        click.echo(refusal.in_language(language), err=True)
        sys.exit(1)
