"""Moves and the folder of a book in; the same with how many clients of its ledger move so, and what they buy, out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from playbook.compare import Move
from playbook.diagnostics import Money, PlaybookError, _, _n
from playbook.model.book import Book


def counted_by_ledger(  # noqa: PLR0913, PLR0917 - what is counted, by which two books, from where, and up to when
    moves: tuple[Move, ...], before: Book, after: Book, renamed: Mapping[str, str], folder: Path, today: date
) -> tuple[Move, ...]:
    """The moves, counted by the ledger that the book after names; as they are where it names none, or it cannot be read.

    Both books divide the clients of the same rows, as of the last day of the ledger up to `today`.
    """
    if not moves or after.data.ledger is None:
        return moves
    from playbook.analytics.client_base import client_base  # noqa: PLC0415 - Ibis takes half a second, and most books have no ledger
    from playbook.analytics.facts import SourceError  # noqa: PLC0415 - as above
    from playbook.analytics.seen_from import ledger_seen_from  # noqa: PLC0415 - as above
    from playbook.analytics.sources import open_sources  # noqa: PLC0415 - as above
    from playbook.compare.ledger_moves import with_ledger  # noqa: PLC0415 - as above
    from playbook.exchange.ledger_sheet import read_sheet  # noqa: PLC0415 - as above

    try:
        with open_sources(after, folder, os.environ, read_sheet) as sources:
            day = ledger_seen_from(sources.ledger, today).day
            were, are = (client_base(book, sources, day, today).clients for book in (before, after))
    except (SourceError, PlaybookError):  # `check` tells what is wrong with it
        return moves
    return tuple(_told(one, after.masthead.currency) for one in with_ledger(moves, were, are, renamed))


def _told(move: Move, currency: str) -> Move:
    if move.clients is None or move.turnover is None:
        return move
    if not move.clients:
        return replace(move, message=_("{move} The ledger has no such client.", move=move.message))
    by_ledger = _n(
        "By the ledger that is {count} client with a turnover of {turnover}.",
        "By the ledger those are {count} clients with a turnover of {turnover}.",
        move.clients,
        turnover=Money(move.turnover, currency),
    )
    return replace(move, message=_("{move} {ledger}", move=move.message, ledger=by_ledger))
