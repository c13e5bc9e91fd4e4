"""`playbook forecast`: what sellers expect, what was agreed and what was shipped."""

from __future__ import annotations

import click

from playbook.cli.forecast_read import read
from playbook.cli.forecast_report import report
from playbook.cli.forecast_sheet import sheet
from playbook.cli.reader import in_readers_language


class _Commands(click.Group):
    """The commands by name, each telling its help in its reader's language."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = super().get_command(ctx, cmd_name)
        return in_readers_language(found) if found is not None else None


@click.group(
    "forecast", cls=_Commands, short_help="Plan and fact: what sellers expect, the budget, and what was shipped."
)
def command() -> None:
    """Gather in sheets what sellers expect and what was agreed, and hold it against what was shipped."""


command.add_command(sheet)
command.add_command(read)
command.add_command(report)
