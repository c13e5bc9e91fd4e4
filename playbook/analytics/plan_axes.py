"""The book in; by which divisions of clients a plan is told, and in which order their groups stand, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from playbook.model.abc_xyz import CellId
from playbook.model.book import Book
from playbook.model.forecast import Forecast

STATUS, CELLS, MANAGER, LINE = "status", "abc-xyz", "manager", "line"
_COLUMNS: Mapping[str, str] = {STATUS: "status", CELLS: "cell", MANAGER: "manager", LINE: "line"}


def axes_of(forecast: Forecast) -> tuple[str, ...]:
    """The axes that a forecast names, then the manager."""
    return tuple(dict.fromkeys([*forecast.axes, MANAGER]))


def known_axes(book: Book) -> tuple[str, ...]:
    """Every axis by which a plan of the book can be told."""
    return tuple(dict.fromkeys([*(one.id for one in book.segmentations), *_COLUMNS]))


def column_of_axis(axis: str) -> str:
    """The column of a plan's table that tells the group of an axis."""
    return _COLUMNS.get(axis, f"segmentation:{axis}")


def in_order(axis: str, groups: Iterable[str | None], book: Book) -> list[str | None]:
    """The groups of an axis in the book's order, what the book does not know behind them by name, and nothing last."""
    places = {name: place for place, name in enumerate(_named(axis, book))}
    return sorted(groups, key=lambda one: (one is None, places.get(one or "", len(places)), one or ""))


def _named(axis: str, book: Book) -> Iterable[str]:
    if axis == STATUS:
        return [one.id for one in book.statuses]
    if axis == CELLS:
        return get_args(CellId)
    if axis == LINE:
        return [one.id for one in book.lines]
    return [segment.id for one in book.segmentations if one.id == axis for segment in one.segments]
