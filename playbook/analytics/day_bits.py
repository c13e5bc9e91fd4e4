"""Days of a month or week as the bits of a whole number, the lowest for the first; how many they are, and which comes first and last, out.

No more than 31 bits are set. It is plain arithmetic, for databases count bits under different names, or not at all.
Source: H. S. Warren, Hacker's Delight, 2–1, 3–2 and 5–1.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

_ONES, _TWOS, _FOURS = 0x55555555, 0x33333333, 0x0F0F0F0F
_BYTE = 255


@ibis.udf.agg.builtin  # type: ignore[untyped-decorator]  # as Ibis has it
def bit_or(_days: int) -> int:  # type: ignore[empty-body]  # all databases have it, and Ibis tells it to all but Spark
    """The days that any of the rows has."""


def bit_of(place: ir.IntegerValue) -> ir.IntegerValue:
    """The bit of a day, by its place from 0."""
    return ibis.literal(1) << place.cast("int32")


def days_in(days: ir.IntegerValue) -> ir.IntegerValue:
    """How many days are set: neighbours are added, then pairs, then fours, and then the bytes, by their remainder."""
    pairs = days - ((days >> 1) & _ONES)
    fours = (pairs & _TWOS) + ((pairs >> 2) & _TWOS)
    return ((fours + (fours >> 4)) & _FOURS) % _BYTE


def first_in(days: ir.IntegerValue) -> ir.IntegerValue:
    """The place of the first day that is set, from 0."""
    return days_in((days & -days) - 1)


def last_in(days: ir.IntegerValue) -> ir.IntegerValue:
    """The place of the last day that is set, from 0."""
    for step in (1, 2, 4, 8, 16):
        days = days | (days >> step)
    return days_in(days) - 1
