"""The file `data/forecast.csv` beside a book in; what sellers estimated and what was agreed, by client and period, out, and back."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from playbook.diagnostics import Message, PlaybookError, _, nearest, quoted
from playbook.model.book import Book
from playbook.model.forecast import Forecast

COLUMNS = ("client", "period", "expert", "budget", "author", "read_at")
"""The columns of the file; `line` stands before them where a forecast is of a line."""
LINE = "line"
SHOWN = "data/forecast.csv"
"""What messages call the file: where it stands in the book's folder."""

_SEPARATOR = ";"
_SUM = re.compile(r"\d{1,15}(\.\d{1,2})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")
_FORMULA = re.compile(r"'*[=+@\t\r-]")
_GUARDED = re.compile(r"'+[=+@\t\r-]")
_FIRST_ROW = 2  # the names stand in row 1


@dataclass(frozen=True, slots=True)
class ForecastEntry:
    """What was said of a client in a period of the forecast of a line, by whom, and when it was read from a sheet.

    expert, budget: money in the book's currency, exact to the kopeck; nothing where nobody said a number.
    """

    client: str
    period: str
    line: str | None = None
    expert: Decimal | None = None
    budget: Decimal | None = None
    author: str = ""
    read_at: date | None = None

    @property
    def key(self) -> tuple[str | None, str, str]:
        """What no two entries share: line, client and period."""
        return self.line, self.client, self.period


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a file in its order, and what is wrong with its rows: a row of a mistake is no entry."""

    entries: tuple[ForecastEntry, ...] = ()
    mistakes: tuple[Message, ...] = ()


def forecast_file(folder: Path) -> Path:
    """Where the forecast of a book stands."""
    return folder / SHOWN


def read_entries(path: Path, book: Book) -> Entries:
    """What a file says; no entries where there is no file yet.

    Raises: PlaybookError where it cannot be read.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Entries()
    except OSError as error:
        told = _("{file} cannot be read: {reason}.", file=SHOWN, reason=error.strerror or str(error))
        raise PlaybookError(told) from error
    try:
        text = content.decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_SEPARATOR, strict=True))
    except UnicodeDecodeError:
        return Entries(mistakes=(_("{file} is not in UTF-8; in Excel save it as “CSV UTF-8”.", file=SHOWN),))
    except csv.Error:
        told = _("{file}: a quotation mark in it is opened and never closed, or closed too early.", file=SHOWN)
        return Entries(mistakes=(told,))
    head, *rows = lines or [[]]
    names = [name.strip() for name in head]
    if wrong := _wrong_head(names):
        return Entries(mistakes=(wrong,))
    reader = _Reader(book, names)
    entries = [
        one for number, row in enumerate(rows, start=_FIRST_ROW) if any(row) and (one := reader.entry(number, row))
    ]
    return Entries(tuple(entries), tuple(reader.mistakes))


def _wrong_head(names: Sequence[str]) -> Message | None:
    needed = {*COLUMNS}
    if needed <= {*names} <= needed | {LINE} and len({*names}) == len(names):
        return None
    return _(
        "{file}: its first row is {found}, and must be {needed}.",
        file=SHOWN,
        found=quoted(_SEPARATOR.join(names)),
        needed=quoted(_SEPARATOR.join(COLUMNS)),
    )


class _Reader:
    """Reads row after row, and gathers what is wrong with them."""

    def __init__(self, book: Book, names: Sequence[str]) -> None:
        self.mistakes: list[Message] = []
        self._book = book
        self._forecasts = {one.line: one for one in book.forecast}
        self._names = names
        self._rows: dict[tuple[str | None, str, str], int] = {}

    def entry(self, number: int, row: Sequence[str]) -> ForecastEntry | None:
        """The entry of a row; nothing where something is wrong with it."""
        before = len(self.mistakes)
        if wrong := self._wrong_cells(row):
            self._wrong(number, wrong)
            return None
        cells = {name: cell.strip() for name, cell in zip(self._names, row, strict=True)}
        found = ForecastEntry(
            client=_plain(cells["client"]),
            period=cells["period"],
            line=self._line(number, cells.get(LINE, ""), cells["period"]),
            expert=self._sum(number, "expert", cells["expert"]),
            budget=self._sum(number, "budget", cells["budget"]),
            author=_plain(cells["author"]),
            read_at=self._day(number, cells["read_at"]),
        )
        if not found.client:
            self._wrong(number, _("it names no client."))
        if len(self.mistakes) == before and found.key in self._rows:
            told = _("client and period are those of row {row}; keep one of the two.", row=str(self._rows[found.key]))
            self._wrong(number, told)
        self._rows.setdefault(found.key, number)
        return found if len(self.mistakes) == before else None

    def _wrong_cells(self, row: Sequence[str]) -> Message | None:
        if _CONFLICT.match(row[0]):
            return _("git could not join two versions here; keep the rows that are right and delete its marks.")
        if len(row) != len(self._names):
            return _("it has {found} cells instead of {needed}.", found=str(len(row)), needed=str(len(self._names)))
        return None

    def _wrong(self, number: int, why: Message) -> None:
        self.mistakes.append(_("{file}, row {row}: {why}", file=SHOWN, row=str(number), why=why))

    def _sum(self, number: int, name: str, text: str) -> Decimal | None:
        if not text:
            return None
        if not _SUM.fullmatch(text):
            told = _("{written} under “{column}” is no sum; write it as 1250000.00.", written=quoted(text), column=name)
            self._wrong(number, told)
            return None
        return Decimal(text)

    def _day(self, number: int, text: str) -> date | None:
        if not text:
            return None
        with suppress(ValueError):
            if _DAY.fullmatch(text):
                return date.fromisoformat(text)
        told = _("{written} under “read_at” is no day; write it as 2026-11-30.", written=quoted(text))
        self._wrong(number, told)
        return None

    def _line(self, number: int, written: str, period: str) -> str | None:
        """The line of an entry: the one written, else, where there is no forecast of all lines, that of the only one with the period."""
        if written or None in self._forecasts:
            line = written or None
        else:
            having = [line for line, one in self._forecasts.items() if period in {each.id for each in one.periods}]
            line = next(iter([*having, *self._forecasts]), None)
            if len(having) > 1 or (not having and len(self._forecasts) > 1):
                self._wrong(
                    number,
                    _("several forecasts may be meant; name the line of one: {lines}.", lines=[*self._forecasts]),
                )
                return None
        forecast = forecast_of(self._book, line)
        if forecast is None:
            self._wrong(number, _("the book has no forecast of the line {line}.", line=quoted(written)))
        elif period not in {one.id for one in forecast.periods}:
            self._wrong(number, unknown_period(period, forecast))
        return line


def forecast_of(book: Book, line: str | None) -> Forecast | None:
    """The forecast of a line: its own, else, of a line that the book has, the one for all lines."""
    by_line = {one.line: one for one in reversed(book.forecast)}
    is_known = line is None or line in {one.id for one in book.lines}
    return by_line.get(line) or (by_line.get(None) if is_known else None)


def unknown_period(period: str, forecast: Forecast) -> Message:
    """What is said of a period that a forecast does not have."""
    known = [one.id for one in forecast.periods]
    if near := nearest(period, known):
        return _("the forecast has no period {period}; did you mean {near}?", period=quoted(period), near=quoted(near))
    return _("the forecast has no period {period}; its periods: {known}.", period=quoted(period), known=known)


def entries_as_csv(entries: Iterable[ForecastEntry], book: Book) -> bytes:
    """The file of entries: UTF-8 with its mark, semicolons, a line an entry; the same bytes for the same entries, in whatever order.

    They stand by line, by period as the book has them, and by client, so that a changed number is one changed line.
    """
    kept = list(entries)
    columns = (LINE, *COLUMNS) if _is_by_line(book, kept) else COLUMNS
    places = _places(book)
    last = len(places)
    ordered = sorted(
        kept, key=lambda one: (places.get((one.line, one.period), last), one.line or "", one.period, one.client)
    )
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=_SEPARATOR, lineterminator="\n")
    writer.writerow(columns)
    for one in ordered:
        written = _written(one)
        writer.writerow([written[name] for name in columns])
    return codecs.BOM_UTF8 + file.getvalue().encode()


def _is_by_line(book: Book, entries: Sequence[ForecastEntry]) -> bool:
    return any(one.line for one in book.forecast) or any(one.line for one in entries)


def _places(book: Book) -> Mapping[tuple[str | None, str], int]:
    """Where each period of each line stands in the book."""
    return {key: place for place, key in enumerate(_periods(book))}


def _periods(book: Book) -> Iterator[tuple[str | None, str]]:
    lines = [None, *(one.id for one in book.lines)]
    for forecast in sorted(book.forecast, key=lambda one: lines.index(one.line) if one.line in lines else len(lines)):
        for period in forecast.periods:
            yield forecast.line, period.id


def _written(entry: ForecastEntry) -> Mapping[str, str]:
    return {
        LINE: entry.line or "",
        "client": _guarded(entry.client),
        "period": entry.period,
        "expert": _sum_written(entry.expert),
        "budget": _sum_written(entry.budget),
        "author": _guarded(entry.author),
        "read_at": entry.read_at.isoformat() if entry.read_at else "",
    }


def _sum_written(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _guarded(text: str) -> str:
    """A text that is no formula where the file is opened in Excel; `_plain` takes the apostrophe away."""
    return f"'{text}" if _FORMULA.match(text) else text


def _plain(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text
