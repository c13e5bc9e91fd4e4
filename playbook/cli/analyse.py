"""`playbook analyse`: the client base, from the ledger."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.cli.options import as_of_option, find_book, lang_option, speak, this_day
from playbook.diagnostics import _

if TYPE_CHECKING:
    from datetime import date

    from playbook.locale import Language


@click.command("analyse", short_help="The client base: ABC–XYZ, statuses, movement.")
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
@as_of_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="A folder for clients.csv, clients.xlsx, summary.json and rejects.csv; nothing is written if left out.",
)
@lang_option
def command(
    book: Path | None,
    ledger: str | None,
    table: str | None,
    as_of: date | None,
    out: Path | None,
    language: Language | None,
) -> None:
    """Compute the client base from the ledger: ABC–XYZ, statuses and their movement, segments, wallet share; rows that do not count are told."""
    folder, today = find_book(book, None), this_day()
    spoken = speak(language, folder)
    from playbook.analytics.client_base import client_base  # noqa: PLC0415 - the help of other commands needs none of it
    from playbook.analytics.evidence import spoilt_rows, why_spoilt  # noqa: PLC0415 - as above
    from playbook.analytics.facts import SourceError  # noqa: PLC0415 - as above
    from playbook.analytics.seen_from import ledger_seen_from  # noqa: PLC0415 - as above
    from playbook.analytics.sources import open_sources  # noqa: PLC0415 - as above
    from playbook.cli.classify import refuse_unreadable  # noqa: PLC0415 - as above
    from playbook.cli.client_base_told import told  # noqa: PLC0415 - as above
    from playbook.cli.named_ledger import named_ledger  # noqa: PLC0415 - as above
    from playbook.exchange.client_base_files import write_client_base  # noqa: PLC0415 - as above
    from playbook.exchange.ledger_sheet import read_sheet  # noqa: PLC0415 - as above
    from playbook.load import load_book  # noqa: PLC0415 - as above

    loaded = load_book(folder)
    spoken = speak(language or loaded.book.masthead.language)
    refuse_unreadable(loaded, today, folder, spoken, _("Nothing was analysed; mend the errors first."))
    try:
        with open_sources(
            loaded.book, folder, os.environ, read_sheet, named_ledger(loaded.book, ledger, table)
        ) as sources:
            seen = ledger_seen_from(sources.ledger, today, as_of)
            base = client_base(loaded.book, sources, seen.day, today)
    except SourceError as wrong:
        for mistake in wrong.mistakes:
            click.echo(mistake.in_language(spoken), err=True)
        sys.exit(1)
    is_empty = spoilt_rows(base.measurements) == base.measurements.rows
    if is_empty:
        click.echo(why_spoilt(base.measurements).in_language(spoken), err=True)
    for note in [*seen.beyond, *base.notes]:
        click.echo(note.in_language(spoken), err=True)
    written = write_client_base(base, out, loaded.book, spoken) if out is not None else []
    if not is_empty:
        click.echo("\n".join(told(base, loaded.book, spoken)))
    for path in written:
        click.echo(path.as_posix(), err=True)
    if is_empty:
        sys.exit(1)
