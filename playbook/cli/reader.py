"""The environment in; the help and the usage errors of the command line in its reader's language out."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import click

from playbook import locale
from playbook.locale import LANGUAGES, Language

_DOMAIN = "playbook"
_PLAIN = {"", "C", "POSIX"}


def follow_reader() -> Language:
    """The language of LC_ALL, LC_MESSAGES or LANG, in which gettext, which click asks too, answers from now on; else English.

    Why: the help is read before there is a book, and whoever reads it has told the system a language. Where that is no
    language at all, nobody else's wish counts (`LANGUAGE`), so that a script says the same on every machine.
    """
    wishes = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    if next(filter(None, wishes), "").partition(".")[0] not in _PLAIN:
        folder = Path(locale.__file__).parent
        gettext.textdomain(_DOMAIN)
        gettext.bindtextdomain(_DOMAIN, str(folder))
        found = gettext.find(_DOMAIN, str(folder))
        return next(
            (language for language in LANGUAGES if found and Path(found).is_relative_to(folder / language)), "en"
        )
    return "en"


def in_readers_language(command: click.Command) -> click.Command:
    """The command with its own texts as the reader wants them; without `follow_reader` they stay as they are."""
    command.help, command.short_help = _said(command.help), _said(command.short_help)
    command.options_metavar = _said(command.options_metavar)
    if isinstance(command, click.Group):
        command.subcommand_metavar = gettext.gettext(command.subcommand_metavar)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            parameter.help = _said(parameter.help)
    return command


def _said(text: str | None) -> str | None:
    return gettext.gettext(text) if text else text
