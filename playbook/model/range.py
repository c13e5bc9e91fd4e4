"""A range: two ends, each in or out, either left out; of numbers, money or percents."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from playbook.diagnostics import Message, _
from playbook.model.expected import expectation, expected, shortened
from playbook.model.mistake import mistake
from playbook.model.range_hints import KEYS_HINT, end_hint, range_hint
from playbook.model.value import LONGEST_NUMBER, PERCENT_FORM, RANGE_END_FORM, read_number, read_percent
from playbook.model.value_hints import divided_number

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
        raise expected(_("a range such as {{from: 100_000, below: 500_000}}"), value, _range_hint(value))
    if not value:
        raise mistake(_("A range needs at least one end."), KEYS_HINT)
    for key in value:
        if key not in RANGE_KEYS:
            raise _no_such_end(str(key), value)
    for one, other in (("from", "above"), ("below", "to")):
        if one in value and other in value:
            message = _("A range has either {one} or {other}, not both.", one=one, other=other)
            raise mistake(message, KEYS_HINT, at=(other,), at_key=True)
    return _range_of(value)


def _no_such_end(key: str, value: dict[str, Any]) -> Exception:
    """The mistake of a key that is no end, or the rest of a number that a comma divided."""
    keys = list(value)
    number = keys.index(key)
    divided = divided_number(value[keys[number - 1]], key, value[key]) if number else None
    message, hint = divided or (_("A range has no “{key}”.", key=key), end_hint(key))
    return mistake(message, hint, at=(key,), at_key=True)


def _range_hint(value: object) -> Message | None:
    return range_hint(value) if isinstance(value, str) and len(value) <= 2 * LONGEST_NUMBER else None


def _range_of(value: dict[str, Any]) -> Range:
    percents = [key for key, end in value.items() if isinstance(end, str) and end.strip().endswith("%")]
    if percents and len(percents) < len(value):
        bare = next(key for key in value if key not in percents)
        message = _(
            "One end of the range is a percent, the other is not: “{value}”.", value=shortened(str(value[bare]))
        )
        raise mistake(
            message, _("Write {value}%, with the percent sign.", value=shortened(str(value[bare]))), at=(bare,)
        )
    ends = {key: _end(key, end, is_percent=bool(percents)) for key, end in value.items()}
    return Range(
        lower=ends.get("from", ends.get("above")),
        upper=ends.get("to", ends.get("below")),
        lower_is_in="above" not in ends,
        upper_is_in="to" in ends,
        unit="percent" if percents else "number",
    )


def _end(key: str, end: Any, *, is_percent: bool) -> Decimal:  # noqa: ANN401 - as above
    try:
        return read_percent(end) if is_percent else read_number(end)
    except PydanticCustomError as error:
        form = PERCENT_FORM if is_percent else RANGE_END_FORM
        hint = (error.context or {}).get("hint")
        raise mistake(expectation(form, end), hint, at=(key,)) from None


_END = {"type": ["number", "string"]}
RANGE_SCHEMA = {
    "type": "object",
    "properties": dict.fromkeys(RANGE_KEYS, _END),
    "minProperties": 1,
    "maxProperties": 2,
    "additionalProperties": False,
}
RangeField = Annotated[Range, PlainValidator(read_range), WithJsonSchema(RANGE_SCHEMA)]
