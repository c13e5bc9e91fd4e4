"""`playbook init`: a starter book, and what editors and git servers need for it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import click

from playbook.cli.editor_settings import editor_settings
from playbook.cli.flows import SERVERS, Server, flow
from playbook.cli.options import speak
from playbook.diagnostics import PlaybookError, _
from playbook.load import is_book
from playbook.locale import LANGUAGES, Language
from playbook.model.schema import schema_text
from playbook.workshop import open_workshop

_SCHEMA = ".playbook/book.schema.json"


@click.command("init", short_help="A starter book that checks and builds at once.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), help="Language of the book; your own if left out.")
@click.option(
    "--ci",
    "server",
    type=click.Choice([*SERVERS]),
    help="Also what this git server runs on each change and tag; beside a book that is there, this alone.",
)
def command(folder: Path, language: Language | None, server: Server | None) -> None:
    """Write a small book into the folder DIR, to be changed into your own; nothing there is overwritten."""
    is_there = server is not None and is_book(folder)
    language = speak(language, folder if is_there else None)
    files = {} if is_there else _files(folder, language)
    for_server = flow(server, folder, language) if server is not None else None
    if for_server is not None:
        files[for_server[0]] = for_server[1]
    _write(files)
    if not is_there:
        told = _("A book was started in “{folder}”. Next: playbook build {folder}", folder=str(folder))
        click.echo(told.in_language(language))
    if for_server is not None:
        told = _(
            "“{file}” is what the git server runs; its first lines say what to set there.", file=str(for_server[0])
        )
        click.echo(told.in_language(language))


def _files(folder: Path, language: Language) -> dict[Path, Path | str]:
    """What a new book gets: the starter, the schema, and the settings by which an editor finds it."""
    starter = open_workshop().find(f"starters/{language}")
    written = {_SCHEMA: schema_text(language), **editor_settings(_SCHEMA)}
    return {
        **{folder / path.relative_to(starter): path for path in sorted(starter.rglob("*")) if path.is_file()},
        **{folder / name: text for name, text in written.items()},
    }


def _write(files: Mapping[Path, Path | str]) -> None:
    """Writes all of the files, or none of them where one is there already."""
    taken = next((path for path in files if path.exists()), None)
    if taken is not None:
        raise PlaybookError(_("“{file}” is there already; nothing was written.", file=str(taken)))
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Path):
                shutil.copyfile(content, path)
            else:
                path.write_text(content, encoding="utf-8")
        except OSError as error:
            reason = error.strerror or str(error)
            raise PlaybookError(
                _("“{folder}” cannot be written: {reason}.", folder=str(path.parent), reason=reason)
            ) from error
