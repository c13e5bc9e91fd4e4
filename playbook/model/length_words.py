"""A length of time in words, as a message takes it."""

from __future__ import annotations

from collections.abc import Mapping

from playbook.diagnostics import Message, _n
from playbook.model.value import Duration

_MANY = 5
"""A number whose plural form stands beside fractions."""


def length_in_words(length: Duration) -> Message:
    """A length as it was written, in words: 14 days, 5 working days."""
    amount = length.amount
    count = int(amount) if amount == amount.to_integral_value() else _MANY
    said: Mapping[str, Message] = {
        "h": _n("{shown} hour", "{shown} hours", count, shown=amount),
        "d": _n("{shown} day", "{shown} days", count, shown=amount),
        "wd": _n("{shown} working day", "{shown} working days", count, shown=amount),
        "w": _n("{shown} week", "{shown} weeks", count, shown=amount),
        "mo": _n("{shown} month", "{shown} months", count, shown=amount),
    }
    return said[length.unit]
