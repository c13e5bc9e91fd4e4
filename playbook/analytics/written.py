"""Columns of text in; the numbers and days that people and programs write into them, as expressions that any database understands, out.

Nothing here asks a database to try: what is no number or no day is told apart by its shape first, and is nothing.
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from playbook.locale.currency_marks import marks_of
from playbook.locale.total_words import TOTAL

EXACT = "decimal(38, 9)"
"""Money as it is read: to a milliardth, so that sums in millions of roubles are exact too."""
FIRST_DAY = date(1990, 1, 1)
"""Who writes of an earlier one has mistyped: 0226, 1926."""

_SIGN = "[+-]?"
# Fifteen figures before the point: more is two numbers in one cell, and sums of such would have no place in a decimal.
_PLAIN = rf"^{_SIGN}[0-9]{{1,15}}([.,][0-9]{{1,30}})?$"
_BY_POINTS = rf"^{_SIGN}[0-9]{{1,3}}((\.[0-9]{{3}}){{1,4}},[0-9]{{1,30}}|(\.[0-9]{{3}}){{2,4}})$"
_BY_COMMAS = rf"^{_SIGN}[0-9]{{1,3}}((,[0-9]{{3}}){{1,4}}\.[0-9]{{1,30}}|(,[0-9]{{3}}){{2,4}})$"
_OF_TWO_MEANINGS = rf"^{_SIGN}[1-9][0-9]{{0,2}}[.,][0-9]{{3}}$"
_SPACES = "[ \t\u00a0\u2009\u202f'_]"
_TIME = "([ T][0-9]{1,2}:[0-9]{2}.*)?"
_CLOCK = r"[ T]([01]?[0-9]|2[0-3]):([0-5][0-9])(:([0-5][0-9]([.,][0-9]{1,6})?)[0-9]*)?( ?(Z|UTC|[+-][0-9]{2}:?([0-9]{2})?))?$"
_WITH_CLOCK = "[ T][0-9]{1,2}:"
_SECONDS_OF_A_DAY = 86_400
_YEAR_FIRST = rf"^([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_TIME}$"
_DAY_FIRST = rf"^([0-9]{{1,2}})\.([0-9]{{1,2}})\.([0-9]{{4}}|[0-9]{{2}}){_TIME}$"
_DAY_NUMBER = r"^([3-7][0-9]{4})([.,][0-9]+)?$"
_DAY_BEFORE_ALL = date(1899, 12, 30)  # Excel counts days from here, and forgets in which cells it did
_FIRST_NUMBER, _LAST_NUMBER = 32_874, 73_050  # of 1990 and 2099
_CENTURY = "20"
_TWO_FIGURES = 2
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


def day_in(text: ir.StringValue, first_year: int = FIRST_DAY.year) -> ir.DateValue:
    """The day that a text is: `2026-11-01`, `2026-11-01 10:30`, `01.11.2026`, `1.11.26`; nothing where the calendar has no such day.

    `46327` is one too: the number by which Excel counts the first of these. Before the first year no day is read.
    """
    close = text.strip()
    is_year_first, is_day_first = close.re_search(_YEAR_FIRST), close.re_search(_DAY_FIRST)

    def figures(first: int, second: int) -> ir.StringValue:
        return ibis.cases(
            (is_year_first, close.re_extract(_YEAR_FIRST, first)),
            (is_day_first, close.re_extract(_DAY_FIRST, second)),
            else_=ibis.null("string"),
        )

    written, month, day = figures(1, 3), figures(2, 2).cast("int64"), figures(3, 1).cast("int64")
    full = (written.length() == _TWO_FIGURES).ifelse(ibis.literal(_CENTURY) + written, written)
    year = full.cast("int64")
    told = full + "-" + _two_figures(month) + "-" + _two_figures(day)
    found = ((year >= first_year) & _is_in_calendar(year, month, day)).ifelse(told, ibis.null("string")).cast("date")
    number = close.re_search(_DAY_NUMBER).ifelse(close.re_extract(_DAY_NUMBER, 1), ibis.null("string"))
    return (is_year_first | is_day_first).ifelse(found, day_of_number(number.cast("int64")))


def moment_in(text: ir.StringValue) -> ir.TimestampValue:
    """The moment that a text is: a day as `day_in` reads it, and behind it `10:15`, `10:15:30`, with a fraction, `Z` or an offset.

    A day alone is its midnight, a part of Excel's number of a day its time. An offset is left out: what counts is the clock that hung on
    the wall. Nothing where there is no such day or time.
    """
    close = text.strip()
    day = day_in(text)
    hour, minute = close.re_extract(_CLOCK, 1), close.re_extract(_CLOCK, 2)
    # Of what is not there some databases say nothing, others an empty text.
    second = close.re_extract(_CLOCK, 4).fill_null("").replace(",", ".")
    is_clock = close.re_search(_CLOCK)
    clock = hour.lpad(2, "0") + ":" + minute + ":" + (second == "").ifelse("00", second)
    at_clock = (day.cast("string") + " " + clock).nullif("")
    is_number = close.re_search(_DAY_NUMBER)
    part = is_number.ifelse(close.re_extract(_DAY_NUMBER, 2).fill_null("").replace(",", "."), "")
    seconds = (
        ((part == "").ifelse("0", ibis.literal("0") + part).cast("float64") * _SECONDS_OF_A_DAY).round().cast("int64")
    )
    at_number = day.cast("timestamp") + seconds.as_interval("s")
    is_bare = ~close.re_search(_WITH_CLOCK)
    return ibis.cases(
        (is_number, at_number),
        (is_bare, day.cast("timestamp")),
        (is_clock, is_clock.ifelse(at_clock, None).cast("timestamp")),
        else_=ibis.null("timestamp"),
    )


def day_of_number(number: ir.NumericValue) -> ir.DateValue:
    """The day that Excel counts by a number, where it has lost that it is one; nothing before 1990 and after 2099."""
    is_day = (number >= _FIRST_NUMBER) & (number < _LAST_NUMBER + 1)
    known = is_day.ifelse(number, None)
    whole = known if isinstance(known, ir.IntegerValue) else known.floor().cast("int64")
    day = ibis.literal(_DAY_BEFORE_ALL) + whole.as_interval("D")
    return day.cast("timestamp").date()  # for some databases it is a moment


def is_total(text: ir.StringValue) -> ir.BooleanValue:
    """Whether a text says that its row is a sum of others: `Итого`, `Всего:`. Asked of small tables alone, at the desk."""
    return text.strip().lower().re_search(TOTAL).fill_null(False)  # noqa: FBT003 - the value that is filled in


def _two_figures(number: ir.IntegerValue) -> ir.StringValue:
    return number.cast("string").lpad(2, "0")


def _is_in_calendar(year: ir.IntegerValue, month: ir.IntegerValue, day: ir.IntegerValue) -> ir.BooleanValue:
    is_leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    longest = ibis.cases(
        (month == _FEBRUARY, is_leap.ifelse(29, 28)),
        (month.isin(_SHORT_MONTHS), 30),
        else_=31,
    )
    return month.between(1, _MONTHS) & day.between(1, longest)
