"""The evidence of a book in, each time its preview is made anew; the same out, as long as neither the rules nor the sources have changed."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from playbook.analytics.environment import place_of
from playbook.analytics.evidence import Evidence
from playbook.analytics.forecast_entries import forecast_file
from playbook.diagnostics import PlaybookError
from playbook.exchange.book_evidence import EvidenceReader, read_evidence
from playbook.model.book import Book

_DECIDING = (
    "masthead", "lines", "attributes", "segmentations", "not_our_clients", "portraits", "statuses", "abc_xyz", "loyalty", "data",
    "forecast", "pipelines", "handoffs",
)  # fmt: skip
"""What the client base, the plans and the audit are computed by: an edit of anything else leaves them as they are."""

Stamp = tuple[str, int, int]


class KeptEvidence:
    """Reads the evidence when it may be another: a ledger takes longer to read than a book. A database is asked once.

    What could not be read is read again each time.
    """

    def __init__(self, reader: EvidenceReader = read_evidence) -> None:
        self._reader = reader
        self._known: tuple[list[Any], Evidence] | None = None

    def __call__(self, book: Book, folder: Path, today: date) -> Evidence:
        """The evidence for the book of a folder on a day."""
        asked = [folder, today, *(getattr(book, name) for name in _DECIDING), *_stamps(book, folder)]
        if self._known is None or self._known[0] != asked or self._known[1].findings:
            self._known = asked, self._reader(book, folder, today)
        return self._known[1]


def _stamps(book: Book, folder: Path) -> Iterator[Stamp]:
    """Path, time and size of each file that the sources name, and of the entries of the forecast."""
    yield from _stamp(str(forecast_file(folder)))
    for source in (book.data.ledger, book.data.clients, book.data.contracts, book.data.events):
        if source is None:
            continue
        try:
            address = place_of(source.source, os.environ).address
        except PlaybookError:  # the reader tells of it
            continue
        for path in sorted(glob.glob(str(folder / address), recursive=True)):  # noqa: PTH207 - an absolute glob too
            yield from _stamp(path)


def _stamp(path: str) -> Iterator[Stamp]:
    with suppress(OSError):  # it is not there, or a link leads nowhere; the reader tells of it
        about = Path(path).stat()
        yield path, about.st_mtime_ns, about.st_size
