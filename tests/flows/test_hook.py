"""The hook for pre-commit, run as pre-commit runs it: in the repository's folder, without names of files."""

from __future__ import annotations

import shlex
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture
def hook() -> dict[str, object]:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return hook


def test_the_hook_starts_a_command_that_the_package_installs(hook):
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]

    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("playbook-check", "python", False)
    assert hook["entry"].split()[0] in scripts


@pytest.mark.parametrize("folder", [".", "sales/our book"])
def test_a_slip_refuses_the_commit_in_whatever_folder_the_book_is(machine, hook, folder):
    book = machine.tree / folder
    machine.tree.mkdir()
    assert machine.run(f"playbook init {shlex.quote(folder)} --lang en").returncode == 0
    command = f"{hook['entry']} {shlex.quote(folder)}"
    clean = machine.run(command)
    text = (book / "pipeline.yml").read_text("utf-8")
    (book / "pipeline.yml").write_text(text.replace("owner: scout", "owner: scuot", 1), "utf-8")
    slipped = machine.run(command)

    assert (clean.returncode, clean.stdout) == (0, "Nothing wrong was found.\n")
    assert slipped.returncode == 1
    assert slipped.stdout.startswith(f"{folder}/pipeline.yml:10:16: error F002 unknown-reference\n")


def test_a_file_that_a_text_names_and_nobody_finds_refuses_the_commit(machine, hook):
    machine.tree.mkdir()
    (machine.tree / "book.yml").write_text("book: {title: Book, language: en, summary: {file: gone.md}}\n", "utf-8")
    ended = machine.run(f"{hook['entry']} .")

    assert ended.returncode == 1
    assert "gone.md" in ended.stdout
    assert hook["always_run"] is True, "pre-commit shows no hook the file that a commit deletes"
