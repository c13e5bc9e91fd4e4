"""`playbook forecast report`: plan and fact by period and by groups of clients."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.cli.options import as_of_option, lang_option

if TYPE_CHECKING:
    from datetime import date

    from playbook.locale import Language


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
