"""`playbook signoff status`: who has read which rule, told from signed sheets."""

from __future__ import annotations

import gc
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.cli.classify import refuse_unreadable
from playbook.cli.options import find_book, lang_option, speak, today_option
from playbook.diagnostics import PlaybookError, _, _n

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from playbook.compare.signatures import BookAt, Line, Standing, Then
    from playbook.exchange.signoff_about import About
    from playbook.locale import Language
    from playbook.model.book import Book

FORMATS = ("text", "json")
_MOST_COMMITS = 60
"""As many books are read, a minute's worth, to tell whether typos were mended one by one."""


@click.command("status", short_help="Who has read which rule, and who must read it again.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--book", type=click.Path(path_type=Path), metavar="BOOK", help="The book's folder.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How the status is written.",
)
@click.option("--all", "is_all", is_flag=True, help="Tell what has been read as well, each rule with its fingerprint.")
@click.option(
    "--strict", is_flag=True, help="End with status 1 where somebody still has something to read, or nobody is named."
)
@today_option
@lang_option
def status(
    files: tuple[Path, ...],
    book: Path | None,
    form: str,
    is_all: bool,
    strict: bool,
    today: date,
    language: Language | None,
) -> None:
    """Tell from signed sheets (.xlsx) who has read which rule, and what has changed since for whom; several sheets add up."""
    gc.disable()  # as in check: nothing that two books hold is garbage before the process ends
    folder = find_book(book, None)
    spoken = speak(language, folder)
    from playbook.compare.formats.signatures import standings_as_json, standings_as_text  # noqa: PLC0415 - as above
    from playbook.compare.signatures import standings  # noqa: PLC0415 - as above
    from playbook.load import load_book  # noqa: PLC0415 - as above

    now = load_book(folder)
    refuse_unreadable(
        now, today, folder, spoken, _("Signatures were not held against the book; mend the errors first.")
    )
    book_at = cache(lambda revision: _then(folder, revision))
    lines = _signed_lines(files, now.book, book_at, today, spoken)
    found = standings(lines, now.book, book_at, lambda revision: _way(folder, revision))
    _tell_missing(found, book_at, spoken)
    if form == "json":
        click.echo(standings_as_json(found, spoken), nl=False)
    else:
        click.echo(standings_as_text(found, spoken, is_all=is_all), nl=False)
    if strict and (not found or any(one.verdict in {"open", "outdated"} for one in found)):
        sys.exit(1)


def _tell_missing(found: Sequence[Standing], book_at: BookAt, language: Language) -> None:
    """Tells of the revisions without which it cannot be told what has become of a rule."""
    wanted = dict.fromkeys(one.line.revision for one in found if one.is_untold)
    for revision in (one for one in wanted if book_at(one) is None):
        told = _(
            "The book at {revision} is not to be had: what has become of some rules since cannot be told. “git fetch --unshallow --tags” "
            "brings all history.",
            revision=revision[:12],
        )
        click.echo(told.in_language(language), err=True)


def _signed_lines(files: Sequence[Path], now: Book, book_at: BookAt, today: date, language: Language) -> list[Line]:
    """What stands in all sheets.

    Raises: PlaybookError for a file that is no sheet, or none of this book: it has none of its rules, and git none of its revisions.
    """
    from playbook.compare.fingerprint import fingerprints  # noqa: PLC0415 - as above
    from playbook.exchange.signoff_marks import read_signatures  # noqa: PLC0415 - as above

    lines: list[Line] = []
    known = fingerprints(now)
    for path in files:
        signed = read_signatures(path, today)
        if signed.lines and not any(one.ref in known or book_at(one.revision) for one in signed.lines):
            raise PlaybookError(_("{file} is a sheet of another book: this one has none of its rules.", file=path.name))
        if not _is_of(signed.about, now, book_at):
            told = _(
                "{file} is a sheet of the book “{title}”, not of this one.", file=path.name, title=signed.about.book
            )
            raise PlaybookError(told)
        for note in signed.notes:
            click.echo(note.in_language(language), err=True)
        hidden = _hidden(signed.about, now)
        kept = [one for one in signed.lines if one.ref not in hidden]
        _tell_left_out(path, {one.ref for one in signed.lines} & hidden, language)
        lines += kept
    return lines


def _hidden(about: About, now: Book) -> frozenset[str]:
    """The rules that the roles of a sheet may not read any more: no new sheet for them could be signed."""
    from playbook.compare.must_read import edition_of  # noqa: PLC0415 - as above
    from playbook.compare.readers import hidden_refs  # noqa: PLC0415 - as above

    known = {role.id for role in now.roles}
    roles = [one for one in about.readers if one in known]
    return hidden_refs(now, edition_of(now, roles)) if roles else frozenset()


def _tell_left_out(path: Path, refs: Collection[str], language: Language) -> None:
    if refs:
        told = _n(
            "{file}: {count} rule is not for the roles of the sheet any more and is left out.",
            "{file}: {count} rules are not for the roles of the sheet any more and are left out.",
            len(refs),
            file=path.name,
        )
        click.echo(told.in_language(language), err=True)


def _is_of(about: About, now: Book, book_at: BookAt) -> bool:
    """Whether a sheet is of a book by its title, that of today or of the revision of the sheet."""
    from playbook.compare.signatures import folded_name  # noqa: PLC0415 - as above

    title = folded_name(about.book)
    if not title or title == folded_name(now.masthead.title):
        return True
    then = book_at(about.revision) if about.revision else None
    return then is not None and title == folded_name(then.book.masthead.title)


def _then(folder: Path, revision: str) -> Then | None:
    """The book at a revision; nothing where git does not have it, or there is none."""
    from playbook.compare.signatures import Then  # noqa: PLC0415 - as above
    from playbook.compare.unread import unread_of  # noqa: PLC0415 - as above
    from playbook.load import load_at  # noqa: PLC0415 - as above

    try:
        loaded = load_at(folder, revision)
    except PlaybookError:
        return None
    return Then(loaded.book, unread_of(loaded))


def _way(folder: Path, revision: str) -> Iterator[Then]:
    """The books of all commits since a revision; none where there are too many to read."""
    from playbook.load import commits_since  # noqa: PLC0415 - as above

    commits = commits_since(folder, revision)
    for one in commits if len(commits) <= _MOST_COMMITS else ():
        then = _then(folder, one)
        if then is not None:
            yield then
