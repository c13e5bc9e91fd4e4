"""A cell that somebody filled in, in; the sum that it says, out, or why it is none, in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from playbook.diagnostics import Message, Money, _, quoted
from playbook.exchange.client_values import CellError, read_sum
from playbook.exchange.figures import currencies_in
from playbook.exchange.sheet_grid import GridCell
from playbook.exchange.table import number_of, text_of

LARGEST = Decimal(10) ** 12
"""From here on a sum is a slip: a trillion."""
_CENTS = 2
_SHOWN = 40
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_MARK = re.compile(r"\[\$([^\]-]*)(?:-[0-9A-Fa-f]+)?\]")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_ROOM = re.compile(r"[_*].")
_DAY = re.compile(r"[ymdhs]", re.IGNORECASE)
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel counts days from here, in no zone
_LAST_DAY = 2_958_465  # of the year 9999


@dataclass(frozen=True, slots=True)
class FilledCell:
    """What a cell says: a sum, or nothing; `told` is what whoever filled it in should see, where it was understood out of a text."""

    sum: Decimal | None
    told: Message | None = None


def read_filled(cell: GridCell | None, currency: str) -> FilledCell:
    """The sum of a cell that is to be filled in, in a currency: exact, from 0 on, with two decimals at most.

    Raises: CellError.
    """
    if cell is None:
        return FilledCell(None)
    if cell.formula is not None:
        raise CellError(_on_formula(cell))
    if cell.kind == "error":
        raise CellError(_("Excel could not compute this, {word}; type the sum.", word=quoted(cell.value)))
    if cell.kind == "flag":
        raise CellError(_("a truth value is no sum; type the sum in figures."))
    if cell.kind == "text":
        return _of_text(cell.value, currency)
    return FilledCell(_bounded(_of_number(cell, currency)))


def _on_formula(cell: GridCell) -> Message:
    formula = quoted(f"={cell.formula}"[:_SHOWN])
    if cell.kind == "error" or not cell.value:
        return _("a formula, {formula}, stands here; type the sum itself.", formula=formula)
    shown = text_of(number_of(float(cell.value))) if cell.kind == "number" else cell.value
    return _(
        "a formula, {formula}, stands here, which came to {value} when the file was saved; type the sum itself.",
        formula=formula,
        value=quoted(shown[:_SHOWN]),
    )


def _of_text(text: str, currency: str) -> FilledCell:
    if not text.strip():
        return FilledCell(None)
    found = _bounded(read_sum(text, currency))
    told = _(
        "{text_typed}, typed as text, is read as {sum}.", text_typed=quoted(text[:_SHOWN]), sum=Money(found, currency)
    )
    return FilledCell(found, told)


def _of_number(cell: GridCell, currency: str) -> Decimal:
    """The number of a cell whose format lets it be a sum."""
    form = _plain_form(cell.form)
    if cell.kind == "day" or _DAY.search(form):
        raise CellError(_on_day(cell))
    found = number_of(float(cell.value))
    if "%" in form:
        told = _(
            "{value}% is a share and no sum; type the sum, and give the cell the format Number.",
            value=f"{(found * 100).normalize():f}",
        )
        raise CellError(told)
    for codes in currencies_in(f"1 {_currency_in(cell.form)}"):
        if currency not in codes:
            told = _(
                "the cell shows its sum in {named}, and {currency} is counted here; convert it.",
                named=" / ".join(sorted(codes)),
                currency=currency,
            )
            raise CellError(told)
    return found


def _on_day(cell: GridCell) -> Message:
    shown = cell.value
    if cell.kind == "number" and 0 <= float(cell.value) <= _LAST_DAY:
        shown = (_FIRST_DAY + timedelta(days=float(cell.value))).strftime("%d.%m.%Y")
    return _("Excel took this for a day, {day}; give the cell the format Number, and type the sum.", day=quoted(shown))


def _plain_form(form: str) -> str:
    """A number format without its words, colours and room for signs; of two, for numbers above and below nothing, the first."""
    return _ROOM.sub("", _BRACKETS.sub("", _QUOTED.sub("", form))).partition(";")[0].replace("General", "")


def _currency_in(form: str) -> str:
    """The words and signs beside the figures of a number format."""
    first = form.partition(";")[0]
    marks = [found[1] for found in _MARK.finditer(first)] + [
        found[1] or found[2] or "" for found in _QUOTED.finditer(first)
    ]
    marks += re.findall("[₽$€£¥₸]", _QUOTED.sub("", _MARK.sub("", first)))
    return " ".join(mark.strip() for mark in marks if mark.strip())


def _bounded(found: Decimal) -> Decimal:
    """A sum that can be one, with two decimals.

    Raises: CellError.
    """
    shown = text_of(found)
    if found < 0:
        raise CellError(
            _("{value} is below zero; returns are no part of a forecast, leave them out.", value=quoted(shown))
        )
    if found >= LARGEST:
        raise CellError(
            _("{value} is a trillion or more; was a key held down, or are two sums in one cell?", value=quoted(shown))
        )
    if -int(found.normalize().as_tuple().exponent) > _CENTS:
        raise CellError(_("{value} has more than two decimals; round it.", value=quoted(shown)))
    if 0 < found < 1:
        raise CellError(_("{value} is less than one; was a percent typed? Type the sum.", value=quoted(shown)))
    return found.quantize(Decimal("0.01"))
