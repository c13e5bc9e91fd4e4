"""The printed book against WeasyPrint alone, laying out the same HTML with page references of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench.books import write_book
from bench.processes import Command, compare, python, run, tool
from bench.report import COMPARED, Table, compared

ENTITIES = 300  # some 200 pages


def measure(scratch: Path, entities: int, rounds: int) -> Table:
    """The table of the PDF."""
    book, out = write_book(scratch / "book", entities), scratch / "out"
    run(Command("input of the peer", python("inputs", "pdf", book, scratch)))
    ours = Command("playbook build --only pdf", tool("playbook", "build", book, "--only", "pdf", "--out", out))
    press = Command("publish_pdf", python("inputs", "press", scratch, scratch))
    peer = Command("WeasyPrint", python("peers", "pdf", scratch), {"FONTCONFIG_FILE": str(scratch / "fonts.conf")})
    rows = (
        compared("build --only pdf", compare(ours, peer, rounds)),
        compared("publish_pdf alone", compare(press, peer, rounds)),
    )
    pages = [_pages_of(path) for path in (out / "full/sales-book.pdf", scratch / "book.pdf")]
    note = (
        f"{entities} entities, {pages[0]} pages (WeasyPrint alone: {pages[1]}), tagged (pdf/ua-1); peer: WeasyPrint on the same"
        f" HTML, style and fonts with target-counter; {rounds} runs each in turn. Both set the book in one process."
    )
    return Table("PDF, whole process", COMPARED, rows, (note,))


def _pages_of(path: Path) -> int:
    """How long a PDF is; counted in another process, for what is read in this one counts as the memory of all it starts."""
    answer = subprocess.run(python("peers", "pages", path), stdout=subprocess.PIPE, check=True)
    return int(answer.stdout)
