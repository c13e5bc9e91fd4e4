"""`playbook serve`: the live preview of a book."""

from __future__ import annotations

import signal
import tempfile
from contextlib import suppress
from datetime import date
from decimal import Decimal
from gettext import gettext
from pathlib import Path
from types import FrameType

import click

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
from playbook.diagnostics import Message, PlaybookError, _, _n
from playbook.diagnostics.formats import as_text
from playbook.load import load_book
from playbook.locale import Language
from playbook.model.edition import FULL
from playbook.serve import Endpoint, Inputs, Outcome, Preview, Session, Stage, open_server
from playbook.workshop import open_workshop


def _read_address(_context: click.Context, _parameter: click.Parameter, value: str) -> Endpoint:
    try:
        return Endpoint.parse(value)
    except ValueError:
        raise click.BadParameter(gettext("write an address as 127.0.0.1:8000")) from None


@click.command("serve", short_help="The book in the browser, following every change.")
@book_argument
@click.option("--edition", default=FULL, show_default=True, metavar="ID", help="The edition to show.")
@click.option(
    "--addr",
    "address",
    callback=_read_address,
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    help="Where to serve; port 0 takes a free one.",
)
@today_option
@lang_option
@settings_option
@templates_option
def command(
    book: Path | None,
    edition: str,
    address: Endpoint,
    today: date,
    language: Language | None,
    settings: Path | None,
    templates: Path | None,
) -> None:
    """Serve the site of the book in the folder BOOK and follow every change; on a mistake the last good pages stay."""
    folder = find_book(book, settings)
    spoken, unasked = speak(language, folder), unasked_language()
    if not folder.is_dir():
        raise PlaybookError(_("There is no folder “{folder}”.", folder=str(folder)))
    _demand(edition, folder)
    workshop = open_workshop(find_settings(settings, folder), templates)
    stage = Stage()
    server = open_server(address, stage)
    inputs = Inputs([folder, *workshop.templates], [workshop.settings])
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    with (
        suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory(prefix="playbook-preview-") as room,
        Preview(folder, workshop, stage, Path(room), today=today, language=language, edition=edition) as preview,
        Session(preview, inputs, server, lambda outcome: _tell(outcome, folder, unasked)) as session,
    ):
        click.echo(server.address.url)
        click.echo(_("Ctrl+C ends the preview.").in_language(spoken), err=True)
        session.run()


def _demand(edition: str, folder: Path) -> None:
    """Whoever names an edition that is not there has mistyped it; later the author may take it away, and that is told on the pages."""
    known = [FULL, *(one.id for one in load_book(folder).book.editions)] if edition != FULL else [FULL]
    if edition not in known:
        told = gettext("There is no edition “{edition}”; the book has: {editions}.")
        raise click.BadParameter(told.format(edition=edition, editions=", ".join(known)), param_hint="--edition")


def _end(_number: int, _frame: FrameType | None) -> None:
    """Any polite way to end a process is Ctrl+C: the folders of the preview are removed."""
    raise KeyboardInterrupt


def _tell(outcome: Outcome, folder: Path, unasked: Language) -> None:
    """The findings, if there are any that were not told before the pages came, then what was done."""
    if outcome.diagnostics and outcome.kind != "refreshed":
        inside = f"{folder.as_posix()}/"
        report = as_text(outcome.diagnostics, outcome.read_line, outcome.language, inside, unasked=unasked)
        click.echo(report, err=True, nl=False)
    if outcome.trouble is not None:
        trouble = outcome.trouble
        # Who edits a template wants its line; of our own bug the whole trace is wanted.
        click.echo(f"{trouble.where}: {trouble.line}\n" if trouble.where else trouble.trace, err=True, nl=False)
        click.echo(trouble.message.in_language(outcome.language), err=True)
    click.echo(_done(outcome).in_language(outcome.language), err=True)


def _done(outcome: Outcome) -> Message:
    seconds = Decimal(f"{outcome.seconds:.1f}")
    if outcome.kind == "built":
        return _n(
            "Built {count} page in {seconds} s.", "Built {count} pages in {seconds} s.", outcome.pages, seconds=seconds
        )
    if outcome.kind == "changed":
        return _n(
            "Changed {count} page in {seconds} s.",
            "Changed {count} pages in {seconds} s.",
            outcome.pages,
            seconds=seconds,
        )
    if outcome.kind == "same":
        return _("No page has changed ({seconds} s).", seconds=seconds)
    if outcome.kind == "refreshed":
        return _("Search is up to date again ({seconds} s).", seconds=seconds)
    return _("The pages stay as they are until this is mended.")
