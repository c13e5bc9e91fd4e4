"""What a pilot measures and the bounds that it sets in; the mistake of bounds that no value of that measure can meet, out."""

from __future__ import annotations

from decimal import Decimal

from playbook.diagnostics import _
from playbook.model.mistake import mistake
from playbook.model.value import Duration

_PARTS = frozenset({"conversion", "overdue"})
_FEWEST, _MOST = 1, 7  # days of a working week: how long working days are is not known before the whole book is read


def demand_bounds(metric: str, least: Decimal | Duration | None, most: Decimal | Duration | None) -> None:
    """Nothing, for a target whose keys `at_least` and `at_most` are these.

    Raises: a mistake for the loader to tell, where a bound is none of the metric's unit, or no value meets both.
    Source: book-format, "pipelines", `pilot`.
    """
    for key, bound in (("at_least", least), ("at_most", most)):
        if bound is not None:
            _demand_unit(metric, bound, key)
    if least is not None and most is not None and _days(most, _FEWEST) < _days(least, _MOST):
        hint = _("Swap the two bounds, or leave one out.")
        raise mistake(_("No value is at least the one and at most the other of these bounds."), hint, at=("at_most",))


def _days(bound: Decimal | Duration, working_week: int) -> Decimal:
    return bound.days(working_week) if isinstance(bound, Duration) else bound


def _demand_unit(metric: str, bound: Decimal | Duration, key: str) -> None:
    if metric == "duration":
        if not isinstance(bound, Duration):
            hint = _("Write a number with a unit, such as 10d.")
            raise mistake(_("“{metric}” is a length of time.", metric=metric), hint, at=(key,))
    elif metric in _PARTS:
        if isinstance(bound, Duration) or bound < 0:  # what is more than all of them, F006 tells
            told = _("“{metric}” is a part of the clients, from 0% to 100%.", metric=metric)
            raise mistake(told, _("Write a percentage, such as 20%."), at=(key,))
    elif isinstance(bound, Duration) or bound < 0 or 0 < bound < 1:
        told = _("“{metric}” is a number of clients.", metric=metric)
        raise mistake(told, _("Write a number, such as 20."), at=(key,))
