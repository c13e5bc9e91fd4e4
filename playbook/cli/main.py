"""The command `playbook`: finds the file of the command that was asked for, and tells what kept it from working."""

from __future__ import annotations

import gc
import importlib
import os
import sys

import click

from playbook.cli.reader import follow_reader, in_readers_language
from playbook.diagnostics import PlaybookError
from playbook.locale import Language

COMMANDS = (
    "init",
    "check",
    "explain",
    "build",
    "serve",
    "diff",
    "signoff",
    "schema",
    "classify",
    "analyse",
    "audit",
    "forecast",
    "export",
)
TROUBLE = 3


class Commands(click.Group):
    """Commands by name, each read from its file when it is asked for: `check` must not wait for what only `build` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """The commands in the order of the manual."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"playbook.cli.{cmd_name}").command
        return in_readers_language(command)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="playbook", prog_name="playbook")
def _playbook() -> None:
    """A sales book written as YAML and Markdown, checked for consistency, published as a site and a PDF."""


def main() -> None:
    """Runs the command line; what the world put in the way is one sentence and exit status 3."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = (
        "__all__"  # nobody else's code belongs into the model, and looking for it takes time
    )
    # A command is short and keeps what it makes: a tenth of its time went into looking for garbage.
    gc.set_threshold(100_000, 20, 100)
    spoken: dict[str, Language] = {"language": follow_reader()}
    try:
        in_readers_language(_playbook).main(standalone_mode=False, obj=spoken)
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except PlaybookError as trouble:
        click.echo(trouble.message.in_language(spoken["language"]), err=True)
        sys.exit(TROUBLE)
