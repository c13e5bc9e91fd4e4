"""`playbook init`: a starter book."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from playbook.cli.options import speak
from playbook.diagnostics import PlaybookError, _
from playbook.locale import LANGUAGES, Language
from playbook.model.schema import schema_text
from playbook.workshop import open_workshop

_SCHEMA = ".playbook/book.schema.json"
_EDITOR_SETTINGS = ".vscode/settings.json"


@click.command("init", short_help="A starter book that checks and builds at once.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), help="Language of the book; your own if left out.")
def command(folder: Path, language: Language | None) -> None:
    """Write a small book into the folder DIR, to be changed into your own; nothing there is overwritten."""
    language = speak(language)
    files = _files(language)
    taken = next((name for name in files if (folder / name).exists()), None)
    if taken is not None:
        raise PlaybookError(_("“{file}” is there already; nothing was written.", file=str(folder / taken)))
    try:
        for name, content in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Path):
                shutil.copyfile(content, target)
            else:
                target.write_text(content, encoding="utf-8")
    except OSError as error:
        raise PlaybookError(
            _("“{folder}” cannot be written: {reason}.", folder=str(folder), reason=error.strerror or str(error))
        ) from error
    click.echo(
        _("A book was started in “{folder}”. Next: playbook build {folder}", folder=str(folder)).in_language(language)
    )


def _files(language: Language) -> dict[str, Path | str]:
    """What is written: the starter, the schema, and the settings by which an editor finds it."""
    starter = open_workshop().find(f"starters/{language}")
    files: dict[str, Path | str] = {
        path.relative_to(starter).as_posix(): path for path in sorted(starter.rglob("*")) if path.is_file()
    }
    files[_SCHEMA] = schema_text(language)
    files[_EDITOR_SETTINGS] = (
        json.dumps(
            {"yaml.schemas": {_SCHEMA: ["*.yml", "*.yaml", "**/*.yml", "**/*.yaml"]}, "editor.tabSize": 2}, indent=2
        )
        + "\n"
    )
    return files
