"""The ABC–XYZ matrix: thresholds of turnover and steadiness, and what is done with each of the nine cells."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from playbook.model.base import Noun, listed, optional
from playbook.model.entity import Shared
from playbook.model.reference import ProgrammeOrText, TermsOrText
from playbook.model.text import MarkdownText
from playbook.model.value import Line, Percent, Whole

CellId = Literal["AX", "AY", "AZ", "BX", "BY", "BZ", "CX", "CY", "CZ"]


class AbcShares(Noun):
    """Shares of turnover; the rest is C."""

    a: Percent = optional("A: the share of turnover that the best clients bring.", Decimal("0.8"))
    b: Percent = optional("B: the share that the next ones bring.", Decimal("0.15"))


class XyzBounds(Noun):
    """Upper bounds of the coefficient of variation; above y is Z."""

    x: Percent = optional("X: buys steadily up to this variation.", Decimal("0.1"))
    y: Percent = optional("Y: buys unevenly up to this variation.", Decimal("0.25"))


def _as_list(value: Any) -> Any:  # noqa: ANN401 - a validator is given whatever the author wrote
    """One promise is as natural as a list."""
    return [value] if isinstance(value, str) else value


class Cell(Shared):
    """What is done with the clients of one cell."""

    title: Line | None = optional("Title: what the clients of this cell are called.")
    approach: MarkdownText | None = optional("Approach: how we treat these clients.")
    terms: tuple[TermsOrText, ...] = listed("Terms: ids of terms, or plain texts.")
    loyalty: Annotated[
        tuple[ProgrammeOrText, ...],
        BeforeValidator(_as_list, json_schema_input_type=ProgrammeOrText | tuple[ProgrammeOrText, ...]),
    ] = listed("Loyalty: what keeps these clients; ids of programmes, or plain texts.")


class AbcXyz(Shared):
    """The section `abc_xyz`, one for each line or one for all."""

    title: Line | None = optional("Title: what the matrix is called.")
    period: Literal["week", "month", "quarter"] = optional("Period: week, month or quarter.", "month")
    window: Whole = optional("Window: how many periods are looked at.", 12)
    abc: AbcShares = optional("ABC: shares of turnover.", AbcShares())
    xyz: XyzBounds = optional("XYZ: bounds of variation.", XyzBounds())
    deviation: Literal["population", "sample"] = optional("Deviation: population, or sample for n−1.", "population")
    cells: dict[CellId, Cell] = optional("Cells: AX … CZ, each with its approach.", {})
