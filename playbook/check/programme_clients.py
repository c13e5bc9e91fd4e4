"""A programme and measurements in; the clients whom it is for as the ledger counts them, out: nothing where they cannot be told from groups."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from playbook.analytics.measurements import Group, Measurements
from playbook.check.client_groups import GROUP_KEYS
from playbook.model.book import Book
from playbook.model.loyalty import Programme

_NOBODY = Group(0, Decimal(0))


def programme_clients(book: Book, programme: Programme, measured: Measurements) -> Group | None:
    """The clients of a programme: counted for it, or the sum of groups that no client shares.

    Leaves out: a programme with several kinds of groups, or with segments of several segmentations, whose clients nobody counted together.
    """
    if programme.id in measured.programmes:
        return measured.programmes[programme.id]
    keys = [key for key in GROUP_KEYS if getattr(programme, key)]
    is_of_one_line = programme.line is not None and len(book.lines) > 1
    if not keys:
        return measured.lines.get(programme.line) if is_of_one_line else measured.whole
    if len(keys) > 1 or (is_of_one_line and keys != ["segments"]):
        return None
    if keys == ["segments"]:
        return _of_segments(book, programme, measured)
    groups = measured.statuses if keys == ["statuses"] else measured.cells
    return _sum(groups, getattr(programme, keys[0]))


def _of_segments(book: Book, programme: Programme, measured: Measurements) -> Group | None:
    named = {*programme.segments}
    holding = [one for one in book.segmentations if not named.isdisjoint(segment.id for segment in one.segments)]
    if len(holding) != 1 or (holding[0].policy == "overlapping" and len(named) > 1):
        return None
    return _sum(measured.segments.get(holding[0].id, {}), programme.segments)


def _sum(groups: Mapping[str | None, Group], names: tuple[str, ...]) -> Group | None:
    """The clients of groups together; nothing where the ledger tells of no group at all in which its clients are."""
    if not any(group.clients for name, group in groups.items() if name is not None):
        return None
    found = [groups.get(name, _NOBODY) for name in dict.fromkeys(names)]
    costs = [group.cost for group in found if group.cost is not None]
    return Group(
        sum(group.clients for group in found),
        sum((group.turnover for group in found), Decimal(0)),
        sum(group.orders for group in found),
        sum(costs, Decimal(0)) if len(costs) == len(found) else None,
    )
