"""The shell steps of what `init --ci` writes, run here: a book in a repository, the platform's variables, shims for what would reach out."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PERSON = {"GIT_AUTHOR_NAME": "Ruth", "GIT_AUTHOR_EMAIL": "r@example.org"}
COMMITTER = {"GIT_COMMITTER_NAME": "Ruth", "GIT_COMMITTER_EMAIL": "r@example.org"}
RECORDED = ("pip", "apt-get", "sudo")
RECORDER = """#!{python}
import json, pathlib, sys
with pathlib.Path({calls!r}).open("a") as calls:
    calls.write(json.dumps([pathlib.Path(sys.argv[0]).name, *sys.argv[1:]]) + "\\n")
"""


class Yaml12(yaml.SafeLoader):
    """YAML as the platforms read it: `on` is a word."""


Yaml12.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), list("tf"))


@pytest.fixture(scope="session")
def flows() -> Path:
    """The folder of what `init --ci` writes, by language."""
    return ROOT / "templates" / "flows"


@pytest.fixture(scope="session")
def read_flow() -> Callable[[Path], dict[str, Any]]:
    """Read a flow as its platform does."""
    return _read_flow


def _read_flow(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text("utf-8"), Yaml12)  # noqa: S506 - a safe loader with one resolver less


@dataclass
class Machine:
    """Where steps run: a work tree, the commands that are found, and what was asked of the shims."""

    tree: Path
    temporary: Path
    variables: dict[str, str] = field(default_factory=dict)

    def run(self, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """A step as the platforms run it: one file, stopped by the first command that fails."""
        path = self.temporary / "step.sh"
        path.write_text(script, "utf-8")
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(path)]
        environment = {**self.variables, **variables}
        return subprocess.run(
            command, cwd=self.tree, env=environment, capture_output=True, text=True, check=False, timeout=200
        )

    def git(self, *words: str) -> str:
        return subprocess.run(
            ["git", *words], cwd=self.tree, env=self.variables, capture_output=True, text=True, check=True
        ).stdout.strip()

    def commit(self, message: str, changes: Mapping[str, tuple[str, str]]) -> None:
        """Replace a text in a file, and commit."""
        for name, (old, new) in changes.items():
            text = (self.tree / name).read_text("utf-8")
            assert old in text
            (self.tree / name).write_text(text.replace(old, new, 1), "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def propose(self, deadline: str) -> None:
        """A branch `shorter` with another deadline, while the main branch goes on with another change."""
        self.git("checkout", "--quiet", "-b", "shorter")
        self.commit("Two", {"pipeline.yml": ("deadline: 5d", f"deadline: {deadline}")})
        self.git("checkout", "--quiet", "main")
        self.commit("Meanwhile", {"team.yml": ("title: Scout", "title: Explorer")})

    def shim(self, name: str, script: str) -> None:
        path = self.temporary / "bin" / name
        path.write_text(script, "utf-8")
        path.chmod(0o755)

    def calls(self) -> list[list[str]]:
        """What was asked of the shims, in order."""
        path = self.temporary / "calls"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine without a book: `playbook` is the real one, what would reach out is recorded."""
    temporary, tree = tmp_path / "temp", tmp_path / "our book"
    (temporary / "bin").mkdir(parents=True)
    variables = {
        "PATH": f"{temporary / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(temporary),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
        "PLAYBOOK": "git+https://git.example/sales/playbook@v0.1.0",
        "BOOK": ".",
        "GIT_CONFIG_NOSYSTEM": "1",
        **PERSON,
        **COMMITTER,
    }
    made = Machine(tree, temporary, variables)
    python = shlex.quote(sys.executable)
    made.shim("playbook", f'#!/bin/sh\nexec {python} -m playbook "$@"\n')
    made.shim("python3", f'#!/bin/sh\nexec {python} "$@"\n')
    for name in RECORDED:
        made.shim(name, RECORDER.format(python=sys.executable, calls=str(temporary / "calls")))
    return made


Starter = Callable[..., Path]


@pytest.fixture
def start_book(machine: Machine) -> Starter:
    """A starter book for a platform, in a repository or a folder of it, on the branch main and tagged v1; the result is its flow."""

    def start(server: str, folder: str = ".") -> Path:
        machine.tree.mkdir()
        machine.git("init", "--quiet", "--initial-branch", "main")
        book = str(machine.tree / folder)
        command = [sys.executable, "-m", "playbook", "init", book, "--lang", "en", "--ci", server]
        subprocess.run(command, env=machine.variables, check=True, capture_output=True)
        machine.commit("One", {})
        machine.git("tag", "v1")
        places = {"github": ".github/workflows/book.yml", "gitlab": ".gitlab-ci.yml"}
        return machine.tree / places[server]

    return start
