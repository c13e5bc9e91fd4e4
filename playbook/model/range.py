"""A range: two ends, each in or out, either left out; of numbers, money or percents."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import PlainValidator, WithJsonSchema

from playbook.diagnostics import _
from playbook.model.mistake import mistake
from playbook.model.value import MONEY_FORM, expected, read_number, read_percent

RANGE_KEYS = ("from", "above", "below", "to")


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers between two ends: `lower` (in it if `lower_is_in`) and `upper` (likewise); `None` is no end.

    Percents are fractions; `unit` tells how the ends were written, so that a bare 5 for a percent can be told.
    """

    lower: Decimal | None = None
    upper: Decimal | None = None
    lower_is_in: bool = True
    upper_is_in: bool = False
    unit: Literal["number", "percent"] = "number"

    def __contains__(self, value: Decimal) -> bool:
        if self.lower is not None and (value < self.lower or (value == self.lower and not self.lower_is_in)):
            return False
        return self.upper is None or value < self.upper or (value == self.upper and self.upper_is_in)


def read_range(value: Any) -> Range:  # noqa: ANN401 - a validator is given whatever the author wrote
    """The range of a mapping with `from` or `above` and `below` or `to`."""
    if isinstance(value, Range):
        return value
    if not isinstance(value, dict):
        raise expected(_("a range such as {{from: 100_000, below: 500_000}}"), value)
    for key in value:
        if key not in RANGE_KEYS:
            raise mistake(_("A range has no “{key}”.", key=str(key)), _("Use from (≥) or above (>), below (<) or to (≤)."), at=(key,))
    for pair in (("from", "above"), ("below", "to")):
        if pair[0] in value and pair[1] in value:
            raise mistake(_("A range has either {one} or {other}, not both.", one=pair[0], other=pair[1]), at=(pair[1],))
    if not value:
        raise mistake(_("A range needs at least one end: from, above, below or to."))
    return _range_of(value)


def _range_of(value: dict[str, Any]) -> Range:
    ends: dict[str, Decimal] = {}
    percents = [key for key, end in value.items() if isinstance(end, str) and end.endswith("%")]
    if percents and len(percents) < len(value):
        bare = next(key for key in value if key not in percents)
        raise mistake(_("One end of the range is a percent, the other is not: “{value}”.", value=str(value[bare])), at=(bare,))
    for key, end in value.items():
        try:
            ends[key] = read_percent(end) if percents else read_number(end)
        except Exception:
            form = MONEY_FORM if not percents else _("a percent such as 12.5%")
            raise mistake(_("Expected {form}, but “{value}” stands here.", form=form, value=str(end)), at=(key,)) from None
    return Range(
        lower=ends.get("from", ends.get("above")),
        upper=ends.get("to", ends.get("below")),
        lower_is_in="above" not in ends,
        upper_is_in="to" in ends,
        unit="percent" if percents else "number",
    )


_END = {"type": ["number", "string"]}
RANGE_SCHEMA = {"type": "object", "properties": dict.fromkeys(RANGE_KEYS, _END), "minProperties": 1, "maxProperties": 2, "additionalProperties": False}
RangeField = Annotated[Range, PlainValidator(read_range), WithJsonSchema(RANGE_SCHEMA)]
