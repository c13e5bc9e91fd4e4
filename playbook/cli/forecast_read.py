"""`playbook forecast read`: filled-in sheets back into the forecast beside the book; shown first, written when it is asked for."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.cli.options import find_book, lang_option, speak, this_day
from playbook.diagnostics import PlaybookError, _, _n

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from playbook.analytics.ledger_mark import LedgerMark
    from playbook.diagnostics import Message
    from playbook.locale import Language
    from playbook.model.book import Book
    from playbook.model.data_source import DataSource


@click.command("read", short_help="Filled-in sheets, back into the forecast beside the book.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE…")
@click.option(
    "--apply", "is_applied", is_flag=True, help="Write the changes that are shown; without it nothing is written."
)
@click.option("--author", metavar="NAME", help="Who filled in the sheets; the manager that a sheet names if left out.")
@click.option(
    "--book", type=click.Path(path_type=Path), metavar="BOOK", help="The book's folder; content/ if left out."
)
@click.option(
    "--ledger",
    metavar="SOURCE",
    help="The ledger, a path, a glob or an address of a database; the book's own if left out.",
)
@click.option(
    "--table",
    metavar="NAME",
    help="The table of that database, or the sheet of that workbook; the book's own table if left out.",
)
@lang_option
def read(
    files: tuple[Path, ...],
    is_applied: bool,
    author: str | None,
    book: Path | None,
    ledger: str | None,
    table: str | None,
    language: Language | None,
) -> None:
    """Read sheets that were filled in and tell each number that they change in data/forecast.csv; with one bad cell nothing is written."""
    folder, today = find_book(book, None), this_day()
    spoken = speak(language, folder)
    from playbook.analytics.forecast_entries import SHOWN, entries_as_csv, forecast_file, read_entries  # noqa: PLC0415 - the help of other commands needs none of it
    from playbook.cli.classify import refuse_unreadable  # noqa: PLC0415 - as above
    from playbook.cli.forecast_changes_told import told  # noqa: PLC0415 - as above
    from playbook.cli.named_ledger import named_ledger  # noqa: PLC0415 - as above
    from playbook.exchange.forecast_changes import applied, changes_of  # noqa: PLC0415 - as above
    from playbook.exchange.forecast_form import rules_of  # noqa: PLC0415 - as above
    from playbook.exchange.forecast_read import read_forecast_sheet  # noqa: PLC0415 - as above
    from playbook.load import load_book  # noqa: PLC0415 - as above

    loaded = load_book(folder)
    spoken = speak(language or loaded.book.masthead.language)
    refuse_unreadable(loaded, today, folder, spoken, _("The sheets were not read; mend the errors first."))
    path, currency = forecast_file(folder), loaded.book.masthead.currency
    said = read_entries(path, loaded.book)
    rules = rules_of(loaded.book, spoken)
    mark, unread = _ledger_of_today(loaded.book, folder, named_ledger(loaded.book, ledger, table), today)
    sheets = [read_forecast_sheet(file, loaded.book, rules, mark) for file in files]
    found = changes_of(sheets, said.entries, currency, author)
    _tell([*unread, *(note for one in sheets for note in one.notes), *found.notes], spoken)
    mistakes = [*said.mistakes, *(wrong for one in sheets for wrong in one.mistakes), *found.mistakes]
    if mistakes:
        _tell([*mistakes, _("Nothing was written; mend what is told above, and read the sheets again.")], spoken)
        sys.exit(1)
    if not found.changes:
        sums = sum(one.sums for one in sheets)
        nothing = _n(
            "Nothing changes: {count} sum stands in the sheets, as in the forecast.",
            "Nothing changes: {count} sums stand in the sheets, as in the forecast.",
            sums,
        )
        click.echo(nothing.in_language(spoken))
        return
    nameless = next((one.file for one in found.changes if not one.author), None)
    if nameless is not None and is_applied:
        wrong = _("“{file}” names no manager; say who filled it in with --author.", file=nameless)
        raise click.UsageError(wrong.in_language(spoken))
    click.echo("\n".join(told(found.changes, loaded.book, spoken)))
    if not is_applied:
        _tell(_how_to_apply(len(found.changes), nameless), spoken)
        return
    _write(entries_as_csv(applied(said.entries, found.changes, today), loaded.book), path)
    written = _n("{file}: {count} number written.", "{file}: {count} numbers written.", len(found.changes), file=SHOWN)
    _tell([written], spoken)


def _ledger_of_today(
    book: Book, folder: Path, named: DataSource | None, today: date
) -> tuple[LedgerMark | None, Sequence[Message]]:
    """The mark of the ledger; nothing where there is none, or it cannot be read, which is told: sheets can be read without it."""
    from playbook.analytics.facts import SourceError  # noqa: PLC0415 - as above
    from playbook.analytics.ledger_mark import ledger_mark  # noqa: PLC0415 - as above
    from playbook.analytics.sources import open_sources  # noqa: PLC0415 - as above
    from playbook.exchange.ledger_sheet import read_sheet  # noqa: PLC0415 - as above

    if named is None and book.data.ledger is None:
        return None, ()
    try:
        with open_sources(book, folder, os.environ, read_sheet, named) as sources:
            return ledger_mark(sources.ledger, book.masthead.currency, today), ()
    except (SourceError, PlaybookError):
        return None, [
            _("The ledger could not be read: whether it has moved on since the sheets were made is not known.")
        ]


def _how_to_apply(count: int, nameless: str | None) -> Iterator[Message]:
    """The command that writes the changes, after what it still needs to be told where a sheet names nobody."""
    context = click.get_current_context()
    words = [str(one) for one in context.params["files"]]
    for name in ("book", "author", "ledger", "table"):
        if context.params[name] is not None:
            words += [f"--{name}", str(context.params[name])]
    command = f"playbook forecast read {shlex.join(words)}"
    if nameless is None:
        yield _n(
            "{count} number would change; nothing was written. To write it: {command}",
            "{count} numbers would change; nothing was written. To write them: {command}",
            count,
            command=f"{command} --apply",
        )
        return
    yield _n(
        "{count} number would change; nothing was written.",
        "{count} numbers would change; nothing was written.",
        count,
    )
    yield _(
        "“{file}” names no manager; say who filled it in: {command} --author NAME --apply",
        file=nameless,
        command=command,
    )


def _write(content: bytes, path: Path) -> None:
    from playbook.exchange.files import write_file  # noqa: PLC0415 - as above

    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        told = _("{file} cannot be written: {reason}.", file=str(path), reason=error.strerror or str(error))
        raise PlaybookError(told) from error
    write_file(content, path)


def _tell(messages: Iterable[Message], language: Language) -> None:
    for message in messages:
        click.echo(message.in_language(language), err=True)
