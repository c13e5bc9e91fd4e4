"""The matrix and its measured cells in; a heat map of clients and turnover, and a row for each cell with what we do there, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from playbook.analytics.measurements import Group, Measurements
from playbook.diagnostics import _, _n
from playbook.model.abc_xyz import AbcXyz, Cell
from playbook.model.book import Book
from playbook.plan.chapters.group_rows import GroupRow, group_row, share_in_words
from playbook.plan.heat_map import HeatBand, HeatCell, HeatMap, heat_of
from playbook.plan.wording import Wording

_NOBODY = Group(0, Decimal(0))


@dataclass(frozen=True, slots=True)
class CellRow:
    """A cell's clients, and the cell itself where the book says what is done there."""

    row: GroupRow
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class ClientMatrix:
    """The map, its cells as rows, and a sentence on the clients who are in none of them."""

    chart: HeatMap
    rows: tuple[CellRow, ...]
    without: str


def client_matrix(book: Book, measured: Measurements, words: Wording) -> ClientMatrix | None:
    """The matrix as it is filled today; none where no cell is told of."""
    cells = dict(reversed([*book.cells()]))
    told = [name for name in _NAMES if "cells" not in measured.partial or name in measured.cells or name in cells]
    if not any(name in measured.cells for name in _NAMES) or not told:
        return None
    groups = {name: measured.cells.get(name, _NOBODY) for name in told}
    turnover = sum((group.turnover for group in groups.values()), Decimal(0))
    whole = measured.ranked
    one = book.abc_xyz[0] if len(book.abc_xyz) == 1 else None
    chart = HeatMap(
        id="client-matrix",
        title=words.say(_("Our clients by turnover and steadiness")),
        description=_description(groups, whole, words),
        columns=tuple(HeatBand(letter, meaning) for letter, meaning in _columns(one, words)),
        rows=tuple(HeatBand(letter, meaning) for letter, meaning in _rows(one, words)),
        cells=tuple(_cell(name, cells.get(name), group, turnover, whole, words) for name, group in groups.items()),
    )
    rows = tuple(
        CellRow(group_row(name, f"cell:{name}" if name in cells else "", group, whole, words), cells.get(name))
        for name, group in groups.items()
    )
    return ClientMatrix(chart, rows, _without(measured, words))


_NAMES = tuple(row + column for row in "ABC" for column in "XYZ")


def _cell(  # noqa: PLR0913, PLR0917 - a cell is made of as much
    name: str, cell: Cell | None, group: Group, turnover: Decimal, whole: Group, words: Wording
) -> HeatCell:
    clients = words.say(_n("{number} client", "{number} clients", group.clients, number=words.number(group.clients)))
    share = share_in_words(group.turnover, whole.turnover, words)
    money = words.roughly(group.turnover)
    title = cell.title if cell is not None and cell.title else ""
    lines = (clients, f"{money} · {share}" if share else money)
    return HeatCell(
        row=name[0],
        column=name[1],
        title=title,
        lines=lines,
        heat=heat_of(group.turnover / turnover if turnover > 0 else Decimal(0)),
        told=" · ".join(filter(None, (name, title, clients, words.about(group.turnover), share))),
        ref=f"cell:{name}" if cell is not None else "",
    )


def _columns(matrix: AbcXyz | None, words: Wording) -> Iterator[tuple[str, str]]:
    if matrix is None:
        yield from ((letter, "") for letter in "XYZ")
        return
    steady, uneven = words.percent(matrix.xyz.x), words.percent(matrix.xyz.y)
    yield "X", words.say(_("buys steadily: variation up to {value}", value=steady))
    yield "Y", words.say(_("buys unevenly: up to {value}", value=uneven))
    yield "Z", words.say(_("buys at random: over {value}", value=uneven))


def _rows(matrix: AbcXyz | None, words: Wording) -> Iterator[tuple[str, str]]:
    if matrix is None:
        yield from ((letter, "") for letter in "ABC")
        return
    rest = max(1 - matrix.abc.a - matrix.abc.b, Decimal(0))
    for letter, share in (("A", matrix.abc.a), ("B", matrix.abc.b), ("C", rest)):
        yield letter, words.say(_("{share} of the turnover", share=words.percent(share)))


def _description(groups: dict[str, Group], whole: Group, words: Wording) -> str:
    name, group = max(groups.items(), key=lambda one: one[1].turnover)
    clients = words.say(_n("{number} client", "{number} clients", group.clients, number=words.number(group.clients)))
    share = share_in_words(group.turnover, whole.turnover, words)
    return (
        words.say(
            _("Most of the turnover is in {cell}: {clients}, {share} of it.", cell=name, clients=clients, share=share)
        )
        if share
        else words.say(_("The largest cell is {cell}: {clients}.", cell=name, clients=clients))
    )


def _without(measured: Measurements, words: Wording) -> str:
    group = measured.cells.get(None, _NOBODY)
    if not group.clients:
        return ""
    return words.say(
        _n(
            "{number} client more is in no cell: its line has no matrix, or there is nothing to tell its steadiness by.",
            "{number} clients more are in no cell: their line has no matrix, or there is nothing to tell their steadiness by.",
            group.clients,
            number=words.number(group.clients),
        )
    )
