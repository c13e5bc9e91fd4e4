"""Given the language that the system was told, in which language the command line explains itself."""

from __future__ import annotations

from importlib import import_module

import pytest

from playbook.cli.main import COMMANDS

RUSSIAN = {"LC_ALL": "ru_RU.UTF-8", "PYTHONUTF8": "1"}
NONE = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "", "LANGUAGE": "", "PYTHONUTF8": "1"}


def _latin(text: str) -> list[str]:
    """The words of a help text that are English and no names."""
    return [word for word in text.replace("(", " ").split() if word.isascii() and word.isalpha() and word.islower()]


def _below(command: str) -> set[str]:
    """The commands of a command that has some."""
    return set(getattr(import_module(f"playbook.cli.{command}").command, "commands", ()))


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_russian_for_a_russian_reader(playbook, command):
    told = playbook(command, "--help", **{**NONE, **RUSSIAN}).stdout

    assert told.startswith("Использование: ")
    assert set(_latin(told)) <= {"python", "playbook", "git", "id", "scorm", *COMMANDS, *_below(command)}


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        ([], "playbook [ПАРАМЕТРЫ] КОМАНДА [АРГУМЕНТЫ]..."),
        (["check"], "playbook check [ПАРАМЕТРЫ] [BOOK]"),
        (["schema"], "playbook schema [ПАРАМЕТРЫ]"),
    ],
)
def test_the_usage_line_is_russian_to_its_end(playbook, words, usage):
    first, *_rest = playbook(*words, "--help", **{**NONE, **RUSSIAN}).stdout.splitlines()

    assert first.endswith(usage)
    assert not {"OPTIONS", "COMMAND", "ARGS"} & set(first.replace("[", " ").replace("]", " ").split())


@pytest.mark.parametrize(
    ("environment", "is_russian"),
    [
        ({"LANG": "ru_RU.UTF-8"}, True),
        ({"LC_MESSAGES": "ru_RU", "LANG": "en_US.UTF-8"}, True),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "ru_RU.UTF-8"}, False),
        ({"LC_ALL": "C.UTF-8", "LANG": "ru_RU.UTF-8", "LANGUAGE": "ru"}, False),
        ({"LANG": "de_DE.UTF-8"}, False),
        ({"LANGUAGE": "ru"}, False),
        ({}, False),
    ],
)
def test_the_language_is_the_one_that_the_system_was_told(playbook, environment, is_russian):
    told = playbook("--help", **{**NONE, **environment}).stdout

    assert told.startswith("Использование: " if is_russian else "Usage: ")


def test_without_a_book_to_take_it_from_the_readers_language_is_spoken(playbook):
    assert playbook("check", "none", **{**NONE, **RUSSIAN}).stderr == "Папки «none» нет.\n"
    assert "Названо, но не описано" in playbook("explain", "F002", **{**NONE, **RUSSIAN}).stdout
    assert "Названо" not in playbook("explain", "F002", "--lang", "en", **{**NONE, **RUSSIAN}).stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["bild"], "Нет команды 'bild'."),
        (["check", "--fromat"], "Нет параметра '--fromat'. Может быть, '--format'?"),
        (["check", "--format", "x"], "'x' не подходит; можно: 'text', 'json', 'sarif', 'github', 'gitlab'."),
        (["check", "--today", "x"], "день пишется так: 2026-11-01"),
        (["build", "--jobs", "0"], "0 вне пределов x>=1."),
        (["build", "--config", "none.yml"], "Файл 'none.yml' не существует."),
        (["init"], "Не указан аргумент 'DIR'."),
        (["serve", "--addr", "x"], "адрес пишется так: 127.0.0.1:8000"),
    ],
)
def test_a_wrong_command_line_is_told_in_russian(playbook, words, told):
    result = playbook(*words, **{**NONE, **RUSSIAN})

    assert result.returncode == 2
    assert result.stderr.rstrip().endswith(told)
