"""An attribute: something known of a client that can be tested."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import PlainValidator, WithJsonSchema

from playbook.model.base import optional, required
from playbook.model.entity import Entity
from playbook.model.range import RangeField
from playbook.model.value import Flag, Line, read_number


def _read_step(value: Any) -> Decimal | Literal["any"]:  # noqa: ANN401 - a validator is given whatever the author wrote
    return "any" if value == "any" else read_number(value)


Step = Annotated[Decimal | Literal["any"], PlainValidator(_read_step), WithJsonSchema({"type": ["number", "string"]})]


class Attribute(Entity):
    """An item of the section `attributes`."""

    kind: Literal["money", "number", "choice", "flag"] = required("Kind: money, number, choice or flag.")
    unit: Line | None = optional("Unit: what a number counts.")
    range: RangeField | None = optional("Range: the values that can occur, of money or a number.")
    step: Step = optional(
        "Step: the smallest difference that matters, 1 if left out; any for a continuous value.", Decimal(1)
    )
    values: dict[Line, Line] = optional("Values: of a choice, each id with its title.", {})
    question: Line | None = optional("Question: how a seller finds it out.")
    may_be_unknown: Flag = optional("May be unknown: clients without it must then be provided for.", default=False)
