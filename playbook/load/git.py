"""Git's own program: words in; what it answers or refuses, and what its objects hold, out. It is only ever asked to read."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, run
from tempfile import TemporaryFile
from typing import IO

from playbook.diagnostics import PlaybookError, _

# What a hook's git leaves behind of its own repository, and what would change how a path is read.
_OF_ANOTHER_REPOSITORY = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG", "GIT_DIR", "GIT_GLOB_PATHSPECS", "GIT_GRAFT_FILE",
        "GIT_ICASE_PATHSPECS", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_NOGLOB_PATHSPECS",
        "GIT_NO_REPLACE_OBJECTS", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_QUARANTINE_PATH", "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
    }
)  # fmt: skip
# Old versions of git do not know GIT_NO_LAZY_FETCH; without a protocol they cannot fetch either.
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_LFS_SKIP_SMUDGE": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",  # its complaints are read
}
_SETTINGS = (
    "--no-pager",
    "--literal-pathspecs",
    "-c", "core.disambiguate=committish",
    "-c", "core.fsmonitor=false",
    "-c", "core.warnAmbiguousRefs=true",
    "-c", "versionsort.suffix=-",  # v1.0-rc1 comes before v1.0
)  # fmt: skip
_NOT_OURS = ("dubious ownership", "unsafe repository")
_LAST_WORDS = re.compile(r"^(?:fatal|error): (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What git says; `is_refusal` where it ended with anything but 0."""

    output: bytes
    complaint: str
    is_refusal: bool


@dataclass(frozen=True, slots=True)
class Stored:
    """An object of a repository: its full name and its bytes."""

    name: str
    content: bytes


def ask_git(folder: Path, *words: str) -> Answer:
    """What git answers in a folder.

    Raises: PlaybookError where there is no git, or it does not trust the folder.
    """
    # No shell; what a user names comes after --end-of-options or `--`.
    asked = run(_command(folder, *words), stdin=DEVNULL, capture_output=True, env=_environment(), check=False)  # noqa: S603 - as said
    complaint = asked.stderr.decode(errors="replace")
    if asked.returncode and any(told in complaint for told in _NOT_OURS):
        path = shlex.quote(_path_in(complaint) or str(folder))
        raise PlaybookError(
            _(
                "Git does not open “{folder}”, which is another user's; if you trust it, run “git config --global --add safe.directory {path}”.",
                folder=str(folder),
                path=path,
            )
        )
    return Answer(asked.stdout, complaint, asked.returncode != 0)


def git_failure(folder: Path, complaint: str) -> PlaybookError:
    """What to tell where git refuses for a reason of its own, such as a broken configuration."""
    found = _LAST_WORDS.search(complaint)
    reason = found[1].rstrip(".") if found else complaint.strip()
    return PlaybookError(_("Git cannot read “{folder}”: {reason}.", folder=str(folder), reason=reason))


def stored(folder: Path, names: Sequence[bytes]) -> Iterator[Stored | None]:
    """The objects of these names in their order, one at a time; nothing for one that the repository does not have."""
    words = _command(folder, "cat-file", "--batch", "--buffer")
    asked = _written(b"".join(name + b"\n" for name in names))
    with asked, Popen(words, stdin=asked, stdout=PIPE, stderr=DEVNULL, env=_environment()) as process:  # noqa: S603 - as above
        for _name in names:
            yield _next(process.stdout)


def _written(content: bytes) -> IO[bytes]:
    """A file to read from; a pipe would be full before git has answered."""
    try:
        file = TemporaryFile()  # noqa: SIM115 - closed by whoever reads
        file.write(content)
        file.seek(0)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PlaybookError(_("Temporary files cannot be written: {reason}.", reason=reason)) from error
    return file


def _next(answers: IO[bytes] | None) -> Stored | None:
    head = answers.readline().split() if answers else []
    if answers is None or len(head) != len(("name", "kind", "size")) or not head[-1].isdigit():
        return None
    content = answers.read(int(head[-1]))
    answers.read(1)  # the line's end
    return Stored(head[0].decode(), content)


def _command(folder: Path, *words: str) -> list[str]:
    program = shutil.which("git")
    if program is None:
        raise PlaybookError(_("Revisions are read with git, and there is no git on this machine."))
    return [program, "-C", str(folder), *_SETTINGS, *words]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    return {**kept, **_ENVIRONMENT}


def _path_in(complaint: str) -> str | None:
    """The path that git asks for in its advice: of a work tree it is not always the folder it was asked in."""
    found = re.search(r"--add safe\.directory (.+)$", complaint, re.MULTILINE)
    return " ".join(shlex.split(found[1])) if found else None
