"""A criterion: what one attribute of a client is allowed to be; criteria are a mapping of them, and all must hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import PlainValidator, WithJsonSchema

from playbook.diagnostics import _
from playbook.model.expected import expectation, expected
from playbook.model.mistake import mistake
from playbook.model.range import RANGE_SCHEMA, Range, read_range
from playbook.model.reference import AttributeRef

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is allowed: any of `ranges`, any of `choices`, all but `excluded`, the `flag`, and the unknown if `takes_unknown`.

    Exactly what was written is set; `unknown` may stand beside others or alone.
    """

    ranges: tuple[Range, ...] = ()
    choices: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    flag: bool | None = None
    takes_unknown: bool = False


_FORM = _("what is allowed: a range, a list of values, {{not: […]}}, true, false or unknown")


def read_criterion(value: Any) -> Criterion:  # noqa: ANN401 - a validator is given whatever the author wrote
    """The criterion of an author's range, list, `{not: […]}`, flag or word."""
    if isinstance(value, Criterion):
        return value
    if isinstance(value, str) and value:
        return _of_items([value])
    if isinstance(value, list) and value:
        return _of_items(value)
    if isinstance(value, dict) and "not" in value:
        return Criterion(excluded=_excluded(value))
    if isinstance(value, dict):
        return Criterion(ranges=(read_range(value),))
    if isinstance(value, list):
        raise mistake(_("An empty list allows nobody."), _("Leave the attribute out if every value is allowed."))
    raise expected(_FORM, value)


def _of_items(items: list[Any]) -> Criterion:
    ranges = tuple(read_range(item) for item in items if isinstance(item, dict))
    words = [item for item in items if isinstance(item, str) and item != UNKNOWN]
    for number, item in enumerate(items):
        if not isinstance(item, str | dict) or item == "":
            raise mistake(expectation(_FORM, item), at=(number,))
    flags = {"true": True, "false": False}
    if len(words) == 1 and words[0] in flags and not ranges:
        return Criterion(flag=flags[words[0]], takes_unknown=UNKNOWN in items)
    return Criterion(ranges=ranges, choices=tuple(words), takes_unknown=UNKNOWN in items)


def _excluded(value: dict[str, Any]) -> tuple[str, ...]:
    for key in value:
        if key != "not":
            raise mistake(_("“{key}” cannot stand beside “not”.", key=str(key)), at=(key,), at_key=True)
    barred = value["not"]
    barred = [barred] if isinstance(barred, str) else barred
    if not isinstance(barred, list) or not barred or not all(isinstance(item, str) and item for item in barred):
        raise mistake(_("After “not” stands a list of values, such as {{not: [far-east]}}."), at=("not",))
    return tuple(barred)


_WORDS = {"type": "array", "items": {"oneOf": [{"type": ["string", "boolean", "number"]}, RANGE_SCHEMA]}, "minItems": 1}
CriterionField = Annotated[
    Criterion,
    PlainValidator(read_criterion),
    WithJsonSchema(
        {
            "oneOf": [
                RANGE_SCHEMA,
                _WORDS,
                {"type": "object", "properties": {"not": _WORDS}, "required": ["not"], "additionalProperties": False},
                {"type": ["string", "boolean"]},
            ],
        },
    ),
]

Criteria = dict[AttributeRef, CriterionField]
Measure = Literal["orders", "turnover", "days-since-first-order", "days-since-last-order", "wallet-share", "growth"]
MeasureCriteria = dict[Measure, CriterionField]
