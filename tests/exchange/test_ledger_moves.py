"""A changed border, held against the ledger: how many clients it moves, and what they buy."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.compare import compare_books
from playbook.exchange.ledger_moves import counted_by_ledger
from playbook.load import load_book

BOOK = """
book: {title: T, language: en, currency: EUR}
attributes: [{id: volume, title: Volume, kind: money}]
segmentations:
  - id: size
    title: Size
    segments:
      - {id: small, title: Small, criteria: {volume: {below: 100}}}
      - {id: large, title: Large, criteria: {volume: {from: 100}}}
data:
  ledger: {source: ledger.csv}
  clients: {source: clients.csv}
"""
LEDGER = "client,date,amount\na,2026-09-05,10\nb,2026-09-06,20.5\nc,2026-09-07,40\nd,2026-10-08,80\n"
CLIENTS = "client,volume\na,80\nb,95\nc,98\nd,500\n"
TODAY = date(2026, 11, 22)


@pytest.fixture
def told(write_book):
    """What is told of a border that goes from 100 to another sum, the ledger being at hand or not."""

    def tell(border, *, ledger=LEDGER):
        files = {"book.yml": BOOK, "clients.csv": CLIENTS}
        folder = write_book(files if ledger is None else {**files, "ledger.csv": ledger})
        before = load_book(folder).book
        (folder / "book.yml").write_text(BOOK.replace("100}", f"{border}}}"), "utf-8")
        after = load_book(folder).book
        changes = compare_books(
            before, after, count=lambda moves, renamed: counted_by_ledger(moves, before, after, renamed, folder, TODAY)
        )
        [move] = changes[0].moves
        return move

    return tell


def test_clients_between_the_two_borders_are_counted_with_their_turnover(told):
    move = told(90)

    assert (move.before, move.after, move.clients, move.turnover) == (
        "segment:small",
        "segment:large",
        2,
        Decimal("60.5"),
    )
    assert str(move.message) == (
        "A client (Volume: €94) was “Small”, becomes “Large”. By the ledger those are 2 clients with a turnover of €60.50."
    )


def test_that_the_ledger_has_no_such_client_is_said(told):
    move = told(99)

    assert (move.clients, move.turnover) == (0, 0)
    assert str(move.message).endswith(" The ledger has no such client.")


@pytest.mark.parametrize("ledger", [None, "nonsense\n1\n"])
def test_without_a_ledger_that_can_be_read_the_client_is_told_alone(told, ledger):
    move = told(90, ledger=ledger)

    assert (move.clients, move.turnover) == (None, None)
    assert str(move.message) == "A client (Volume: €94) was “Small”, becomes “Large”."
