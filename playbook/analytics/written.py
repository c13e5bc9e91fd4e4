"""Columns of text in; the numbers and days that people and programs write into them, as expressions that any database understands, out.

Nothing here asks a database to try: what is no number or no day is told apart by its shape first, and is nothing.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from playbook.locale.currency_marks import marks_of

EXACT = "decimal(38, 9)"
"""Money as it is read: to a milliardth, so that sums in millions of roubles are exact too."""

_SIGN = "[+-]?"
_PLAIN = rf"^{_SIGN}[0-9]{{1,27}}([.,][0-9]{{1,30}})?$"
_BY_POINTS = rf"^{_SIGN}[0-9]{{1,3}}((\.[0-9]{{3}}){{1,8}},[0-9]{{1,30}}|(\.[0-9]{{3}}){{2,8}})$"
_BY_COMMAS = rf"^{_SIGN}[0-9]{{1,3}}((,[0-9]{{3}}){{1,8}}\.[0-9]{{1,30}}|(,[0-9]{{3}}){{2,8}})$"
_OF_TWO_MEANINGS = rf"^{_SIGN}[1-9][0-9]{{0,2}}[.,][0-9]{{3}}$"
_SPACES = "[ \t\u00a0\u2009\u202f'_]"
_TIME = "([ T][0-9]{1,2}:[0-9]{2}.*)?"
_YEAR_FIRST = rf"^([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_TIME}$"
_DAY_FIRST = rf"^([0-9]{{1,2}})\.([0-9]{{1,2}})\.([0-9]{{4}}|[0-9]{{2}}){_TIME}$"
_CENTURY = 2000
_TWO_FIGURES = 100
_FEBRUARY = 2
_SHORT_MONTHS = (4, 6, 9, 11)
_MONTHS = 12


def stripped(text: ir.StringValue) -> ir.StringValue:
    """The text without spaces around it; nothing where nothing is left."""
    return text.strip().nullif("")


def number_in(text: ir.StringValue, currency: str) -> ir.DecimalValue:
    """The number that a text is: `1234.5`, `1 234,50 ₽`, `1.234,50`, `1,234.50`; nothing where it is none, or may be two.

    Units: as it is written, to nine decimals; beside it may stand the currency, and no other.
    """
    figures = _figures(text, currency)
    return ibis.cases(
        (figures.re_search(_OF_TWO_MEANINGS), ibis.null("string")),
        (figures.re_search(_PLAIN), figures.replace(",", ".")),
        (figures.re_search(_BY_POINTS), figures.replace(".", "").replace(",", ".")),
        (figures.re_search(_BY_COMMAS), figures.replace(",", "")),
        else_=ibis.null("string"),
    ).cast(EXACT)


def has_two_meanings(text: ir.StringValue, currency: str) -> ir.BooleanValue:
    """Whether a text is a number of which nobody knows if its mark parts thousands or decimals: `1,250`, and `1.250`, which Germans write for it."""
    return _figures(text, currency).re_search(_OF_TWO_MEANINGS)


def _figures(text: ir.StringValue, currency: str) -> ir.StringValue:
    marks = marks_of(currency)
    close = text.lower().re_replace(_SPACES, "").replace("\N{MINUS SIGN}", "-")
    return close.re_replace(f"({marks})$", "").re_replace(f"^({marks})", "").re_replace(f"^-({marks})", "-")


def day_in(text: ir.StringValue) -> ir.DateValue:
    """The day that a text is: `2026-11-01`, `2026-11-01 10:30`, `01.11.2026`, `1.11.26`; nothing where the calendar has no such day."""
    close = text.strip()
    is_year_first, is_day_first = close.re_search(_YEAR_FIRST), close.re_search(_DAY_FIRST)

    def part(first: int, second: int) -> ir.IntegerValue:
        return ibis.cases(
            (is_year_first, close.re_extract(_YEAR_FIRST, first)),
            (is_day_first, close.re_extract(_DAY_FIRST, second)),
            else_=ibis.null("string"),
        ).cast("int64")

    written, month, day = part(1, 3), part(2, 2), part(3, 1)
    year = (written < _TWO_FIGURES).ifelse(written + _CENTURY, written)
    told = year.cast("string") + "-" + _two_figures(month) + "-" + _two_figures(day)
    return _is_in_calendar(year, month, day).ifelse(told, ibis.null("string")).cast("date")


def _two_figures(number: ir.IntegerValue) -> ir.StringValue:
    return number.cast("string").lpad(2, "0")


def _is_in_calendar(year: ir.IntegerValue, month: ir.IntegerValue, day: ir.IntegerValue) -> ir.BooleanValue:
    is_leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    longest = ibis.cases(
        (month == _FEBRUARY, is_leap.ifelse(29, 28)),
        (month.isin(_SHORT_MONTHS), 30),
        else_=31,
    )
    return (year > 0) & month.between(1, _MONTHS) & day.between(1, longest)
