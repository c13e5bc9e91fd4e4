"""`playbook audit`: the CRM's history of states held against the pipelines."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.cli.options import find_book, history_day_option, lang_option, speak, this_day
from playbook.diagnostics import _

if TYPE_CHECKING:
    from datetime import date

    from playbook.analytics.audit_figures import AuditFigures
    from playbook.diagnostics import Message
    from playbook.locale import Language

FORMATS = ("text", "json")


@click.command("audit", short_help="The CRM's history of states held against the pipelines.")
@click.option(
    "--book", type=click.Path(path_type=Path), metavar="BOOK", help="The book's folder; content/ if left out."
)
@click.option(
    "--events",
    metavar="SOURCE",
    help="The history, a path, a glob or an address of a database; the book's own if left out.",
)
@click.option(
    "--table",
    metavar="NAME",
    help="The table of that database, or the sheet of that workbook; the book's own table if left out.",
)
@history_day_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="A folder for audit.json, audit.xlsx, breaches.csv, flow.csv, today.csv and rejects.csv; nothing is written if left out.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How the audit is written.",
)
@lang_option
def command(
    book: Path | None,
    events: str | None,
    table: str | None,
    as_of: date | None,
    out: Path | None,
    form: str,
    language: Language | None,
) -> None:
    """Hold the CRM's history of states against the pipelines: what broke the book, the flow in figures, pilots, and what to do today."""
    folder, today = find_book(book, None), this_day()
    spoken = speak(language, folder)
    from playbook.analytics.audit import audit  # noqa: PLC0415 - the help of other commands needs none of it
    from playbook.analytics.facts import SourceError  # noqa: PLC0415 - as above
    from playbook.analytics.seen_from import events_seen_from  # noqa: PLC0415 - as above
    from playbook.analytics.sources import open_events  # noqa: PLC0415 - as above
    from playbook.cli.audit_told import told  # noqa: PLC0415 - as above
    from playbook.cli.classify import refuse_unreadable  # noqa: PLC0415 - as above
    from playbook.cli.named_ledger import named_source  # noqa: PLC0415 - as above
    from playbook.estimate.workload import expected_loads  # noqa: PLC0415 - as above
    from playbook.exchange.audit_files import write_audit  # noqa: PLC0415 - as above
    from playbook.exchange.audit_json import audit_json  # noqa: PLC0415 - as above
    from playbook.exchange.audit_words import AuditWords  # noqa: PLC0415 - as above
    from playbook.exchange.ledger_sheet import read_sheet  # noqa: PLC0415 - as above
    from playbook.load import load_book  # noqa: PLC0415 - as above

    loaded = load_book(folder)
    spoken = speak(language or loaded.book.masthead.language)
    refuse_unreadable(loaded, today, folder, spoken, _("Nothing was audited; mend the errors first."))
    named = named_source(loaded.book.data.events, events, table)
    try:
        with open_events(loaded.book, folder, os.environ, read_sheet, named) as history:
            seen = events_seen_from(history, today, as_of)
            found = audit(loaded.book, history, seen.day, today, expected_loads(loaded.book))
    except SourceError as wrong:
        for mistake in wrong.mistakes:
            click.echo(mistake.in_language(spoken), err=True)
        sys.exit(1)
    notes = [*seen.beyond, *found.notes] if found.figures.events else seen.beyond or [_why_empty(found.figures)]
    words = AuditWords(loaded.book, spoken)
    written, told_beside = write_audit(found, out, words) if out is not None else ([], [])
    for note in [*notes, *told_beside]:
        click.echo(note.in_language(spoken), err=True)
    if form == "json":
        click.echo(audit_json(found.figures, words), nl=False)
    elif found.figures.events:
        click.echo("\n".join(told(found, words)))
    for path in written:
        click.echo(path.as_posix(), err=True)
    if not found.figures.events:
        sys.exit(1)


def _why_empty(figures: AuditFigures) -> Message:
    """Why no row of a history counts."""
    from playbook.analytics.reasons import reason_told  # noqa: PLC0415 - as above

    if not figures.bad_rows:
        return _("The history has no row up to {day}.", day=figures.as_of)
    most = figures.bad_rows[0]
    example = most.examples[0]
    return _(
        "No row of the history counts, most of them for this: {reason} ({file}, row {row}).",
        reason=reason_told(most.reason),
        file=example.file,
        row=example.row,
    )
