"""A signed sheet in Excel in; what each person wrote beside each rule, and what its reader should be told, out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from playbook.compare.signatures import Line
from playbook.diagnostics import Message, PlaybookError, _, _n, quoted
from playbook.exchange.signoff_about import About, day_of, plain_text, read_about
from playbook.exchange.signoff_workbook import AFTER_PEOPLE, BEFORE_PEOPLE
from playbook.exchange.table import Cell, letter_of
from playbook.exchange.workbook import lines_of
from playbook.locale import LANGUAGES
from playbook.plan.signoff_sheet import HEADS

_NEEDED = ("ref", "fingerprint", "revision")
_MOST_ROWS_ABOVE = 20
"""Lines that somebody may have put over the table."""


@dataclass(frozen=True, slots=True)
class SignedSheet:
    """A person at a rule a line, signed or not, notes on what looks mistyped or is gone, and what the sheet tells of itself."""

    lines: tuple[Line, ...]
    notes: tuple[Message, ...]
    about: About


def read_signatures(path: Path, today: date) -> SignedSheet:
    """What stands in a signed sheet, in whatever language it was made, its rows and columns sorted, hidden or more than they were.

    Anything but emptiness, and what says no, is a signature; rules whose rows are gone nobody has signed. People are the columns between where
    a rule stands and its reference.
    Raises: PlaybookError where the file cannot be read or is no such sheet.
    """
    try:
        cells, _notes = lines_of(path, None, path.name)
    except FileNotFoundError as error:
        raise PlaybookError(_("There is no file {path}.", path=str(path))) from error
    except OSError as error:
        told = _("{file} cannot be read: {reason}.", file=str(path), reason=error.strerror or str(error))
        raise PlaybookError(told) from error
    columns = _Columns.of(cells)
    if columns is None:
        raise PlaybookError(
            _("{file} is no sheet of “playbook signoff sheet”, or its first row was changed.", file=path.name)
        )
    about = read_about(path)
    reader = _Reader(path.name, columns, about, today)
    notes = list[Message]()
    lines = [line for number, row in columns.rows(cells) for line in reader.lines(number, row, notes)]
    lines += [*_lost(path.name, columns, about, lines, notes)]
    return SignedSheet(tuple(lines), tuple(notes), about)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The row of the heads, the places of the columns that are ours, and those of people, whose names may be empty."""

    head: int
    own: Mapping[str, int]
    people: Mapping[int, str]

    @classmethod
    def of(cls, cells: Sequence[Sequence[Cell]]) -> _Columns | None:
        """The columns of a sheet; nothing where it has none of ours."""
        for number, row in enumerate(cells[:_MOST_ROWS_ABOVE]):
            names = [plain_text(cell) for cell in row]
            own = {key: place for key in HEADS if (place := _place(key, names)) is not None}
            if all(key in own for key in _NEEDED):
                first = max((own[key] for key in BEFORE_PEOPLE if key in own), default=-1) + 1
                last = min(own[key] for key in AFTER_PEOPLE)
                return cls(number, own, {place: names[place] for place in range(first, last)})
        return None

    @property
    def named(self) -> list[str]:
        """The people."""
        return [person for person in self.people.values() if person]

    def rows(self, cells: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The rules with the numbers of their rows in Excel; a row without reference or fingerprint is none."""
        for number, row in enumerate(cells[self.head + 1 :], start=self.head + 2):
            if self.text(row, "ref") and self.text(row, "fingerprint"):
                yield number, row

    def text(self, row: Sequence[Cell], key: str) -> str:
        """What stands in one of our columns."""
        place = self.own.get(key, len(row))
        return plain_text(row[place]) if place < len(row) else ""


def _place(key: str, names: Sequence[str]) -> int | None:
    known = {HEADS[key].in_language(language) for language in LANGUAGES}
    return next((place for place, name in enumerate(names) if name in known), None)


@dataclass(frozen=True, slots=True)
class _Reader:
    file: str
    columns: _Columns
    about: About
    today: date

    def lines(self, number: int, row: Sequence[Cell], notes: list[Message]) -> Iterator[Line]:
        """The people at a rule; what looks mistyped goes into the notes."""
        rule = {key: self.columns.text(row, key) for key in ("ref", "title", "fingerprint", "revision")}
        for place, person in self.columns.people.items():
            cell = row[place] if place < len(row) else None
            where = {"file": self.file, "cell": f"{letter_of(place)}{number}"}
            if person:
                mark, day = self.signature(cell, where, notes)
                yield Line(person, **rule, mark=mark, day=day, made=self.about.made)
            elif _mark(cell):
                notes.append(_("{file}, cell {cell}: who signed here? The head of the column is empty.", **where))

    def signature(self, cell: Cell, where: Mapping[str, str], notes: list[Message]) -> tuple[str, date | None]:
        """What somebody wrote to sign, and the day if it is one; neither where it says that nothing was read."""
        mark, day = _mark(cell), day_of(cell)
        if mark and _is_no(mark):
            notes.append(
                _("{file}, cell {cell}: “{mark}” is no signature; it counts as not signed.", **where, mark=mark)
            )
            return "", None
        if day is not None and day > self.today:
            told = _(
                "{file}, cell {cell}: {day} has not come yet; it counts as signed without a day.", **where, day=day
            )
            notes.append(told)
            return mark, None
        if day is not None and self.about.committed is not None and day < self.about.committed:
            told = _(
                "{file}, cell {cell}: on {day} the rules did not stand so yet, the sheet is of {committed}; "
                "it counts as signed without a day.",
                **where,
                day=day,
                committed=self.about.committed,
            )
            notes.append(told)
            return mark, None
        return mark, day


def _lost(file: str, columns: _Columns, about: About, found: Collection[Line], notes: list[Message]) -> Iterator[Line]:
    """The rules that were on the sheet when it was made and have no row any more: nobody has signed them."""
    there = {one.ref for one in found} if found or columns.named else {one.ref for one in about.asked}
    gone = [one for one in about.asked if one.ref not in there]
    if gone:
        told = _n(
            "{file}: {count} row of the sheet is gone and counts as not signed: {titles}.",
            "{file}: {count} rows of the sheet are gone and count as not signed: {titles}.",
            len(gone),
            file=file,
            titles=[quoted(one.title) for one in gone],
        )
        notes.append(told)
    for one in gone:
        for person in columns.named:
            yield Line(person, one.ref, one.title, one.fingerprint, about.revision, made=about.made)


def _mark(cell: Cell) -> str:
    """What somebody wrote to sign; a box that is not ticked is no signature."""
    if cell is None or cell is False:
        return ""
    return cell.date().isoformat() if isinstance(cell, datetime) else plain_text(cell)


def _is_no(mark: str) -> bool:
    """Whether somebody says that it was not read: a no, a question mark, a dash; a tick or a plus is a yes."""
    words = re.findall(r"\w+", mark.casefold())
    return words[0] in _NO if words else not _YES & set(mark)


_NO = {"нет", "не", "no", "not", "0"}
_YES = set("+✓✔✅☑√")
