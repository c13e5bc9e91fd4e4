"""`playbook forecast report`: plan and fact by period and by groups of clients."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.cli.options import as_of_option, find_book, lang_option, speak, this_day
from playbook.diagnostics import _, nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from playbook.analytics.client_base import ClientBase
    from playbook.analytics.facts import Sources
    from playbook.analytics.plan_report import PlanReport
    from playbook.diagnostics import Message
    from playbook.locale import Language
    from playbook.model.book import Book
    from playbook.model.forecast import Forecast


@click.command("report", short_help="Estimates, budget and turnover by period and by groups of clients.")
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
@click.option(
    "--by",
    multiple=True,
    metavar="AXIS",
    help="A segmentation's id, status, abc-xyz, manager or line; several are crossed as well; all that the forecast names if left out.",
)
@as_of_option
@click.option("--line", metavar="LINE", help="The line whose forecast is meant, by its id; every forecast if left out.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="A folder for report.xlsx and report.json; nothing is written if left out.",
)
@lang_option
def report(
    book: Path | None,
    ledger: str | None,
    table: str | None,
    by: tuple[str, ...],
    as_of: date | None,
    line: str | None,
    out: Path | None,
    language: Language | None,
) -> None:
    """Tell the estimates of sellers, the budget and what was shipped, with their deviation by every axis; what is not agreed yet; forecast errors."""
    folder, today = find_book(book, None), this_day()
    spoken = speak(language, folder)
    from playbook.analytics.client_base import client_base  # noqa: PLC0415 - the help of other commands needs none of it
    from playbook.analytics.facts import SourceError  # noqa: PLC0415 - as above
    from playbook.analytics.seen_from import ledger_seen_from  # noqa: PLC0415 - as above
    from playbook.analytics.sources import open_sources  # noqa: PLC0415 - as above
    from playbook.cli.classify import refuse_unreadable  # noqa: PLC0415 - as above
    from playbook.cli.forecast_told import told  # noqa: PLC0415 - as above
    from playbook.cli.named_ledger import named_ledger  # noqa: PLC0415 - as above
    from playbook.exchange.forecast_report_files import write_forecast_report  # noqa: PLC0415 - as above
    from playbook.exchange.ledger_sheet import read_sheet  # noqa: PLC0415 - as above
    from playbook.load import load_book  # noqa: PLC0415 - as above

    loaded = load_book(folder)
    spoken = speak(language or loaded.book.masthead.language)
    refuse_unreadable(loaded, today, folder, spoken, _("Plan and fact were not compared; mend the errors first."))
    forecasts = _asked_for(loaded.book, by, line, spoken)
    try:
        named = named_ledger(loaded.book, ledger, table)
        with open_sources(loaded.book, folder, os.environ, read_sheet, named) as sources:
            seen = ledger_seen_from(sources.ledger, today, as_of)
            base = client_base(loaded.book, sources, seen.day, today)
            found = _compare(loaded.book, folder, forecasts, sources, base, by)
    except SourceError as wrong:
        _tell(wrong.mistakes, spoken)
        sys.exit(1)
    _tell([*seen.beyond, *found.notes], spoken)
    written = write_forecast_report(found.reports, out, loaded.book, spoken) if out is not None else []
    click.echo("\n\n".join("\n".join(told(one, loaded.book, spoken)) for one in found.reports))
    for path in written:
        click.echo(path.as_posix(), err=True)
    if not found.is_whole:
        sys.exit(1)


@dataclass(frozen=True, slots=True)
class _Found:
    """The reports, what is to be told beside them, and whether everything that they should tell could be read."""

    reports: Sequence[PlanReport]
    notes: Sequence[Message]
    is_whole: bool


def _compare(
    book: Book, folder: Path, forecasts: Sequence[Forecast], sources: Sources, base: ClientBase, by: Sequence[str]
) -> _Found:
    """The reports of forecasts on the day of the client base."""
    from playbook.analytics.evidence import spoilt_rows, why_spoilt  # noqa: PLC0415 - as above
    from playbook.analytics.forecast_entries import SHOWN, forecast_file, read_entries  # noqa: PLC0415 - as above
    from playbook.analytics.plan_fact import plan_fact  # noqa: PLC0415 - as above
    from playbook.analytics.plan_notes import shortened  # noqa: PLC0415 - as above
    from playbook.analytics.plan_report import plan_report  # noqa: PLC0415 - as above

    path, day = forecast_file(folder), base.measurements.as_of
    read = read_entries(path, book)
    reports = [plan_report(book, one, plan_fact(book, one, sources, read.entries, base, day), by) for one in forecasts]
    notes = shortened(read.mistakes)
    if not path.exists():
        notes.append(
            _(
                "There is no {file} yet: “playbook forecast sheet” makes a sheet for sellers to fill in, "
                "and “playbook forecast read” reads it.",
                file=SHOWN,
            )
        )
    is_empty = spoilt_rows(base.measurements) == base.measurements.rows
    if is_empty or spoilt_rows(base.measurements):
        notes.append(why_spoilt(base.measurements))
    for one in reports:
        notes += [note for note in one.plan.figures.notes if note not in notes]
    return _Found(reports, notes, is_whole=not read.mistakes and not is_empty)


def _asked_for(book: Book, by: Iterable[str], line: str | None, language: Language) -> Sequence[Forecast]:
    """The forecasts that are meant: those of the line, else all that have periods.

    Ends with status 1 where the book plans nothing. Raises: click.BadParameter for an axis or a line that it does not have.
    """
    from playbook.analytics.plan_report import unknown_axis  # noqa: PLC0415 - as above

    for axis in by:
        if wrong := unknown_axis(axis, book):
            raise click.BadParameter(wrong.in_language(language), param_hint="--by")
    lines = [one.line for one in book.forecast if one.line is not None]
    if line is not None and line not in lines:
        raise click.BadParameter(_no_forecast_of(line, lines).in_language(language), param_hint="--line")
    forecasts = [one for one in book.forecast if line is None or one.line == line]
    planned = [one for one in forecasts if any(period.from_ and period.to for period in one.periods)]
    if not planned:
        _tell([_no_plan(forecasts)], language)
        sys.exit(1)
    return planned


def _no_forecast_of(line: str, lines: Sequence[str]) -> Message:
    if near := nearest(line, lines):
        return _(
            "the book has no forecast of the line {line}; did you mean {near}?", line=quoted(line), near=quoted(near)
        )
    if lines:
        return _(
            "the book has no forecast of the line {line}; it has them of: {known}.", line=quoted(line), known=lines
        )
    return _("the book has no forecast of the line {line}; leave --line out.", line=quoted(line))


def _no_plan(forecasts: Sequence[Forecast]) -> Message:
    if not forecasts:
        return _(
            "The book plans no sales; write a section “forecast” with periods, each with its id, from and to, and with axes."
        )
    return _("The forecast has no periods; write them under periods, each with its id, from and to.")


def _tell(messages: Iterable[Message], language: Language) -> None:
    for message in messages:
        click.echo(message.in_language(language), err=True)
