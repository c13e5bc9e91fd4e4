"""The two ends of a stretch of days in; a mistake at `to`, where it ends before it begins, out."""

from __future__ import annotations

from datetime import date

from playbook.diagnostics import _
from playbook.model.mistake import mistake


def demand_order(first: date | None, last: date | None) -> None:
    """Nothing, for a noun whose keys `from` and `to` are these days.

    Raises: a mistake for the loader to tell, where the last day comes before the first.
    """
    if first is not None and last is not None and last < first:
        hint = _("Write {first} or a later day, or swap the two days.", first=first.isoformat())
        raise mistake(_("It ends on {last}, before it begins on {first}.", last=last, first=first), hint, at=("to",))
