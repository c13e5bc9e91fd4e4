"""`playbook check` against the floor, PyYAML's fastest loader on the same bytes, and against linters of the same files."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench.books import size_of, write_book
from bench.processes import Command, compare, python, tool
from bench.report import COMPARED, Table, compared

ENTITIES = 10_000
_SLOW_ROUNDS = 2  # a linter takes half a minute for each
_RELAXED = "{extends: relaxed, rules: {line-length: disable}}"


def measure(scratch: Path, entities: int, rounds: int) -> Table:
    """The table of `playbook check`."""
    book = write_book(scratch / "book", entities)
    ours = Command("playbook check", tool("playbook", "check", book))
    floor = Command("CSafeLoader", python("peers", "yaml", book))
    slow = min(rounds, _SLOW_ROUNDS)
    rows = [compared("CSafeLoader", compare(ours, floor, rounds))]
    rows += [compared(peer.name, compare(ours, peer, slow)) for peer in _linters(book, scratch)]
    files = len(list(book.glob("*.yml")))
    note = f"{entities} entities, {size_of(book) / 1e6:.1f} MB of YAML in {files} files; {rounds} runs each in turn, {slow} with a linter."
    return Table("playbook check, whole process", COMPARED, tuple(rows), (note,))


def _linters(book: Path, scratch: Path) -> tuple[Command, Command]:
    schema = scratch / "schema.json"
    with schema.open("wb") as file:
        subprocess.run(tool("playbook", "schema"), stdout=file, check=True)
    files = sorted(book.glob("*.yml"))
    return (
        Command("yamllint", tool("yamllint", "-d", _RELAXED, book)),
        Command("check-jsonschema", tool("check-jsonschema", "--schemafile", schema, *files)),
    )
