"""Terms of a cell of the ABC–XYZ matrix in which nobody is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from playbook.analytics.measurements import Group, Measurements
from playbook.check.ledger_words import clients_in_words, ledger_side, measured_by_hand
from playbook.check.rule import LedgerExample, NotProven, Rule
from playbook.diagnostics import Finding, Related, Severity, _, _n
from playbook.model.abc_xyz import AbcXyz, Cell
from playbook.model.book import Book

_NOBODY = Group(0, Decimal(0))
_PROMISES = ("terms", "loyalty")


def check(book: Book, measured: Measurements) -> Iterator[Finding]:
    """Every cell with terms or loyalty in which the ledger has nobody; where it has nobody in any cell, nothing is proved."""
    if not measured.whole.clients:
        return
    has_cells = any(group.clients for name, group in measured.cells.items() if name is not None)
    for matrix in book.abc_xyz:
        promising = {name: cell for name, cell in matrix.cells.items() if cell.terms or cell.loyalty}
        if promising and not has_cells:
            yield _not_proven(matrix, measured)
            continue
        for name, cell in promising.items():
            if not measured.cells.get(name, _NOBODY).clients:
                yield _finding(book, name, cell, measured)


def _not_proven(matrix: AbcXyz, measured: Measurements) -> NotProven:
    return NotProven(
        at=matrix.address,
        message=_(
            "The ledger has {clients}, and of none is it known in which cell of the matrix it is.",
            clients=clients_in_words(measured.whole.clients),
        ),
        hint=_("Look at three periods or more, and at days of which the ledger tells."),
    )


def _finding(book: Book, name: str, cell: Cell, measured: Measurements) -> Finding:
    key = next(one for one in _PROMISES if getattr(cell, one))
    count = len(cell.terms) + len(cell.loyalty)
    told_by = [one for one in book.loyalty if name in one.cells]
    return Finding(
        at=cell.address / key,
        message=_n(
            "{count} promise stands for {name}; the ledger has {clients}, none of them there.",
            "{count} promises stand for {name}; the ledger has {clients}, none of them there.",
            count,
            name=_("{name} “{title}”", name=name, title=cell.title) if cell.title else name,
            clients=clients_in_words(measured.whole.clients),
        ),
        hint=_("Take them out, or move the bounds of the matrix so that somebody gets them."),
        related=(
            *(
                Related(one.address / "cells", _("“{title}” is for {name}, too.", title=one.title, name=name))
                for one in told_by
            ),
            *ledger_side(book, measured),
        ),
        at_key=True,
    )


RULE = Rule(
    code="A808",
    name="cell-terms-unused",
    title=_("Terms of a cell that nobody is in"),
    severity=Severity.INFO,
    rationale=_(
        "Somebody agreed on these terms, keeps them in the price list and explains them to sellers; no client gets them, and the bounds may hide why."
    ),
    good="""
        abc_xyz:
          cells:
            AX: {approach: Call on Tuesdays., terms: [Thirty days to pay]}
            CZ: {approach: Show them the shop nearby.}
        """,
    bad="""
        abc_xyz:
          cells:
            AX: {approach: Call on Tuesdays., terms: [Thirty days to pay]}
            CZ:
              approach: Show them the shop nearby.
              terms: [Payment in advance]  # <- here
        """,
    check_against=check,
    section="abc_xyz",
    ledger=LedgerExample(
        _("Of 10 clients 4 are in AX and 6 in BY."),
        measured_by_hand(cells={"AX": Group(4, Decimal(1_000_000)), "BY": Group(6, Decimal(200_000))}),
    ),
)
