"""`playbook schema`: the JSON Schema of the format."""

from __future__ import annotations

import click

from playbook.cli.options import lang_option
from playbook.locale import Language
from playbook.model.schema import schema_text


@click.command("schema", short_help="JSON Schema of the format.")
@lang_option
def command(language: Language | None) -> None:
    """Print the JSON Schema of a book's files, for editors and other tools."""
    click.echo(schema_text(language or "en"), nl=False)
