"""A client base in; what the terminal says of it, line by line, out: cells, statuses, who moved, what the book says to do, what did not count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import get_args

from playbook.analytics.client_base import ClientBase
from playbook.analytics.measurements import Group, Measurements, Move
from playbook.cli.aligned import GAP, aligned
from playbook.cli.bad_rows_told import bad_rows_told, shortened
from playbook.diagnostics import Message, Money, Percent, _, _n, quoted
from playbook.locale import Language
from playbook.model.abc_xyz import CellId
from playbook.model.book import Book
from playbook.model.index import index
from playbook.model.status import Status
from playbook.plan.spoken import bare, paragraphs

_MOST_NAMED = 5
_ARROW = "→"
_FIGURES = slice(-4, -1)
"""The columns that are figures: behind them stands what the book says."""


def told(base: ClientBase, book: Book, language: Language) -> list[str]:
    """The lines of the summary."""
    return [line.rstrip() for line in _Telling(base, book, language).lines()]


@dataclass(frozen=True, slots=True)
class _Telling:
    """The summary of a client base in a language."""

    base: ClientBase
    book: Book
    language: Language

    def lines(self) -> Iterator[str]:
        measured = self.base.measurements
        yield self._said(
            _n(
                "On {day} the client base has {count} client.",
                "On {day} the client base has {count} clients.",
                measured.whole.clients,
                day=measured.as_of,
            )
        )
        yield self._said(
            _(
                "From {first} to {last} they bought for {turnover}.",
                first=measured.window.first,
                last=measured.window.last,
                turnover=self._money(measured.whole),
            )
        )
        yield from self._chapter(_("Cells"), self._cells(measured))
        yield from self._chapter(_("Statuses"), self._statuses(measured))
        yield from self._chapter(_("Who moved within one window"), self._moves(measured))
        yield from self._chapter(_("Rows that do not count"), bad_rows_told(measured.bad_rows, self.language))

    def _chapter(self, title: Message, lines: Iterable[str]) -> Iterator[str]:
        """A title and what stands under it; nothing where nothing does."""
        found = list(lines)
        if found:
            yield from ("", self._said(title), *(f"{GAP}{line}" for line in found))

    def _cells(self, measured: Measurements) -> Iterator[str]:
        cells = dict(reversed([*self.book.cells()]))  # of two matrices the first, as references to cells do
        rows = []
        for name in (*get_args(CellId), None):
            if name in measured.cells and (name is not None or len(measured.cells) > 1):
                cell = cells.get(name) if name is not None else None
                title = (cell.title or "") if cell else self._said(_("no cell")) if name is None else ""
                rows.append(
                    [
                        name or "–",
                        title,
                        *self._sums(measured.cells[name], measured.ranked if name else None),
                        self._plain(cell and cell.approach),
                    ]
                )
        yield from aligned(rows, _FIGURES) if len(rows) > 1 or measured.cells.keys() - {None} else ()

    def _statuses(self, measured: Measurements) -> Iterator[str]:
        if not self.book.statuses:
            return
        rows = [
            [one.title, *self._sums(measured.statuses[one.id], measured.whole), self._plain(one.goal)]
            for one in self.book.statuses
            if one.id in measured.statuses
        ]
        if None in measured.statuses:
            rows.append([self._said(_("no status")), *self._sums(measured.statuses[None], measured.whole), ""])
        yield from aligned(rows, _FIGURES)

    def _moves(self, measured: Measurements) -> Iterator[str]:
        """Each move from one status to another, with those who made it, and what the book says to do with them."""
        if not self.book.statuses:
            return
        names = self._names()
        for move in measured.moves:
            if move.before != move.after:
                clients = names.get((move.before, move.after), [])
                yield f"{self._before(move)} {_ARROW} {self._title(move.after)}: {self._counted(move.group)}"
                yield f"{GAP}{self._named(clients)}"
                yield from (f"{GAP}{_ARROW} {line}" for line in self._actions(move))
        stayed = sum(move.group.clients for move in measured.moves if move.before and move.before == move.after)
        yield self._said(_n("{count} client is where it was.", "{count} clients are where they were.", stayed))

    def _names(self) -> dict[tuple[str | None, str | None], list[str]]:
        """The clients of each move, largest turnover first."""
        found: dict[tuple[str | None, str | None], list[str]] = {}
        for row in self.base.clients.select(["client", "previous_status", "status"]).to_pylist():
            if row["previous_status"] != row["status"]:
                found.setdefault((row["previous_status"], row["status"]), []).append(row["client"])
        return {move: list(dict.fromkeys(clients)) for move, clients in found.items()}

    def _actions(self, move: Move) -> Iterator[str]:
        """What the book says to do with who came into a status: its plan, and the ways on for which sellers are paid."""
        status = self._status(move.after)
        if status is None:
            return
        yield from status.plan[:1]
        for way in status.next:
            how = self._plain(way.how)
            yield (
                self._said(_("towards {status}: {how}", status=quoted(self._title(way.to)), how=how))
                if how
                else self._said(_("towards {status}", status=quoted(self._title(way.to))))
            )

    def _sums(self, group: Group, whole: Group | None) -> list[str]:
        has_share = whole is not None and whole.turnover > 0
        share = Percent(group.turnover / whole.turnover).in_language(self.language) if whole and has_share else ""
        return [self._counted(group), self._money(group).in_language(self.language), share]

    def _counted(self, group: Group) -> str:
        return self._said(_n("{count} client", "{count} clients", group.clients))

    def _money(self, group: Group) -> Money:
        return Money(group.turnover, self.book.masthead.currency)

    def _named(self, clients: Sequence[str]) -> str:
        shown = ", ".join(islice(clients, _MOST_NAMED))
        more = len(clients) - _MOST_NAMED
        return f"{shown}, …" if more > 0 else shown

    def _title(self, status: str | None) -> str:
        found = self._status(status)
        return found.title if found else self._said(_("no status"))

    def _before(self, move: Move) -> str:
        return self._title(move.before) if move.before else self._said(_("new, or no status"))

    def _status(self, status: str | None) -> Status | None:
        return next((one for one in self.book.statuses if one.id == status), None)

    def _plain(self, text: object) -> str:
        """The beginning of an author's text, without its marks and links."""
        return shortened(bare(next(iter(paragraphs(str(text or ""), self._titles())), "")))

    def _titles(self) -> Mapping[str, str]:
        return {ref: str(getattr(one, "title", None) or ref) for ref, one in index(self.book).items()}

    def _said(self, message: Message) -> str:
        return message.in_language(self.language)
