"""What portraits say of an attribute and what clients or contracts say of it in; how far the two agree, out."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from playbook.analytics.measurements import AttributeFact
from playbook.criteria import Value, allows
from playbook.model.attribute import Attribute
from playbook.model.criterion import Criterion

_MOST = Decimal("0.5")


def meets_median(criteria: Iterable[Criterion], fact: AttributeFact, attribute: Attribute | None) -> bool | None:
    """Whether one of the criteria allows the median of an attribute; nothing where there is none."""
    return None if fact.median is None else any(allows(one, fact.median, attribute) for one in criteria)


def share_within(criteria: Iterable[Criterion], fact: AttributeFact) -> Decimal | None:
    """Which part of those of whom the attribute is known one of the criteria allows; nothing where nobody says a value."""
    said = {} if fact.values is None else fact.values
    whole, wanted = sum(said.values()), tuple(criteria)
    if not whole:
        return None
    within = sum(count for value, count in said.items() if any(allows(one, _value(value)) for one in wanted))
    return Decimal(within) / whole


def fits(criteria: Iterable[Criterion], fact: AttributeFact, attribute: Attribute | None) -> bool | None:
    """Whether buyers are as the criteria have them: their median is, or at least every second of them; nothing where nobody says.

    Several criteria are those of several portraits: who meets one of them is the buyer of one.
    """
    wanted = tuple(criteria)
    if fact.median is not None:
        return meets_median(wanted, fact, attribute)
    share = share_within(wanted, fact)
    return None if share is None else share >= _MOST


def _value(word: str) -> Value:
    return word == "true" if word in {"true", "false"} else word
