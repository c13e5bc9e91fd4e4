"""Running the command line as a process, as an author does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Playbook = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def playbook(tmp_path: Path) -> Playbook:
    """Run `playbook …` in an empty folder; the process's output is text."""
    here = tmp_path / "here"
    here.mkdir()

    def run(*words: str | Path, folder: Path = here, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "playbook", *map(str, words)]
        variables = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C.UTF-8", **environment}
        return subprocess.run(
            command, cwd=folder, env=variables, capture_output=True, text=True, check=False, timeout=300
        )

    return run
