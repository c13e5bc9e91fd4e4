"""The commands: what is declared for the command line in; names, usage and options as the manual shows them out."""

from __future__ import annotations

from dataclasses import dataclass

import click

from playbook.cli.main import COMMANDS, Commands


@dataclass(frozen=True, slots=True)
class Command:
    """A command as its own help tells it."""

    name: str
    about: str
    usage: str
    options: tuple[tuple[str, str], ...]


def commands() -> tuple[Command, ...]:
    """Every command in the order of the help."""
    group = Commands("playbook")
    root = click.Context(group, info_name="playbook")
    return tuple(_command(name, group, root) for name in COMMANDS)


def _command(name: str, group: Commands, root: click.Context) -> Command:
    declared = group.get_command(root, name)
    if declared is None:
        raise LookupError(f"The command {name} has no file.")
    context = click.Context(declared, info_name=name, parent=root)
    records = (
        parameter.get_help_record(context) for parameter in declared.params if isinstance(parameter, click.Option)
    )
    options = tuple(record for record in records if record is not None)
    usage = " ".join(["playbook", name, *declared.collect_usage_pieces(context)])
    return Command(name, " ".join((declared.help or "").split()), usage, options)
