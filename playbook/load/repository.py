"""Where a book lies in git: its folder in, the work tree and the path in it out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from playbook.diagnostics import PlaybookError, _
from playbook.load.git import ask_git, git_failure

_IN_NONE = ("not a git repository", "must be run in a work tree")


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree, and the path of the book in it with `/`: empty where the book is all of it."""

    top: Path
    path: str


def find_repository(folder: Path) -> Repository:
    """The repository in which a book's folder lies, or lay: the folder itself may be gone from the work tree.

    Raises: PlaybookError where it lies in none, or git does not open it.
    """
    real = Path(os.path.realpath(folder))
    there = next(path for path in (real, *real.parents) if path.is_dir())
    answer = ask_git(there, "rev-parse", "--show-toplevel")
    top = os.fsdecode(answer.output).removesuffix("\n")
    if not answer.is_refusal and real.is_relative_to(top):
        return Repository(Path(top), "/".join(real.relative_to(top).parts))
    if answer.is_refusal and not any(words in answer.complaint for words in _IN_NONE):
        raise git_failure(folder, answer.complaint)
    raise PlaybookError(_("“{folder}” lies in no git repository.", folder=str(folder)))
