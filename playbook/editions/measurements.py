"""Measurements of the whole book and a smaller book in; the measurements that may stand in it, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from playbook.analytics.measurements import Group, Measurements
from playbook.editions.ledger_sight import LedgerSight
from playbook.editions.readers import may_read
from playbook.model.book import Book
from playbook.model.edition import Edition

_NOBODY = Group(0, Decimal(0))


def restrict_measurements(measured: Measurements, whole: Book, smaller: Book, edition: Edition) -> Measurements | None:
    """The measurements that an edition's readers may see, none where the section `data` has another audience.

    What adds up to all clients and hides one of its groups is left out as a whole: from the others the hidden one could be reckoned.
    Where a line is hidden, all that counts its clients among others is left out too, and so is the whole. Of rows that do not count
    their number alone is told.
    """
    if not may_read(whole.data.audience, edition):
        return None
    sight = LedgerSight(whole, smaller, edition)
    has_statuses, has_cells, told = sight.tells_statuses, sight.tells_cells, sight.segmentations
    shown = replace(
        measured,
        cells=measured.cells if has_cells else {},
        abc=measured.abc if has_cells else {},
        xyz=measured.xyz if has_cells else {},
        pareto=measured.pareto if has_cells else (),
        statuses=measured.statuses if has_statuses else {},
        moves=measured.moves if has_statuses else (),
        segments={name: groups for name, groups in measured.segments.items() if name in told},
        not_our_clients=sight.told(
            measured.not_our_clients, "not_our_clients", whole.not_our_clients, smaller.not_our_clients
        ),
        lines=measured.lines if sight.tells_lines else {},
        managers=measured.managers if sight.tells_managers else {},
        attributes=sight.told(measured.attributes, "attributes", whole.attributes, smaller.attributes),
        programmes=sight.told(measured.programmes, "loyalty", whole.loyalty, smaller.loyalty),
        bad_rows=tuple(replace(one, examples=()) for one in measured.bad_rows),
    )
    return _of_its_lines(shown) if sight.hides_a_line else shown


def _of_its_lines(shown: Measurements) -> Measurements:
    """Measurements without what is counted of all lines together."""
    return replace(
        shown,
        rows=0,
        whole=_NOBODY,
        cells=_named(shown.cells),
        abc=_named(shown.abc),
        xyz=_named(shown.xyz),
        statuses=_named(shown.statuses),
        moves=tuple(one for one in shown.moves if one.before or one.after),
        segments={name: _named(groups) for name, groups in shown.segments.items()},
        lines={},
        managers={},
        bad_rows=(),
        partial=frozenset({"lines"}),
    )


def _named(groups: Mapping[str | None, Group]) -> dict[str | None, Group]:
    return {name: group for name, group in groups.items() if name is not None}
