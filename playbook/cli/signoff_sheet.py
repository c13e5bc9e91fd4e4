"""`playbook signoff sheet`: what must be read since a revision, in a file that people sign."""

from __future__ import annotations

import re
import sys
from datetime import date
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.cli.classify import refuse_unreadable
from playbook.cli.diff import tell_broken, tell_pointers
from playbook.cli.options import (
    find_book,
    find_settings,
    lang_option,
    settings_option,
    speak,
    templates_option,
    today_option,
)
from playbook.diagnostics import _, _n
from playbook.workshop import open_workshop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook.compare.must_read import Reading
    from playbook.editions import Secrets
    from playbook.load import Loaded
    from playbook.locale import Language
    from playbook.model.book import Book
    from playbook.plan import Plan
    from playbook.plan.signoff_sheet import SignoffSheet
    from playbook.workshop import Workshop

_ENDINGS = (".xlsx", ".pdf", ".html")


def _with_known_ending(_context: click.Context, _parameter: click.Parameter, value: Path) -> Path:
    if value.suffix.lower() not in _ENDINGS:
        told = gettext("“{name}” ends in none of: {endings}").format(name=value.name, endings=", ".join(_ENDINGS))
        raise click.BadParameter(told)
    return value


def _names(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The names in a list of them, each once."""
    return tuple(dict.fromkeys(name for one in re.split(r"[,;\n]", value or "") if (name := " ".join(one.split()))))


@click.command("sheet", short_help="A sheet of what must be read since a revision, to be signed.")
@click.option("--since", required=True, metavar="REVISION", help="The revision in git from which changes are told.")
@click.option("--role", "roles", metavar="ID", multiple=True, help="A role that is to sign; everybody if left out.")
@click.option(
    "--people",
    metavar="NAMES",
    callback=_names,
    help="Who is to sign, separated by commas; five nameless columns if left out.",
)
@click.option("--book", type=click.Path(path_type=Path), metavar="BOOK", help="The book's folder.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    callback=_with_known_ending,
    metavar="FILE",
    help="The sheet to write: .xlsx to be read back, .pdf or .html to be printed.",
)
@today_option
@lang_option
@settings_option
@templates_option
def sheet(
    since: str,
    roles: tuple[str, ...],
    people: tuple[str, ...],
    book: Path | None,
    out: Path,
    today: date,
    language: Language | None,
    settings: Path | None,
    templates: Path | None,
) -> None:
    """Write a sheet of the rules that must be read again since REVISION, where each person writes the day on which it was read."""
    folder = find_book(book, settings)
    spoken = speak(language, folder)
    workshop = open_workshop(find_settings(settings, folder), templates)
    from playbook.compare.must_read import to_be_read  # noqa: PLC0415 - the help of other commands needs none of it
    from playbook.load import load_at, load_book, resolve  # noqa: PLC0415 - as above
    from playbook.plan import plan_book  # noqa: PLC0415 - as above
    from playbook.plan.signoff_sheet import SignoffSheet, rows_of  # noqa: PLC0415 - as above

    revision, head = resolve(folder, since), resolve(folder, "HEAD")
    now = load_book(folder)
    refuse_unreadable(now, today, folder, spoken, _("The sheet was not written; mend the errors first."))
    _demand_roles(roles, now.book)
    then = load_at(folder, revision)
    if tell_broken(since, then, folder, spoken) is not None:
        refusal = _("The sheet was not written: name a revision at which the whole book could be read.")
        click.echo(refusal.in_language(spoken), err=True)
        sys.exit(1)
    tell_pointers(since, then, spoken)
    reading = to_be_read(then.book, now.book, roles, secrets=_secrets(now.book, roles))
    if not reading.rules:
        _tell_nothing(reading, since, spoken)
        return
    plan = plan_book(now.book, spoken)
    masthead, titles = now.book.masthead, {role.id: role.title for role in now.book.roles}
    made = SignoffSheet(
        title=masthead.title,
        company=masthead.company or "",
        roles=tuple(titles[one] for one in dict.fromkeys(roles)),
        since=since,
        revision=head.commit,
        day=today,
        language=spoken,
        people=people,
        rows=rows_of(reading.rules, plan),
        committed=head.day,
        readers=tuple(dict.fromkeys(roles)),
    )
    _write(made, plan, out, workshop)
    uncommitted = _uncommitted(reading, then if revision.commit == head.commit else load_at(folder, head))
    _tell_sheet(reading, uncommitted, out, spoken)


def _demand_roles(roles: Sequence[str], book: Book) -> None:
    known = [role.id for role in book.roles]
    for one in roles:
        if one not in known:
            told = gettext("the book has no role “{role}”; its roles: {known}")
            raise click.BadParameter(told.format(role=one, known=", ".join(known)), param_hint="--role")


def _secrets(book: Book, roles: Sequence[str]) -> Secrets:
    """What a sheet for these roles must not say; all of them may read it."""
    from playbook.compare.must_read import edition_of  # noqa: PLC0415 - as above
    from playbook.editions import NO_SECRETS, secrets_of  # noqa: PLC0415 - as above
    from playbook.publish.tool_words import but_for_the_tool  # noqa: PLC0415 - as above

    return but_for_the_tool(secrets_of(book, edition_of(book, roles))) if roles else NO_SECRETS


def _write(made: SignoffSheet, plan: Plan, out: Path, workshop: Workshop) -> None:
    """Writes the sheet as what its file's name says."""
    from playbook.exchange.files import write_file  # noqa: PLC0415 - as above

    styles = workshop.find("assets/signoff")
    if out.suffix.lower() == ".xlsx":
        from playbook.exchange.signoff_workbook import signoff_workbook  # noqa: PLC0415 - as above

        write_file(signoff_workbook(made), out)
        return
    from playbook.render.signoff import print_signoff, signoff_page  # noqa: PLC0415 - as above

    if out.suffix.lower() == ".html":
        style = (styles / "sheet.css").read_text(encoding="utf-8")
        write_file(signoff_page(made, plan, workshop.templates, style).encode(), out)
        return
    from playbook.publish.pdf import publish_pdf  # noqa: PLC0415 - as above

    publish_pdf(print_signoff(made, plan, workshop.templates), out, styles=styles)


def _uncommitted(reading: Reading, head: Loaded) -> bool:
    """Whether a rule stands otherwise in the work tree than at the commit that the sheet names."""
    from playbook.compare.fingerprint import fingerprints  # noqa: PLC0415 - as above
    from playbook.compare.must_read import GONE  # noqa: PLC0415 - as above

    known = fingerprints(head.book)
    return any(known.get(one.ref, GONE) != one.fingerprint for one in reading.rules)


def _tell_nothing(reading: Reading, since: str, language: Language) -> None:
    _tell_hidden(reading, language)
    told = _("There is nothing to sign since “{revision}”; no sheet was written.", revision=since)
    click.echo(told.in_language(language), err=True)


def _tell_hidden(reading: Reading, language: Language) -> None:
    if reading.hidden:
        told = _n(
            "{count} rule that concerns these roles is not on the sheet: not all of them may read it.",
            "{count} rules that concern these roles are not on the sheet: not all of them may read them.",
            reading.hidden,
        )
        click.echo(told.in_language(language), err=True)


def _tell_sheet(reading: Reading, uncommitted: bool, out: Path, language: Language) -> None:
    _tell_hidden(reading, language)
    if uncommitted:
        told = _(
            "The sheet holds changes that are not committed yet: commit them and make it anew, "
            "or nobody will be able to tell later what has changed since."
        )
        click.echo(told.in_language(language), err=True)
    told = _n("{path} ({count} rule)", "{path} ({count} rules)", len(reading.rules), path=str(out))
    click.echo(told.in_language(language))
