"""A column of a source in, as whatever it is kept; what it says of clients, days and sums, as an expression, out."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from playbook.analytics.written import (
    EXACT,
    FIRST_DAY,
    day_in,
    day_of_number,
    has_two_meanings,
    moment_in,
    number_in,
    stripped,
)

_LARGEST = 1e28  # more has no place in 38 figures of which nine are decimals
_WHOLE = 1e15  # from here on a fraction has no room
_SMALL = 1e6  # a binary fraction has 15 figures: of more than a million only some decimals are not noise
_LAST_SPACE = 32  # of the spaces that are taken off, which is slow, none has a larger code
_ROUGH = "decimal(38, 4)"
_SECONDS_OF_A_DAY = 86_400


def as_text(column: ir.Value) -> ir.StringValue:
    """The text of a column without spaces around it; of whole numbers without a point: a client is the same whatever program wrote it."""
    return stripped(as_kept(column))


def as_tidy_text(column: ir.Value) -> ir.StringValue:
    """The same of a long column in which spaces stand around few texts: they are looked for first, for to take them off is slow."""
    kept = as_kept(column)
    is_spaced = (kept.ascii_str() <= _LAST_SPACE) | (kept.right(1).ascii_str() <= _LAST_SPACE)
    return is_spaced.ifelse(stripped(kept), kept)


def as_kept(column: ir.Value) -> ir.StringValue:
    """The same as it is kept, with spaces that stand around it."""
    if isinstance(column, ir.StringValue):
        return column
    if isinstance(column, ir.FloatingValue):
        is_number = ~(column.isnan() | column.isinf()) & (column.abs() < _WHOLE)
        number = is_number.ifelse(column, 0.0)  # a database may cast what it does not need
        is_whole = is_number & (number == number.floor())
        return column.isnan().ifelse(None, is_whole.ifelse(number.cast("int64").cast("string"), column.cast("string")))
    return column.cast("string")


def as_sum(column: ir.Value, currency: str) -> ir.NumericValue:
    """The sum that a column says, exact; nothing where it says none. Whole numbers and decimals stay as they are kept.

    Units: the book's currency.
    """
    if isinstance(column, ir.IntegerValue | ir.DecimalValue):
        return column
    if isinstance(column, ir.FloatingValue):
        if column.type().is_float32():  # 0.1 of seven figures is not 0.1 of fifteen
            column = column.cast("string").cast("float64")
        is_number = ~(column.isnan() | column.isinf()) & (column.abs() < _LARGEST)
        number = is_number.ifelse(column, None)
        is_small = number.abs() < _SMALL
        return is_small.ifelse(is_small.ifelse(number, 0.0).cast(EXACT), number.cast(_ROUGH).cast(EXACT))
    if isinstance(column, ir.StringValue):
        return number_in(column, currency)
    return ibis.null(EXACT)


def is_of_two_meanings(column: ir.Value, currency: str) -> ir.BooleanValue:
    """Whether a column says a sum that may be two."""
    if isinstance(column, ir.StringValue):
        return has_two_meanings(column, currency).fill_null(False)  # noqa: FBT003 - the value that is filled in
    return ibis.literal(False)  # noqa: FBT003 - as above


def as_day(column: ir.Value) -> ir.DateValue:
    """The day that a column says; nothing where it says none. Of a moment it is the day of that moment.

    Which of them count, `is_until` says: of a column of days one before `FIRST_DAY` stands here all the same.
    """
    return day_in(column) if isinstance(column, ir.StringValue) else as_any_day(column)


def as_any_day(column: ir.Value) -> ir.DateValue:
    """The same, of a text too from whatever year."""
    if isinstance(column, ir.DateValue):
        return column
    if isinstance(column, ir.TimestampValue):
        return column.date()
    if isinstance(column, ir.StringValue):
        return day_in(column, first_year=1)
    if isinstance(column, ir.IntegerValue | ir.FloatingValue | ir.DecimalValue):
        return day_of_number(column)
    return ibis.null(dt.date)


def as_moment(column: ir.Value) -> ir.TimestampValue:
    """The moment that a column says, of a day its midnight; nothing where it says none.

    Of zones in texts see `moment_in`; a column of moments that knows its zone keeps none of the clocks on the wall, and is told in UTC.
    """
    if isinstance(column, ir.TimestampValue):
        return column.cast("timestamp")
    if isinstance(column, ir.StringValue):
        return moment_in(column)
    if isinstance(column, ir.FloatingValue | ir.DecimalValue):
        whole = column.floor()
        seconds = ((column - whole).cast("float64") * _SECONDS_OF_A_DAY).round().cast("int64")
        return day_of_number(column).cast("timestamp") + seconds.as_interval("s")
    return as_any_day(column).cast("timestamp")


def is_until(column: ir.Value, last: date) -> ir.BooleanValue:
    """Whether a column says a day from `FIRST_DAY` up to the last one; nothing where it says none."""
    if isinstance(column, ir.DateValue | ir.TimestampValue):
        return as_day(column).between(FIRST_DAY, last)
    return as_day(column) <= last  # what is read out of texts is late enough, and costly to read twice


def is_long_ago(column: ir.Value) -> ir.BooleanValue:
    """Whether a column says a day before `FIRST_DAY`."""
    return as_any_day(column) < FIRST_DAY


def is_empty(column: ir.Value) -> ir.BooleanValue:
    """Whether nothing stands in a cell, or spaces alone."""
    if isinstance(column, ir.StringValue):
        begins_with_space = column.ascii_str() <= _LAST_SPACE
        return column.isnull() | begins_with_space.ifelse(column.strip() == "", False)  # noqa: FBT003 - the value that is meant
    return column.isnull()


def is_nobody(column: ir.Value) -> ir.BooleanValue:
    """Whether a column of clients names none."""
    return column.isnull() | column.isnan() if isinstance(column, ir.FloatingValue) else is_empty(column)
