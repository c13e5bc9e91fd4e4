"""The pages “The book in git” show what the tool says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAGES = {"en": "docs/in-git.md", "ru": "docs/ru/in-git.md"}
SHOWN = re.compile(r"<!-- diff -->\n```\n(.+?)```\n", re.DOTALL)
HOOK = re.compile(r"```yaml\n(repos:.+?)```\n", re.DOTALL)
EDITS = {
    "en": [("deadline: 5d", "deadline: 4d"), ("[We know", "[we know")],
    "ru": [("deadline: 5d", "deadline: 4d"), ('"Знаем', '"знаем')],
}


@pytest.mark.parametrize("language", PAGES)
def test_the_changes_that_a_page_shows_are_those_that_are_told(machine, language):
    machine.tree.mkdir()
    machine.run(f"playbook init our-book --lang {language}")
    machine.git("init", "--quiet", "--initial-branch", "main")
    machine.git("add", "--all")
    machine.git("commit", "--quiet", "--message", "One")
    file = machine.tree / "our-book" / "pipeline.yml"
    for old, new in EDITS[language]:
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    told = machine.run("playbook diff main --book our-book").stdout
    [shown] = SHOWN.findall((ROOT / PAGES[language]).read_text("utf-8"))

    assert shown == told


@pytest.mark.parametrize("language", PAGES)
def test_the_hook_that_a_page_shows_is_the_one_that_there_is(language):
    [shown] = HOOK.findall((ROOT / PAGES[language]).read_text("utf-8"))
    [there] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    [repository] = yaml.safe_load(shown)["repos"]

    assert [hook["id"] for hook in repository["hooks"]] == [there["id"]]


@pytest.mark.parametrize("language", PAGES)
def test_a_page_names_every_variable_that_is_set_by_hand(flows, language):
    notes = [(flows / language / f"{server}.yml").read_text("utf-8") for server in ("github", "gitlab")]
    named = {name for text in notes for name in re.findall(r"^#   ([A-Z_]+) ", text, re.MULTILINE)}
    page = (ROOT / PAGES[language]).read_text("utf-8")

    assert named == {"PLAYBOOK", "EDITION", "CODE_SCANNING", "PAGES_FOR_EVERYONE", "BOOK_TOKEN"}
    assert [name for name in sorted(named) if f"| `{name}` |" not in page] == []
