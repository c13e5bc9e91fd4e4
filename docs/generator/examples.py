"""Examples of sections: a book's YAML in; of each section its first entries, as the author wrote them, out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

LONGEST = 24
"""Lines; an entry that is longer alone is shown whole."""


def examples(files: list[Path]) -> dict[str, str]:
    """Of each section its first entries that fit, from the first file that has it."""
    found: dict[str, str] = {}
    for path in files:
        text = path.read_text(encoding="utf-8")
        for section, shown in _of_file(text):
            found.setdefault(section, shown)
    return found


def _of_file(text: str) -> Iterator[tuple[str, str]]:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    lines = text.splitlines()
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            yield key.value, _cut(lines, key, value)


def _cut(lines: list[str], key: yaml.Node, value: yaml.Node) -> str:
    entries = (value.value if isinstance(value, yaml.SequenceNode) else ()) or [value]
    ends = [_last_line(lines, entry) for entry in entries]
    fitting = [end for end in ends if end - key.start_mark.line <= LONGEST]
    return "\n".join(lines[key.start_mark.line : fitting[-1] if fitting else ends[0]]).rstrip()


def _last_line(lines: list[str], entry: yaml.Node) -> int:
    """The line after the entry's last: the parser's end is where the next thing begins, past comments and empty lines."""
    end = entry.end_mark.line if entry.end_mark.column == 0 else _line_of_column(entry)
    while end > 0 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _line_of_column(entry: yaml.Node) -> int:
    """A block ends where the next item's dash stands; anything else ends on its own line."""
    is_block = isinstance(entry, yaml.CollectionNode) and not entry.flow_style
    return entry.end_mark.line if is_block else entry.end_mark.line + 1
