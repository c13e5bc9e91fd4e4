"""A book and its folder in; the evidence of its ledger and of its history, files of Excel among its sources, out."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from playbook.analytics.evidence import NO_EVIDENCE, Evidence, evidence_of
from playbook.model.book import Book

EvidenceReader = Callable[[Book, Path, date], Evidence]
"""Reads the evidence for the book of a folder on a day."""


def read_evidence(book: Book, folder: Path, today: date, *, is_shown: bool = True) -> Evidence:
    """The evidence for the book of a folder on a day; what its sources ask of the environment is taken from that of this process.

    is_shown: as `evidence_of` has it.
    """
    if book.data.ledger is None and book.data.events is None:
        return NO_EVIDENCE
    from playbook.estimate.workload import expected_loads  # noqa: PLC0415 - most books have neither a ledger nor a history
    from playbook.exchange.ledger_sheet import read_sheet  # noqa: PLC0415 - as above, and of those most no workbook

    expected = expected_loads(book) if is_shown and book.data.events is not None else None
    return evidence_of(book, folder, os.environ, read_sheet, today, expected, is_shown=is_shown)
