"""What is gathered for the catalogues is what the commands and click say: nothing is missing, nothing is left over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from playbook.cli.help_texts import CLICKS, OURS
from playbook.cli.main import Commands, _playbook


def _declared() -> Iterator[str | None]:
    commands, context = Commands("playbook"), click.Context(_playbook)
    yield _playbook.help
    for name in commands.list_commands(context):
        command = commands.get_command(context, name)
        assert command is not None
        yield from (command.help, command.short_help)
        yield from (option.help for option in command.params if isinstance(option, click.Option))


def test_each_text_of_the_commands_is_gathered_and_no_other():
    assert {message.text for message in OURS} == set(_declared())


@pytest.mark.parametrize("message", CLICKS, ids=lambda message: message.text)
def test_click_still_says_what_is_translated_for_it(message):
    sources = "".join(path.read_text("utf-8") for path in Path(click.__file__).parent.glob("*.py"))

    for text in filter(None, (message.text, message.plural)):
        assert f'"{text}"' in sources
