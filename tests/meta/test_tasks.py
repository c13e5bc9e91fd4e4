"""The Makefile is the one list of tasks: each says what it does, and each script it calls is there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

TASKS = {"book", "test", "check", "goldens", "bench", "test-deep", "lock", "translations", "clean", "help"}
# These run all their steps, and then fail.
COUNT_FAILURES = {"check.sh", "run", "test.sh"}


@pytest.fixture(scope="module")
def makefile(root: Path) -> str:
    return (root / "Makefile").read_text("utf-8")


def test_every_task_says_what_it_does(makefile):
    declared = set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE).group(1).split())
    described = set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))

    assert declared >= TASKS
    assert described == declared


def test_help_lists_every_task(root, makefile):
    shown = subprocess.run(["make", "help"], cwd=root, check=True, capture_output=True, text=True).stdout
    described = re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE)

    assert described
    assert [task for task in described if f"make {task} " not in shown] == []


def test_every_script_that_is_called_is_there_and_parses(root, makefile):
    scripts = {*re.findall(r"\.ci/[a-z-]+\.sh", makefile), ".ci/run", ".ci/debian.sh", ".ci/check.sh"}

    assert scripts
    for script in sorted(scripts):
        subprocess.run(["bash", "-n", str(root / script)], check=True)


def test_every_script_stops_at_the_first_thing_that_goes_wrong(root):
    scripts = {
        path.name: path.read_text("utf-8") for path in (root / ".ci").iterdir() if path.name not in COUNT_FAILURES
    }

    assert scripts
    assert [name for name, text in scripts.items() if "#!" in text and "\nset -euo pipefail\n" not in text] == []
