"""Plans of the whole book and a smaller book in; what of plan and fact may stand in it, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from playbook.analytics.plan_axes import CELLS, LINE, MANAGER, STATUS
from playbook.analytics.plan_figures import PlanFigures
from playbook.diagnostics import Message, quoted
from playbook.editions.ledger_sight import LedgerSight
from playbook.editions.readers import may_read
from playbook.model.book import Book
from playbook.model.edition import Edition


def restrict_plans(
    plans: Iterable[PlanFigures], whole: Book, smaller: Book, edition: Edition
) -> tuple[PlanFigures, ...]:
    """The plans that an edition's readers may see, none where the section `data` has another audience.

    A plan goes with its forecast. An axis of which a group is hidden is left out as a whole: from the others the hidden one could be
    reckoned; sellers are named where the client base names them. Where a line is hidden, a plan that has the turnover of all lines is
    left out.
    """
    if not may_read(whole.data.audience, edition) or not smaller.tells_of("forecast"):
        return ()
    sight = LedgerSight(whole, smaller, edition)
    told = {one.address for one in smaller.forecast}
    return tuple(
        _restricted(one, sight) for one in plans if one.at in told and not (sight.hides_a_line and one.has_all_lines)
    )


def _restricted(plan: PlanFigures, sight: LedgerSight) -> PlanFigures:
    return replace(
        plan,
        by={axis: groups for axis, groups in plan.by.items() if _tells(sight, axis)},
        errors={seller: told for seller, told in plan.errors.items() if seller is None or sight.tells_managers},
        notes=tuple(one for one in plan.notes if not _names_hidden(one, sight)),
    )


def _tells(sight: LedgerSight, axis: str) -> bool:
    known = {
        STATUS: sight.tells_statuses,
        CELLS: sight.tells_cells,
        MANAGER: sight.tells_managers,
        LINE: sight.tells_lines,
    }
    return known.get(axis, axis in sight.segmentations)


def _names_hidden(note: Message, sight: LedgerSight) -> bool:
    """Whether a note names a segmentation of whose segments the edition tells not all."""
    hidden = [one.title for one in sight.whole.segmentations if one.id not in sight.segmentations]
    return any(str(value) == str(quoted(title)) for title in hidden for value in note.values.values())
