"""Five editions of a book, on all processors, against one edition by one process at a time."""

from __future__ import annotations

from pathlib import Path

from bench.books import write_book
from bench.processes import Command, compare, tool
from bench.report import COMPARED, Table, compared

ENTITIES = 120
_EDITIONS = 5
_EDITION = "  - {{id: edition-{number}, title: Издание {number}, roles: [hunter, keeper, head]}}\n"


def measure(scratch: Path, entities: int, rounds: int) -> Table:
    """The table of editions, each of which holds all that the whole book holds: none is cheaper for being small."""
    book = write_book(scratch / "book", entities)
    names = [f"edition-{number}" for number in range(1, _EDITIONS + 1)]
    written = "".join(_EDITION.format(number=number) for number in range(1, _EDITIONS + 1))
    (book / "editions.yml").write_text(f"editions:\n{written}", encoding="utf-8")
    out = ("--out", scratch / "out")
    five = [word for name in names for word in ("--edition", name)]
    ours = Command("playbook build, five editions", tool("playbook", "build", book, *five, *out))
    peer = Command(
        "playbook build --jobs 1", tool("playbook", "build", book, "--edition", names[0], "--jobs", "1", *out)
    )
    row = compared("five editions", compare(ours, peer, rounds))
    notes = (f"{entities} entities; peer: one of these editions with --jobs 1; {rounds} runs each in turn.",)
    return Table("Editions, whole process", COMPARED, (row,), notes)
