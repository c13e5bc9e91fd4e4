"""`playbook forecast sheet`: a workbook in which sellers fill in what they expect of each client."""

from __future__ import annotations

import os
import sys
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.cli.options import as_of_option, find_book, lang_option, speak, this_day
from playbook.diagnostics import _, _n, nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from playbook.analytics.forecast_clients import PlannedClients
    from playbook.diagnostics import Message
    from playbook.locale import Language
    from playbook.model.book import Book
    from playbook.model.forecast import Forecast


def _with_known_ending(_context: click.Context, _parameter: click.Parameter, value: Path) -> Path:
    if value.suffix.lower() != ".xlsx":
        told = gettext("“{name}” ends in none of: {endings}").format(name=value.name, endings=".xlsx")
        raise click.BadParameter(told)
    return value


@click.command("sheet", short_help="A sheet in Excel in which sellers fill in estimates and budgets.")
@click.option(
    "--period",
    "wanted",
    required=True,
    multiple=True,
    metavar="ID",
    help="The period to plan, by its id in the book; several stand side by side.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    callback=_with_known_ending,
    metavar="FILE",
    help="The sheet to write, an .xlsx.",
)
@click.option("--manager", metavar="NAME", help="The clients of one manager, as the ledger names him; all if left out.")
@click.option(
    "--line", metavar="LINE", help="The line that is planned, by its id; the only one with such periods if left out."
)
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
@lang_option
def sheet(
    wanted: tuple[str, ...],
    out: Path,
    manager: str | None,
    line: str | None,
    book: Path | None,
    ledger: str | None,
    table: str | None,
    as_of: date | None,
    language: Language | None,
) -> None:
    """Write a sheet with a row for each client: what is known of it, and columns to fill in for each period; what was said before stands in it."""
    folder, today = find_book(book, None), this_day()
    spoken = speak(language, folder)
    from playbook.analytics.facts import SourceError  # noqa: PLC0415 - the help of other commands needs none of it
    from playbook.analytics.forecast_clients import planned_clients  # noqa: PLC0415 - as above
    from playbook.analytics.forecast_entries import forecast_file, read_entries  # noqa: PLC0415 - as above
    from playbook.analytics.ledger_mark import ledger_mark  # noqa: PLC0415 - as above
    from playbook.analytics.planned_periods import planned_periods  # noqa: PLC0415 - as above
    from playbook.analytics.seen_from import ledger_seen_from  # noqa: PLC0415 - as above
    from playbook.analytics.sources import open_sources  # noqa: PLC0415 - as above
    from playbook.cli.classify import refuse_unreadable  # noqa: PLC0415 - as above
    from playbook.cli.named_ledger import named_ledger  # noqa: PLC0415 - as above
    from playbook.exchange.files import write_file  # noqa: PLC0415 - as above
    from playbook.exchange.forecast_form import forecast_form  # noqa: PLC0415 - as above
    from playbook.exchange.forecast_sheet import forecast_workbook  # noqa: PLC0415 - as above
    from playbook.exchange.ledger_sheet import read_sheet  # noqa: PLC0415 - as above
    from playbook.load import load_book  # noqa: PLC0415 - as above

    loaded = load_book(folder)
    spoken = speak(language or loaded.book.masthead.language)
    refuse_unreadable(loaded, today, folder, spoken, _("The sheet was not written; mend the errors first."))
    planned, forecast = _forecast(loaded.book, line, wanted, spoken)
    said = read_entries(forecast_file(folder), loaded.book)
    _refuse(said.mistakes, spoken)
    own = [one for one in said.entries if one.line == planned]
    try:
        named = named_ledger(loaded.book, ledger, table)
        with open_sources(loaded.book, folder, os.environ, read_sheet, named) as sources:
            seen = ledger_seen_from(sources.ledger, today, as_of)
            day = seen.day
            periods = [one for one in planned_periods(forecast, day) if one.id in wanted]
            mark = ledger_mark(sources.ledger, loaded.book.masthead.currency, today)
            clients = planned_clients(loaded.book, sources, planned, periods, own, day, today)
    except SourceError as wrong:
        _refuse(wrong.mistakes, spoken)
        return
    chosen = clients if manager is None else clients.of(manager, own)
    if not chosen.clients:
        _refuse([_nobody(clients, manager)], spoken)
    for note in [*seen.beyond, *clients.notes]:
        click.echo(note.in_language(spoken), err=True)
    form = forecast_form(
        loaded.book, forecast, planned, periods, chosen, own, mark, spoken, _as_known(clients, manager)
    )
    write_file(forecast_workbook(form), out)
    told = _n("{path} ({count} client)", "{path} ({count} clients)", len(form.rows), path=str(out))
    click.echo(told.in_language(spoken))


def _forecast(book: Book, line: str | None, wanted: Sequence[str], language: Language) -> tuple[str | None, Forecast]:
    """The line that is planned, none where it is all of them, and its forecast.

    Raises: click.BadParameter where the book has no such line or period, or several may be meant.
    """
    from playbook.analytics.forecast_entries import forecast_of, unknown_period  # noqa: PLC0415 - as above

    if not book.forecast:
        _refuse([_("The book plans nothing; write a section forecast with its periods.")], language)
    if line is not None:
        found = forecast_of(book, line)
        if found is None:
            known = sorted({one.line for one in book.forecast if one.line})
            told = _(
                "the book has no forecast of the line {line}; it has them of: {known}.", line=quoted(line), known=known
            )
            raise click.BadParameter(told.in_language(language), param_hint="--line")
    else:
        having = [one for one in book.forecast if {*wanted} <= {each.id for each in one.periods}]
        if len(having) > 1:
            told = _(
                "several forecasts have such periods; name the line of one: {known}.",
                known=[one.line or "–" for one in having],
            )
            raise click.BadParameter(told.in_language(language), param_hint="--line")
        found = next(iter([*having, *book.forecast]))
    periods = {one.id: one for one in found.periods}
    for name in wanted:
        if name not in periods:
            raise click.BadParameter(unknown_period(name, found).in_language(language), param_hint="--period")
        if periods[name].from_ is None or periods[name].to is None:
            told = _("the period {period} has no days; write its from and to.", period=quoted(name))
            raise click.BadParameter(told.in_language(language), param_hint="--period")
    return line or found.line, found


def _as_known(clients: PlannedClients, manager: str | None) -> str:
    """The manager as the ledger writes him."""
    return next((one for one in clients.managers if one.casefold() == (manager or "").casefold()), manager or "")


def _nobody(clients: PlannedClients, manager: str | None) -> Message:
    """Why no sheet was written."""
    if manager is None or not clients.clients:
        return _(
            "There is nobody to plan for: no client bought in the last two windows, and no clients table names any; "
            "no sheet was written."
        )
    if not clients.managers:
        return _(
            "The ledger names no managers: map its column to “manager”, or leave --manager out; no sheet was written."
        )
    if near := nearest(manager, clients.managers):
        return _(
            "{manager} has no clients; did you mean {near}? No sheet was written.",
            manager=quoted(manager),
            near=quoted(near),
        )
    return _(
        "{manager} has no clients; the ledger names: {known}. No sheet was written.",
        manager=quoted(manager),
        known=clients.managers,
    )


def _refuse(mistakes: Sequence[Message], language: Language) -> None:
    """Ends with status 1 where there are mistakes, each on its line."""
    for mistake in mistakes:
        click.echo(mistake.in_language(language), err=True)
    if mistakes:
        sys.exit(1)
