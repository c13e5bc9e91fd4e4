"""Changes and what becomes of a pipeline or a programme in; the changes that can make it so, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from playbook.compare.change import Change, Effect

_TIME = ("state.deadline", "state.lasts", "state.next", "state.on_deadline", "state.kind", "state", "book.calendar")
_WAYS = ("state.next", "state.on_deadline", "state.kind", "state", "state.deadline", "state.lasts")
_WORK = ("pipeline.inflow", "pipeline.worklist", *_TIME, "role.headcount", "role")
_CLIENTS = ("segment", "segmentation", "attribute", "not-our-client", "line")
_MONEY = ("programme.economics", "programme.terms", "book.stacking", "book.calendar")
_PRICE = ("programme.terms", "programme.economics", "book.stacking", "book.margin_floor")
_MET = (
    "programme.terms", "programme", "programme.stacks_with", "programme.segments", "programme.statuses", "programme.cells",
    "programme.products", "programme.line", "authority", "product.margin", "product", "book.stacking", "book.margin_floor", "abc-xyz",
)  # fmt: skip
_CAUSES: Mapping[str, Sequence[str]] = {
    "conversion": (*_WAYS, *_CLIENTS),
    "duration": (*_TIME, *_CLIENTS),
    "duration-with-pauses": (*_TIME, *_CLIENTS),
    "longest-way": (*_TIME[:2], "pipeline.max_cycle", *_TIME[2:], *_CLIENTS),
    "workload": (*_WORK, *_CLIENTS),
    "highest-workload": (*_WORK, *_CLIENTS),
    "people": ("pipeline.worklist", "role.headcount", *_WORK, *_CLIENTS),
    "break-even": _MONEY,
    "roi": _MONEY,
    "margin": _PRICE,
    "stacked-margin": (*_MET, *_CLIENTS),
}
"""By measure, what it is reckoned from: fields of kinds of entities, and kinds that count as they come, go or divide; the most direct first."""


def possible_causes(changes: Sequence[Change], effect: Effect) -> list[int]:
    """The places of the changes of what the effect is reckoned from, the most direct first, those of another entity after its own."""
    order = {cause: number for number, cause in enumerate(dict.fromkeys(_CAUSES[effect.measure]))}
    found = []
    for place, one in enumerate(changes):
        rank = order.get(_cause_of(one))
        if rank is not None and one.level == "must-read" and (is_own(one, effect) or _reaches(one, effect)):
            found.append((not is_own(one, effect), rank, place))
    return [place for _is_other, _rank, place in sorted(found)]


def is_own(change: Change, effect: Effect) -> bool:
    """Whether it is a change of the very pipeline or programme, or of one of its states."""
    inside = effect.entity.replace("pipeline:", "state:", 1) + "/"
    return change.entity == effect.entity or change.entity.startswith(inside)


def _reaches(change: Change, effect: Effect) -> bool:
    """Whether something else may make the effect: not another pipeline, and another programme only where discounts meet."""
    kind = change.entity.partition(":")[0]
    return kind not in {"state", "pipeline"} and (kind != "programme" or effect.measure == "stacked-margin")


def _cause_of(change: Change) -> str:
    kind = change.entity.partition(":")[0]
    if change.kind != "changed" or kind in _CLIENTS or kind in {"authority", "abc-xyz"}:
        return kind
    return f"{kind}.{change.field.partition('.')[0]}"
