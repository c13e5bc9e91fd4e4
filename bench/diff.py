"""`playbook diff` of a book with one changed entity, and with many, against one check of the same book."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from bench.books import write_book
from bench.processes import Command, compare, tool
from bench.report import COMPARED, Table, compared

ENTITIES = 10_000
_DEADLINE = re.compile(r"deadline: \d+d")
_TITLE = re.compile(r"(?<=title: )\w+")


def measure(scratch: Path, entities: int, rounds: int) -> Table:
    """The table of `playbook diff`."""
    book = write_book(scratch / "book", entities)
    _git(book, "init", "-q")
    _commit(book, "v1")
    _change(book, _DEADLINE, 1)
    _commit(book, "v2")
    _change(book, _TITLE, 0)
    _commit(book, "v3")
    check = Command("playbook check", tool("playbook", "check", book))
    rows = [
        compared(
            what, compare(Command("playbook diff", tool("playbook", "diff", *sides, "--book", book)), check, rounds)
        )
        for what, sides in (("one deadline changed", ("v1", "v2")), ("every title changed", ("v2", "v3")))
    ]
    note = f"{entities} entities; both revisions are read from git; {rounds} runs each in turn with one check."
    return Table("playbook diff against one check, whole process", COMPARED, tuple(rows), (note,))


def _change(book: Path, pattern: re.Pattern[str], count: int) -> None:
    """Changes the first finds of a file, or all of every file where no number is named."""
    for path in sorted(book.glob("*.yml")):
        text = path.read_text("utf-8")
        changed = pattern.sub(lambda found: f"{found[0]} ещё" if count == 0 else "deadline: 4d", text, count=count)
        if changed != text:
            path.write_text(changed, "utf-8")
            if count:
                return


def _commit(book: Path, tag: str) -> None:
    _git(book, "add", "--all")
    _git(book, "-c", "user.name=bench", "-c", "user.email=bench@example.org", "commit", "-q", "-m", tag)
    _git(book, "tag", tag)


def _git(book: Path, *words: str) -> None:
    subprocess.run(("git", "-C", book, *words), check=True)  # noqa: S607 - whichever git is there
