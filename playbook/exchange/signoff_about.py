"""The second worksheet of a signed sheet in; of which book it is, and what its rows were when it was made, out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from playbook.exchange.signoff_workbook import ABOUT, ABOUT_LABELS, ASKED
from playbook.exchange.table import Cell, TableError, text_of
from playbook.exchange.workbook import lines_of
from playbook.locale import LANGUAGES
from playbook.plan.signoff_sheet import HEADS

_DAY_FORMS = ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y", "%d/%m/%Y")


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule that a sheet asked to be read."""

    ref: str
    fingerprint: str
    title: str


@dataclass(frozen=True, slots=True)
class About:
    """The title of a sheet's book, its revision with its day, its own day, the ids of the roles that it is for, none for everybody, and its rules.

    Nothing of what is gone or changed.
    """

    book: str = ""
    revision: str = ""
    committed: date | None = None
    made: date | None = None
    readers: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()


def read_about(path: Path) -> About:
    """What the sheet about a signed sheet tells, in whatever language it was made; nothing where it is gone."""
    for language in LANGUAGES:
        with suppress(TableError):
            cells, _notes = lines_of(path, ABOUT.in_language(language), path.name)
            return _about(cells)
    return About()


def _about(cells: Sequence[Sequence[Cell]]) -> About:
    known = {label.in_language(language): key for key, label in ABOUT_LABELS.items() for language in LANGUAGES}
    heads = [[HEADS[key].in_language(language) for key in ASKED] for language in LANGUAGES]
    rows = [[plain_text(cell) for cell in row[: len(ASKED)]] for row in cells]
    start = next((number for number, row in enumerate(rows) if row in heads), len(rows))
    facts = {known[row[0]]: number for number, row in enumerate(rows[:start]) if len(row) > 1 and row[0] in known}

    def day(key: str) -> date | None:
        return day_of(cells[facts[key]][1]) if key in facts else None

    return About(
        book=rows[facts["book"]][1] if "book" in facts else "",
        revision=rows[facts["revision"]][1] if "revision" in facts else "",
        committed=day("committed"),
        made=day("day"),
        readers=tuple(filter(None, rows[facts["readers"]][1].split(", "))) if "readers" in facts else (),
        asked=tuple(Asked(*row) for row in rows[start + 1 :] if len(row) == len(ASKED) and all(row[:2])),
    )


def day_of(cell: Cell) -> date | None:
    """The day that a cell holds, or that somebody wrote into it in one of the usual ways; nothing where it is none."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    for form in _DAY_FORMS:
        with suppress(ValueError):
            return datetime.strptime(plain_text(cell).removesuffix("г.").strip(), form).date()  # noqa: DTZ007 - a day
    return None


def plain_text(cell: Cell) -> str:
    """What a cell says on one line."""
    return " ".join(text_of(cell).split())
