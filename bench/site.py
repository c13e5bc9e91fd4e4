"""The site of a book against MkDocs building the same Markdown, with the same theme, plugins and navigation."""

from __future__ import annotations

from pathlib import Path

from bench.books import write_book
from bench.processes import Command, compare, python, run, tool
from bench.report import COMPARED, Table, compared

ENTITIES = 1000
_ENGINE_ONLY = {"404.html"}  # made by the engine, and taken out by us


def measure(scratch: Path, entities: int, rounds: int) -> Table:
    """The table of the site."""
    book, out = write_book(scratch / "book", entities), scratch / "out"
    run(Command("input of the peer", python("inputs", "site", book, scratch)))
    ours = Command("playbook build --only site", tool("playbook", "build", book, "--only", "site", "--out", out))
    own = Command("our own part", python("own_part", book))
    peer = Command("mkdocs build", tool("mkdocs", "build", "-q", "-f", scratch / "mkdocs.yml"))
    rows = (
        compared("build --only site", compare(ours, peer, rounds)),
        compared("our own part, with print", compare(own, peer, rounds)),
    )
    pages = _same_pages(out / "full", scratch / "peer")
    notes = (
        f"{entities} entities, {pages} pages; peer: mkdocs build of the same Markdown; {rounds} runs each in turn.",
        "Ours makes the pages in two processes, the peer in one: the CPU ratio tells what that costs.",
    )
    return Table("Site, whole process", COMPARED, rows, notes)


def _same_pages(ours: Path, peer: Path) -> int:
    """How many pages both sites have.

    Raises: ValueError if they are not the same ones: then the times do not compare.
    """
    one, other = ({str(path.relative_to(site)) for path in site.rglob("*.html")} for site in (ours, peer))
    if one != other - _ENGINE_ONLY:
        raise ValueError(f"The sites differ in {len(one ^ other)} pages.")
    return len(one)
