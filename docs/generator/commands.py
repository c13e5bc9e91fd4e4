"""The commands: what is declared for the command line in; names, usage and options as the manual shows them out."""

from __future__ import annotations

from collections.abc import Iterator
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
    """Every command in the order of the help; of a group, those in it."""
    group = Commands("playbook")
    root = click.Context(group, info_name="playbook")
    return tuple(command for name in COMMANDS for command in _commands(name, group, root))


def _commands(name: str, group: click.Group, above: click.Context) -> Iterator[Command]:
    declared = group.get_command(above, name)
    if declared is None:
        raise LookupError(f"The command {name} has no file.")
    context = click.Context(declared, info_name=name, parent=above)
    if isinstance(declared, click.Group):
        for inner in declared.list_commands(context):
            yield from _commands(inner, declared, context)
    else:
        yield _command(declared, context)


def _command(declared: click.Command, context: click.Context) -> Command:
    name = context.command_path.partition(" ")[2]
    records = (
        parameter.get_help_record(context) for parameter in declared.params if isinstance(parameter, click.Option)
    )
    options = tuple(record for record in records if record is not None)
    usage = " ".join(["playbook", name, *declared.collect_usage_pieces(context)])
    return Command(name, " ".join((declared.help or "").split()), usage, options)
