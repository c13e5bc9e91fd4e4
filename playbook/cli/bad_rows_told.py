"""Rows that do not count in; what the terminal says of them, line by line, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.analytics.measurements import BadRow, BadRows
from playbook.analytics.reasons import reason_told, source_told
from playbook.cli.aligned import GAP
from playbook.diagnostics import _, _n
from playbook.locale import Language

_MOST_EXAMPLES = 3
_LONGEST = 90


def bad_rows_told(bad_rows: Sequence[BadRows], language: Language) -> Iterator[str]:
    """How many rows of which source do not count for which reason, and the first of them as they are written."""
    for bad in bad_rows:
        rows = _n("{count} row", "{count} rows", bad.count).in_language(language)
        source, reason = source_told(bad.source).in_language(language), reason_told(bad.reason).in_language(language)
        yield f"{source}: {rows}, {reason}"
        yield from (f"{GAP}{_example(one, language)}" for one in bad.examples[:_MOST_EXAMPLES])


def _example(bad: BadRow, language: Language) -> str:
    cells = " · ".join(f"{name}: {value}" for name, value in bad.cells.items())
    place = _("{file}, row {row}", file=bad.file, row=str(bad.row)).in_language(language) if bad.row else bad.file
    return f"{place}: {shortened(cells)}"


def shortened(text: str) -> str:
    """A text that fits a line."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
