"""Criteria and the columns of clients in; who meets them, as an expression, out: the same algebra as `playbook.criteria.classify`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import reduce
from operator import and_, or_

import ibis
import ibis.expr.types as ir

from playbook.criteria.axis import step_of, stretches
from playbook.criteria.cut import Stretch
from playbook.model.attribute import Attribute
from playbook.model.criterion import Criterion


def meets(
    criteria: Mapping[str, Criterion], client: Mapping[str, ir.Value], attributes: Mapping[str, Attribute]
) -> ir.BooleanValue:
    """Whether all that is named holds; what has no column is known of nobody."""
    return all_of(
        allows(one, client[name], attributes.get(name)) if name in client else ibis.literal(one.takes_unknown)
        for name, one in criteria.items()
    )


def allows(criterion: Criterion, value: ir.Value, attribute: Attribute | None = None) -> ir.BooleanValue:
    """Whether a criterion allows a value; a number is seen rounded down to its attribute's step, nothing is unknown."""
    if isinstance(value, ir.BooleanValue):
        known = _flag_is_allowed(criterion, value)
    elif isinstance(value, ir.StringValue):
        known = _word_is_allowed(criterion, value)
    else:
        step = step_of(attribute) if attribute is not None else None
        known = any_of(_is_within(one, value) for one in stretches(criterion, step) if not one.is_empty)
    return value.isnull().ifelse(criterion.takes_unknown, known)


def all_of(conditions: Iterable[ir.BooleanValue]) -> ir.BooleanValue:
    """Whether each condition holds; of none it does."""
    return reduce(and_, conditions, ibis.literal(True))  # noqa: FBT003 - the value that is meant


def any_of(conditions: Iterable[ir.BooleanValue]) -> ir.BooleanValue:
    """Whether a condition holds; of none it does not."""
    return reduce(or_, conditions, ibis.literal(False))  # noqa: FBT003 - as above


def _flag_is_allowed(criterion: Criterion, value: ir.BooleanValue) -> ir.BooleanValue:
    words = {True: "true", False: "false"}
    allowed = {
        flag: flag is criterion.flag or word in criterion.choices or _is_not_barred(word, criterion)
        for flag, word in words.items()
    }
    return value.ifelse(allowed[True], allowed[False])


def _word_is_allowed(criterion: Criterion, value: ir.StringValue) -> ir.BooleanValue:
    is_chosen = value.isin(criterion.choices) if criterion.choices else ibis.literal(False)  # noqa: FBT003 - as above
    return is_chosen | value.notin(criterion.excluded) if criterion.excluded else is_chosen


def _is_not_barred(word: str, criterion: Criterion) -> bool:
    return bool(criterion.excluded) and word not in criterion.excluded


def _is_within(stretch: Stretch, value: ir.NumericValue) -> ir.BooleanValue:
    lower, upper = stretch
    ends = []
    if lower.number.is_finite():
        least = _exact(lower.number)
        ends.append(value > least if lower.is_after else value >= least)
    if upper.number.is_finite():
        most = _exact(upper.number)
        ends.append(value <= most if upper.is_after else value < most)
    return all_of(ends)


def _exact(number: Decimal) -> ir.DecimalScalar:
    """A number with all its figures: without a type DuckDB would keep three decimals of it."""
    decimals = max(-int(number.as_tuple().exponent), 0)
    return ibis.literal(number, f"decimal(38, {decimals})")
