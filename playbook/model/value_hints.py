"""The cure for a value in a form that people write and the format refuses: the author's words in, a hint out."""

from __future__ import annotations

import re
from decimal import Decimal

from playbook.diagnostics import Message, _

_COMMA = re.compile(r"[+-]?[0-9][0-9 _\u00a0\u202f]*,[0-9]+")
_CURRENCY = re.compile(r"(₽|руб\.?|р\.|rub|\$|€|usd|eur)", re.IGNORECASE)
_THOUSANDS = re.compile(r"([0-9]+(?:[.,][0-9]+)?) ?(тыс\.?|млн\.?|k|m|к|м)", re.IGNORECASE)
_AMOUNT = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*(.*)", re.DOTALL)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})")

_UNITS = (
    ("wd", ("рабоч", "раб", "working", "business", "рд", "р.д")),
    ("h", ("ч", "h")),
    ("w", ("нед", "w")),
    ("mo", ("мес", "mo")),
    ("d", ("д", "сут", "d")),
)
_YES, _NO = ("yes", "on", "да", "y", "1"), ("no", "off", "нет", "n", "0")


def number_hint(value: str | None) -> Message | None:
    """For a decimal comma, a currency beside the sum, thousands in words, a percent where a number belongs."""
    if value is None:
        return None
    if _COMMA.fullmatch(value):
        return _("Write the decimal part after a point: {value}.", value=value.replace(",", "."))
    if found := _THOUSANDS.fullmatch(value):
        times = 1_000_000 if found[2][0].casefold() in "мm" else 1000
        return _("Write all its zeros: {value}.", value=f"{int(Decimal(found[1].replace(',', '.')) * times):_}")
    if _CURRENCY.search(value):
        return _("Write the sum alone; the currency stands once, under “book”.")
    if value.endswith("%"):
        return _("A percent has no place here; write the number itself.")
    return None


def percent_hint(value: str, number: Decimal | None) -> Message | None:
    """For a number without its sign: 12 is 12%, and 0.12 may be either."""
    if number is None:
        return None
    if 0 < number < 1:
        whole = f"{number * 100:f}".rstrip("0").rstrip(".")
        return _("Write {whole}% if this is a part of one, or {value}% if it is a percent.", whole=whole, value=value)
    return _("Write {value}%, with the percent sign.", value=value)


def duration_hint(value: str | None) -> Message | None:
    """For a number without a unit, or with a unit in words."""
    found = _AMOUNT.fullmatch(value) if value is not None else None
    if found is None:
        return None
    amount, word = found[1].replace(",", "."), found[2].casefold()
    if not word:
        return _("Write {value}d for calendar days, {value}wd for working days or {value}h for hours.", value=amount)
    unit = next((unit for unit, starts in _UNITS if word.startswith(starts)), None)
    return _("Write {value}.", value=f"{amount}{unit}") if unit else None


def date_hint(value: str | None) -> Message | None:
    """For a date with the day first, or with dots."""
    if value is None:
        return None
    if found := _DAY_FIRST.fullmatch(value):
        day, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(value):
        year, month, day = found.groups()
    else:
        return None
    return _("Write {value}.", value=f"{year}-{int(month):02}-{int(day):02}")


def flag_hint(value: str | None) -> Message | None:
    """For yes and no in other words."""
    word = (value or "").casefold()
    if word in _YES or word == "true":
        return _("Write {value}.", value="true")
    return _("Write {value}.", value="false") if word in _NO or word == "false" else None
