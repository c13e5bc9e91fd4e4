"""The decisions of a line in; out of it what the script of the qualifier goes by, as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from playbook.criteria import NumberAxis
from playbook.criteria.axis import Axis
from playbook.criteria.cut import Cut
from playbook.criteria.decisions import Decision, Decisions
from playbook.model.attribute import Attribute
from playbook.model.range import Range
from playbook.plan.wording import Wording


def interview(line: str | None, decisions: Decisions, words: Wording) -> dict[str, Any]:
    """What is asked in a line and what answers lead to: numbers are strings, so that no script makes floats of them."""
    return {
        "line": line,
        "axes": [_axis(axis, words.attributes[axis.name], words) for axis in decisions.axes],
        "nodes": decisions.forest.nodes,
        "results": decisions.forest.results,
        "notOurs": _decision(decisions.not_ours),
        "exceptions": [_decision(one) for one in decisions.exceptions],
        "segmentations": [
            {**_decision(one), "otherwise": f"none:{segmentation.id}"} for segmentation, one in decisions.segmentations
        ],
        "signs": [root for _entry, root in decisions.signs],
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {"parts": decision.parts, "policy": decision.policy}


def _axis(axis: Axis, attribute: Attribute, words: Wording) -> dict[str, Any]:
    """An attribute with its atoms: the choices in their order, or the cuts between stretches of numbers."""
    if isinstance(axis, NumberAxis):
        ends = limits(attribute, [axis])
        return {
            "attribute": axis.name,
            "cuts": [_cut(cut) for cut in axis.cuts[1:-1]],
            "least": None if ends.lower is None else _cut(Cut(ends.lower, not ends.lower_is_in)),
            "most": None if ends.upper is None else _cut(Cut(ends.upper, ends.upper_is_in)),
            "shown": words.amount(Decimal(0), attribute).replace("0", "{}", 1),
            "units": _units(attribute, words),
        }
    values = ["false", "true"] if attribute.kind == "flag" else list(getattr(axis, "values", ()))
    return {"attribute": axis.name, "values": values}


def limits(attribute: Attribute, axes: Iterable[NumberAxis]) -> Range:
    """The numbers that may be answered: those that occur, as the author says or as its criteria suggest."""
    if attribute.range is not None:
        return attribute.range
    least = [axis.cuts[0].number for axis in axes]
    return Range(lower=Decimal(0)) if all(number.is_finite() for number in least) else Range()


def _cut(cut: Cut) -> tuple[str, bool]:
    return f"{cut.number:f}", cut.is_after


def _units(attribute: Attribute, words: Wording) -> list[str]:
    """What may stand behind a typed number and changes nothing, in small letters."""
    own = [attribute.unit] if attribute.unit else []
    currency = [*words.currency_names, *_SPOKEN.get(words.currency, ())] if attribute.kind == "money" else []
    return [one.casefold() for one in (*own, *currency)]


_SPOKEN: Mapping[str, tuple[str, ...]] = {"RUB": ("р", "р.", "руб", "руб.", "рублей")}
