"""The table of a filled-in sheet and what it was made with in; the numbers that were changed, and every row and cell that is wrong, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from playbook.diagnostics import Message, _, nearest, quoted
from playbook.exchange.client_values import CellError
from playbook.exchange.forecast_cells import read_filled
from playbook.exchange.forecast_form import Typed
from playbook.exchange.forecast_marks import HEAD, FormMarks, MarkedRow, marked
from playbook.exchange.sheet_grid import Grid, GridCell, address_of
from playbook.exchange.table import number_of

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Filled:
    """A number that somebody changed: whose, what stood there when the sheet was made, what stands there now, and in which cell."""

    client: str
    period: str
    typed: Typed
    before: Decimal | None
    now: Decimal | None
    at: str


class RowReader:
    """Reads a table row by row, wherever a sort has put a row. Mistakes and notes are kept by the place of their cell."""

    def __init__(self, grid: Grid, marks: FormMarks, currency: str) -> None:
        self.wrong: list[tuple[Place, Message]] = []
        self.told: list[tuple[Place, Message]] = []
        self.sums = 0
        self._grid = grid
        self._columns = marks.columns
        self._currency = currency
        self._known: Mapping[str, MarkedRow] = {" ".join(one.client.split()): one for one in marks.rows}

    def filled(self) -> Iterator[Filled]:
        """The numbers that were changed, in the order of their cells."""
        seen: dict[str, int] = {}
        strangers: list[int] = []
        for row in sorted({row for row, _column in self._grid.cells if row > HEAD}):
            client = self._client(row)
            known = self._known.get(client)
            if known is None:
                strangers.append(row)
            elif client in seen:
                told = _(
                    "{client} stands in {other} as well; delete one of the two rows.",
                    client=quoted(client),
                    other=address_of(seen[client], 0),
                )
                self.wrong.append(((row, 0), told))
            else:
                seen[client] = row
                yield from self._row(row, known)
        gone = [client for client in self._known if client not in seen]
        for row in strangers:
            self._stranger(row, gone)
        for client in gone:
            self._gone(self._known[client])

    def _client(self, row: int) -> str:
        cell = self._grid.cells.get((row, 0))
        return " ".join(_kept(cell).split())

    def _row(self, row: int, known: MarkedRow) -> Iterator[Filled]:
        sums: dict[tuple[str, str], tuple[int, Decimal | None, bool]] = {}
        for place, column in enumerate(self._columns):
            cell = self._grid.cells.get((row, place))
            was = known.values[place]
            if column.typed is None:
                self._demand_same((row, place), cell, was)
                continue
            try:
                found = read_filled(cell, self._currency)
            except CellError as error:
                self.wrong.append(((row, place), error.message))
                continue
            self.sums += found.sum is not None
            before = Decimal(was).quantize(Decimal("0.01")) if was else None
            is_changed = found.sum != before
            sums[column.period, column.typed] = (place, found.sum, is_changed)
            if not is_changed:
                continue
            self._tell((row, place), found.told)
            at = f"{self._grid.name}!{address_of(row, place)}"
            yield Filled(known.client, column.period, column.typed, before, found.sum, at)
        self._tell_lone_budgets(row, sums)
        self._beside(row)

    def _demand_same(self, place: Place, cell: GridCell | None, was: str) -> None:
        now = _kept(cell)
        if " ".join(now.split()) == " ".join(was.split()):
            return
        if was:
            told = _(
                "here stood {was}, which is computed and locked, and now stands {now}; put it back.",
                was=quoted(was),
                now=quoted(now) if now else _("nothing"),
            )
        else:
            told = _(
                "this cell is computed and locked, and was empty; now stands {now} in it, delete that.", now=quoted(now)
            )
        self.wrong.append((place, told))

    def _tell(self, place: Place, told: Message | None) -> None:
        """Tells what was understood, or that a changed number stands where nobody sees it."""
        row, column = place
        if told is not None:
            self.told.append((place, told))
        if row in self._grid.hidden_rows or column in self._grid.hidden_columns:
            hidden = _("a number was changed in a hidden row or column; it counts all the same.")
            self.told.append((place, hidden))

    def _tell_lone_budgets(self, row: int, sums: Mapping[tuple[str, str], tuple[int, Decimal | None, bool]]) -> None:
        for (period, typed), (place, found, is_changed) in sums.items():
            is_lone = (period, "expert") in sums and sums[period, "expert"][1] is None
            if typed == "budget" and found is not None and is_changed and is_lone:
                told = _("a budget without an estimate of the seller beside it; it is taken all the same.")
                self.told.append(((row, place), told))

    def _beside(self, row: int) -> None:
        """Tells of what stands behind the last column."""
        width = len(self._columns)
        others = sorted(place for place in self._grid.cells if place[0] == row and place[1] >= width)
        if others:
            self.told.append((others[0], _("what stands beside the table is not read.")))

    def _stranger(self, row: int, gone: list[str]) -> None:
        """A row whose client the sheet did not have."""
        client = self._client(row)
        cells = self._grid.cells
        own = [(row, place) for place in range(len(self._columns))]
        said = [place for place in own if _kept(cells.get(place)).strip()]
        near = nearest(client, gone) or self._stood_in(row, gone) if client else None
        if not client and said:
            told = _("a row without a client; write the client's name back, or delete what stands in the row.")
            self.wrong.append((said[0], told))
        elif near is not None:
            gone.remove(near)
            told = _(
                "{client} is no client of this sheet; was it {near}? Put the name back.",
                client=quoted(client),
                near=quoted(near),
            )
            self.wrong.append(((row, 0), told))
        elif client:
            told = _(
                "{client} is no client of this sheet, its row was added by hand: delete it, have the client written into "
                "the clients table, and make the sheet anew.",
                client=quoted(client),
            )
            self.wrong.append(((row, 0), told))

    def _stood_in(self, row: int, gone: list[str]) -> str | None:
        """The one of those who are gone who stood in a row."""
        return next((client for client in gone if self._known[client].row == row), None)

    def _gone(self, row: MarkedRow) -> None:
        told = _(
            "the row of {client} stood here when the sheet was made, and is gone; put it back, or fill in a new sheet.",
            client=quoted(row.client),
        )
        self.wrong.append(((row.row, 0), told))


def _kept(cell: GridCell | None) -> str:
    """What a cell holds, as `marked` writes it."""
    if cell is None:
        return ""
    if cell.formula is not None:
        return f"={cell.formula}"
    return marked(number_of(float(cell.value))) if cell.kind == "number" else cell.value
