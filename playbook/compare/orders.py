"""Two books in; where the order of what decides by its order has changed, and moves somebody, out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from playbook.compare.change import Change
from playbook.diagnostics import Address, Message, _, quoted
from playbook.model.book import Book
from playbook.model.entity import Entity

Roles = Callable[[Iterable[str]], tuple[str, ...]]
"""The roles whom changes of entities concern, by their references in the book after."""


def order_changes(
    before: Book, after: Book, renamed: Mapping[str, str], moving: Collection[str], roles: Roles
) -> Iterator[Change]:
    """The changed orders of statuses, and of segments of which the first that matches wins; `moving` are the scopes in which somebody moves.

    Where nobody moves, the order is no matter.
    """
    earlier = {renamed.get(f"segmentation:{one.id}", f"segmentation:{one.id}"): one for one in before.segmentations}
    for one in after.segmentations:
        ref = f"segmentation:{one.id}"
        was = earlier.get(ref)
        if was is not None and one.policy == was.policy == "first-match" and ref in moving:
            message = _(
                "{title} (segmentation): the first segment that matches wins, and their order is now {after}.",
                title=quoted(one.title),
                after=[quoted(each.title) for each in one.segments],
            )
            told = _Order(ref, one.title, one.address / "segments", message, "segments")
            yield from _changed(told, "segment", was.segments, one.segments, renamed, roles)
    if "statuses" in moving:
        message = _(
            "Statuses: the first that matches wins, and their order is now {after}.",
            after=[quoted(each.title) for each in after.statuses],
        )
        told = _Order("statuses", "", Address(("statuses",)), message)
        yield from _changed(told, "status", before.statuses, after.statuses, renamed, roles)


class _Order(NamedTuple):
    """Of what the order has changed, and the sentence that tells it."""

    entity: str
    title: str
    at: Address
    message: Message
    field: str = ""


def _changed(  # noqa: PLR0913, PLR0917 - what is told, of which kind, its two orders, and under which names
    told: _Order, kind: str, before: Sequence[Entity], after: Sequence[Entity], renamed: Mapping[str, str], roles: Roles
) -> Iterator[Change]:
    old = [renamed.get(f"{kind}:{one.id}", f"{kind}:{one.id}") for one in before]
    new = [f"{kind}:{one.id}" for one in after]
    if [one for one in old if one in new] != [one for one in new if one in old]:
        was, became = (f"[{', '.join(one.id for one in side)}]" for side in (before, after))
        yield Change(
            "changed", told.entity, told.title, "must-read", told.at, told.message, told.field, was, became, roles(new)
        )
