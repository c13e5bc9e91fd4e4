"""Bounds of values: what can be read and cannot be meant, a share over 100% or a cost under nothing, is a mistake."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator

from playbook.diagnostics import _
from playbook.model.mistake import mistake
from playbook.model.value import Money, Number, Percent


def _demand_a_part(value: Decimal) -> Decimal:
    if value > 1:
        hint = _("If {hundredth}% was meant, write that.", hundredth=_shown(value))
        raise mistake(_("{value}% is more than the whole.", value=_shown(value * 100)), hint)
    if value < 0:
        hint = _("Write a percent from 0% to 100%.")
        raise mistake(_("{value} is less than nothing.", value=f"{_shown(value * 100)}%"), hint)
    return value


def _demand_no_less_than_nothing(value: Decimal) -> Decimal:
    if value < 0:
        hint = _("Write 0 or more, without a minus sign.")
        raise mistake(_("{value} is less than nothing.", value=_shown(value)), hint)
    return value


def _shown(number: Decimal) -> str:
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


Part = Annotated[Percent, AfterValidator(_demand_a_part)]
"""A percent of a whole: a share, or a discount on a price."""
Amount = Annotated[Number, AfterValidator(_demand_no_less_than_nothing)]
Cost = Annotated[Money, AfterValidator(_demand_no_less_than_nothing)]
