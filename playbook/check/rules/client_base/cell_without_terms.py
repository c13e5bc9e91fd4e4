"""A cell of the ABC–XYZ matrix without an approach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Message, Severity, _, _n
from playbook.model.abc_xyz import AbcXyz, CellId
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Every written cell without an approach; the cells of a matrix that are not written at all, told together."""
    for matrix in book.abc_xyz:
        for name, cell in matrix.cells.items():
            if not cell.approach:
                yield Finding(
                    at=cell.address,
                    message=_(
                        "What do we do with a client in {name}? The cell has no approach.",
                        name=_titled(name, cell.title),
                    ),
                    hint=_("Write approach: how we treat these clients."),
                )
        yield from _unwritten(matrix)


def _titled(name: str, title: str | None) -> str | Message:
    return _("{name} “{title}”", name=name, title=title) if title else name


def _unwritten(matrix: AbcXyz) -> Iterator[Finding]:
    missing = [name for name in get_args(CellId) if name not in matrix.cells]
    if missing:
        yield Finding(
            at=matrix.address / "cells" if matrix.cells else matrix.address,
            message=_n(
                "What do we do with a client in {names}? The matrix does not say.",
                "What do we do with clients in {names}? The matrix does not say.",
                len(missing),
                names=missing,
            ),
            hint=_("Add them under cells, each with its approach."),
            at_key=bool(matrix.cells),
        )


RULE = Rule(
    code="A804",
    name="cell-without-terms",
    title=_("A cell of the matrix without an approach"),
    severity=Severity.WARNING,
    rationale=_("The report puts clients into this cell every month, and nobody knows what follows from it."),
    good="""
        abc_xyz:
          cells:
            AX: {approach: Call on Tuesdays.}
            AY: {approach: Plan the season.}
            AZ: {approach: Ask for projects.}
            BX: {approach: Find one more product.}
            BY: {approach: Two calls a season.}
            BZ: {approach: Find out why.}
            CX: {approach: Answer within the hour.}
            CY: {approach: A letter in spring.}
            CZ: {approach: Show them the shop nearby.}
        """,
    bad="""
        abc_xyz:
          cells:
            AX: {approach: Call on Tuesdays.}
            AY: {approach: Plan the season.}
            AZ: {approach: Ask for projects.}
            BX: {approach: Find one more product.}
            BY: {approach: Two calls a season.}
            BZ: {approach: Find out why.}
            CX: {approach: Answer within the hour.}
            CY: {approach: A letter in spring.}
            CZ: {title: Chance buyers}  # <- here
        """,
    check=check,
)
