"""What is gathered for the catalogues is what the commands and click say: nothing is missing, nothing is left over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from playbook.cli.help_texts import CLICKS, OURS
from playbook.cli.main import Commands, _playbook


def _declared() -> Iterator[str | None]:
    yield _playbook.help
    yield from _declared_in(Commands("playbook"))


def _declared_in(group: click.Group) -> Iterator[str | None]:
    context = click.Context(_playbook)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield from (command.help, command.short_help)
        yield from (option.help for option in command.params if isinstance(option, click.Option))
        if isinstance(command, click.Group):
            yield from _declared_in(command)


def test_each_text_of_the_commands_is_gathered_and_no_other():
    assert {message.text for message in OURS} == set(_declared())


@pytest.mark.parametrize("message", CLICKS, ids=lambda message: message.text)
def test_click_still_says_what_is_translated_for_it(message):
    sources = "".join(path.read_text("utf-8") for path in Path(click.__file__).parent.glob("*.py"))

    for text in filter(None, (message.text, message.plural)):
        assert f'"{text}"' in sources
