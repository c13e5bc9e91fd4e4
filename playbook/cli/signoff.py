"""`playbook signoff`: sheets on which people sign what they must have read, and who has signed what."""

from __future__ import annotations

import click

from playbook.cli.reader import in_readers_language
from playbook.cli.signoff_sheet import sheet
from playbook.cli.signoff_status import status


class _Commands(click.Group):
    """The commands by name, each telling its help in its reader's language."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = super().get_command(ctx, cmd_name)
        return in_readers_language(found) if found is not None else None


@click.group("signoff", cls=_Commands, short_help="Who must read again what has changed, and who has.")
def command() -> None:
    """Make sheets to sign what must be read, and tell from signed ones who has read what."""


command.add_command(sheet)
command.add_command(status)
