"""Tables in; plain text for the terminal and Markdown for the README out, with the circumstances of the measurement."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.processes import Comparison, Cost

_MEASURED = ("PyYAML", "yamllint", "check-jsonschema", "mkdocs", "mkdocs-material", "weasyprint")
_BUSY = 0.5  # of the processors, on average over the last minute
BEGIN, END = "<!-- bench -->", "<!-- /bench -->"


@dataclass(frozen=True, slots=True)
class Table:
    """What one part of the bench found; `notes` say what was measured."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


COMPARED = ("", "ours", "peer", "ratio", "CPU ratio", "ours CPU", "peer CPU", "ours peak", "peer peak")


def compared(what: str, found: Comparison) -> tuple[str, ...]:
    """A row under `COMPARED`."""
    ours, peer = found.ours, found.peer
    times = (ours.wall, peer.wall), (ours.cpu, peer.cpu)
    (our_wall, peer_wall), (our_cpu, peer_cpu) = (map(seconds, pair) for pair in times)
    ratios = ratio(found.wall_ratio), ratio(found.cpu_ratio)
    return (what, our_wall, peer_wall, *ratios, our_cpu, peer_cpu, megabytes(ours), megabytes(peer))


def seconds(value: float) -> str:
    """A time in seconds."""
    return f"{value:.2f} s"


def ratio(value: float) -> str:
    """How many times as much."""
    return f"{value:.2f} ×" if value >= 0.1 else f"{value:.3f} ×"  # noqa: PLR2004 - two digits that say something


def megabytes(cost: Cost) -> str:
    """Peak memory in megabytes."""
    return f"{cost.peak / 1_000_000:.0f} MB"


def circumstances() -> str:
    """On what was measured: processors, Python, versions, and whether the machine had other work."""
    versions = ", ".join(f"{name} {version(name)}" for name in _MEASURED)
    machine = f"{os.cpu_count()} processors, {platform.system()}, {platform.python_implementation()}"
    text = f"{machine} {platform.python_version()}; {versions}."
    load, processors = os.getloadavg()[0], os.cpu_count() or 1
    if load > _BUSY * processors:
        text += f" The machine was busy with other work (load {load:.1f}): trust ratios, not seconds."
    return text


def as_text(table: Table) -> str:
    """The table in columns."""
    lines = [table.head, *table.rows]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    body = ["  ".join(_cell(row, number, widths) for number in range(len(row))).rstrip() for row in lines]
    return "\n".join([table.title, "─" * len(table.title), *body, *table.notes])


def _cell(row: Sequence[str], number: int, widths: Sequence[int]) -> str:
    return row[number].rjust(widths[number]) if number else row[number].ljust(widths[number])


def as_markdown(table: Table) -> str:
    """The table as Markdown, numbers to the right."""
    rule = ("---", *("--:" for _column in table.head[1:]))
    body = ["| " + " | ".join(row) + " |" for row in (table.head, rule, *table.rows)]
    return "\n".join([f"**{table.title}**", "", *body, *(f"\n{note}" for note in table.notes)])


def write_markdown(path: Path, tables: Iterable[Table], about: str) -> None:
    """Put the tables between the marks `<!-- bench -->` and `<!-- /bench -->` of a file, or into a new one."""
    text = "\n\n".join([*map(as_markdown, tables), about])
    block = f"{BEGIN}\n\n{text}\n\n{END}"
    old = path.read_text(encoding="utf-8") if path.exists() else block
    if BEGIN not in old or END not in old:
        raise ValueError(f"{path} has no place for the tables: lines {BEGIN} and {END}.")
    marked = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    path.write_text(marked.sub(lambda _old: block, old).rstrip() + "\n", encoding="utf-8")
