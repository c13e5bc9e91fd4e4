"""A book and what the ledger says of its clients in; the views of the client base, in the book's words, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain

import pyarrow as pa
from babel.numbers import get_currency_symbol

from playbook.analytics.measurements import Group, Measurements
from playbook.analytics.reasons import reason_told, source_told
from playbook.diagnostics import Message, _
from playbook.exchange.client_base_workbook import Column, Kind, Value, View
from playbook.locale import Language
from playbook.model.abc_xyz import Cell
from playbook.model.book import Book
from playbook.model.entity import Entity
from playbook.model.index import index
from playbook.model.status import Movement
from playbook.model.text import Text
from playbook.render.fragment import Fragments

Row = Mapping[str, Value]

_CLIENT: Mapping[str, tuple[Message, Kind]] = {
    "client": (_("Client"), "text"),
    "line": (_("Line"), "text"),
    "manager": (_("Manager"), "text"),
    "turnover": (_("Turnover"), "money"),
    "turnover_before": (_("Turnover of the window before"), "money"),
    "growth": (_("Growth"), "percent"),
    "orders": (_("Orders, all time"), "int"),
    "orders_before": (_("Orders up to a window ago"), "int"),
    "first_order": (_("First order"), "day"),
    "last_order": (_("Last order"), "day"),
    "days_since_first_order": (_("Days since the first order"), "int"),
    "days_since_last_order": (_("Days since the last order"), "int"),
    "share": (_("Share of the turnover"), "percent"),
    "cumulative_share": (_("Share with all larger ones"), "percent"),
    "abc": (_("ABC"), "class"),
    "mean": (_("Mean of a period"), "money"),
    "deviation": (_("Deviation"), "money"),
    "cv": (_("Variation"), "percent"),
    "xyz": (_("XYZ"), "class"),
    "cell": (_("Cell"), "class"),
    "status": (_("Status"), "text"),
    "previous_status": (_("Status a window ago"), "text"),
    "capacity": (_("What the client buys in a year"), "money"),
    "cost": (_("Cost of the goods"), "money"),
    "wallet_share": (_("Share of the wallet"), "percent"),
    "segments": (_("Segments"), "text"),
    "not_our_client": (_("Not our client"), "text"),
}
_WHERE = ("reason", "_file", "_row")
_CHUNK = 10_000
_KIND_OF_ENTITY: Mapping[str, str] = {
    "line": "line",
    "status": "status",
    "previous_status": "status",
    "segments": "segment",
    "not_our_client": "not-our-client",
}


class ClientBaseViews:
    """The views of one book in one language: ids become titles, texts lose their marks, sums bear the book's currency."""

    def __init__(self, book: Book, language: Language) -> None:
        titles = {ref: one.title for ref, one in index(book).items() if isinstance(one, Entity | Cell) and one.title}
        self._book = book
        self._language = language
        self._titles = titles
        self._plain: Callable[[Text], str] = Fragments(language, titles).plain
        self._kinds = {**{one.id: "segment" for one in book.segmentations}, **_KIND_OF_ENTITY}
        self._names = {one.id: one.title for one in (*book.attributes, *book.segmentations)}
        self._symbol = get_currency_symbol(book.masthead.currency, locale=language)

    def all(self, clients: pa.Table, measurements: Measurements, rejects: Mapping[str, pa.Table]) -> Iterator[View]:
        """Every view of a client base, the clients first; `rejects` are tables by source."""
        yield self.clients(clients)
        yield self.cells(measurements)
        yield self.statuses(measurements)
        yield self.movement(measurements)
        yield self.rejected(rejects)

    def clients(self, clients: pa.Table) -> View:
        """A row a client, under the columns of the table that say something of any client."""
        known = [name for name in clients.column_names if name == "client" or clients[name].null_count < len(clients)]
        return View(
            self._say(_("Clients")), tuple(map(self._column_of_clients, known)), map(self._named, _rows(clients))
        )

    def _column_of_clients(self, name: str) -> Column:
        title, kind = _CLIENT.get(name, (Message("{title}", {"title": self._names.get(name, name)}), "text"))
        return self._column(name, title, kind)

    def _named(self, client: Row) -> Row:
        """A client with titles where the table has ids."""
        return {
            name: "; ".join(self._title(kind, one) for one in value.split(";"))
            if isinstance(value, str) and (kind := self._kinds.get(name))
            else value
            for name, value in client.items()
        }

    def cells(self, measurements: Measurements) -> View:
        """A row for each cell that has clients or that the book describes, with what is done for its clients."""
        described = dict(reversed([*self._book.cells()]))  # of two matrices the first, as references to cells do
        names = sorted(filter(None, {*described, *measurements.cells}))
        return View(
            self._say(_("Cells")),
            (
                self._column("cell", _("Cell"), "class"),
                self._column("title", _("Title"), "text"),
                *self._counted(),
                self._column("approach", _("What we do"), "text"),
            ),
            [
                {
                    "cell": name or self._say(_("no cell")),
                    **_figures(measurements.cells.get(name), measurements.ranked if name else Group(0, Decimal(0))),
                    "title": described[name].title if name in described else None,
                    "approach": self._told(described[name].approach) if name in described else None,
                }
                for name in _with_none(names, measurements.cells)
            ],
        )

    def statuses(self, measurements: Measurements) -> View:
        """A row for each status of the book in its order, with its goal and plan."""
        by_id = {one.id: one for one in self._book.statuses}
        return View(
            self._say(_("Statuses")),
            (
                self._column("status", _("Status"), "text"),
                *self._counted(),
                self._column("goal", _("Goal"), "text"),
                self._column("plan", _("Plan"), "text"),
            ),
            [
                {
                    "status": self._title("status", name),
                    **_figures(measurements.statuses.get(name), measurements.whole),
                    "goal": self._told(by_id[name].goal) if name in by_id else None,
                    "plan": "\n".join(by_id[name].plan) if name in by_id else None,
                }
                for name in _with_none([*by_id], measurements.statuses)
            ],
        )

    def movement(self, measurements: Measurements) -> View:
        """A row for each move between statuses, with how the book says to bring it about, and what the seller gets for it."""
        ways = {(one.id, way.to): way for one in self._book.statuses for way in one.next}
        return View(
            self._say(_("Movement")),
            (
                self._column("before", _("Status a window ago"), "text"),
                self._column("after", _("Status now"), "text"),
                *self._counted(),
                self._column("how", _("How the book brings it about"), "text"),
                self._column("bonus", _("Bonus"), "text"),
            ),
            [
                {
                    "before": self._title("status", move.before) if move.before else self._say(_("new, or no status")),
                    "after": self._title("status", move.after),
                    **_figures(move.group, measurements.whole),
                    **self._way(ways.get((move.before or "", move.after or ""))),
                }
                for move in measurements.moves
            ],
        )

    def _way(self, way: Movement | None) -> Row:
        return {} if way is None else {"how": self._told(way.how), "bonus": self._told(way.bonus)}

    def rejected(self, rejects: Mapping[str, pa.Table]) -> View:
        """Every row of the sources that does not count: where it stands, why, and what is written there."""
        return View(
            self._say(_("Rejected rows")),
            (
                self._column("source", _("Source"), "text"),
                self._column("reason", _("Why"), "text"),
                self._column("_file", _("File"), "text"),
                self._column("_row", _("Row"), "int"),
                self._column("cells", _("What stands there"), "text"),
            ),
            (
                {
                    "source": self._say(source_told(source)),
                    **row,
                    "reason": self._reason(row),
                    "cells": "; ".join(_cells(row)),
                }
                for source, table in rejects.items()
                for row in _rows(table)
            ),
        )

    def _reason(self, row: Row) -> str:
        return self._say(reason_told(str(row["reason"])))

    def _counted(self) -> tuple[Column, ...]:
        """The columns of a group of clients."""
        return (
            self._column("clients", _("Clients"), "int"),
            self._column("turnover", _("Turnover"), "money"),
            self._column("share", _("Share of the turnover"), "percent"),
            self._column("orders", _("Orders, all time"), "int"),
        )

    def _column(self, key: str, title: Message, kind: Kind) -> Column:
        told = self._say(title)
        return Column(key, f"{told}, {self._symbol}" if kind == "money" else told, kind)

    def _title(self, kind: str, name: str | None) -> str:
        return self._say(_("no status")) if name is None else self._titles.get(f"{kind}:{name}", name)

    def _told(self, text: Text | None) -> str | None:
        return self._plain(text) if text else None

    def _say(self, message: Message) -> str:
        return message.in_language(self._language)


def _rows(table: pa.Table) -> Iterator[Row]:
    """The rows of a table, a few thousand at a time."""
    for batch in table.to_batches(max_chunksize=_CHUNK):
        yield from batch.to_pylist()


def _cells(row: Row) -> Iterator[str]:
    """The cells of a rejected row under our names, as they are written."""
    return (f"{name}: {'' if cell is None else cell}" for name, cell in row.items() if name not in _WHERE)


def _with_none(names: Iterable[str], groups: Mapping[str | None, Group]) -> Iterator[str | None]:
    """The names in their order, those that only the ledger knows behind them, and at the end nothing where clients stand under none."""
    known = [*names]
    unknown = sorted(name for name in groups if name is not None and name not in known)
    return chain(known, unknown, [None] if None in groups else [])


def _figures(group: Group | None, whole: Group) -> Row:
    """The figures of a group; of one that the ledger does not know, noughts."""
    found = group or Group(0, Decimal(0))
    share = found.turnover / whole.turnover if whole.turnover else None
    return {"clients": found.clients, "turnover": found.turnover, "share": share, "orders": found.orders}
