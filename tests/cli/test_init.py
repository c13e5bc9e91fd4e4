"""`playbook init`."""

from __future__ import annotations

import json

import pytest


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_starter_checks_at_once_without_a_finding(playbook, tmp_path, language):
    started = playbook("init", tmp_path / "mine", "--lang", language)
    checked = playbook("check", tmp_path / "mine", "--strict", "--lang", "en")

    assert (started.returncode, started.stderr) == (0, "")
    assert (checked.returncode, checked.stdout) == (0, "Nothing wrong was found.\n")


def test_without_a_language_the_book_is_in_the_readers_own(playbook, tmp_path):
    started = playbook("init", tmp_path / "mine", LC_ALL="ru_RU.UTF-8", PYTHONUTF8="1")

    assert "language: ru" in (tmp_path / "mine" / "book.yml").read_text("utf-8")
    assert started.stdout.startswith("Книга начата")


def test_the_editor_finds_the_schema(playbook, tmp_path):
    playbook("init", tmp_path / "mine")
    settings = json.loads((tmp_path / "mine" / ".vscode" / "settings.json").read_text("utf-8"))
    [schema] = settings["yaml.schemas"]

    assert json.loads((tmp_path / "mine" / schema).read_text("utf-8"))["properties"]["roles"]


def test_nothing_is_overwritten(playbook, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "book.yml").write_text("book: {title: Mine}\n")
    ended = playbook("init", tmp_path / "mine")

    assert (ended.returncode, ended.stdout) == (3, "")
    assert ended.stderr == f"“{tmp_path}/mine/book.yml” is there already; nothing was written.\n"
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["book.yml"]
    assert (tmp_path / "mine" / "book.yml").read_text() == "book: {title: Mine}\n"


def test_a_folder_that_cannot_be_written_is_one_sentence(playbook, tmp_path):
    (tmp_path / "file").write_text("")
    ended = playbook("init", tmp_path / "file" / "mine")

    assert ended.returncode == 3
    assert ended.stderr.startswith(f"“{tmp_path}/file/mine” cannot be written: ")
    assert ended.stderr.count("\n") == 1
