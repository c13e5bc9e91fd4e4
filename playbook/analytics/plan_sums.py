"""The table of a plan in; estimates, budget and fact of each group of clients, by any axes and their crossings, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from playbook.analytics.edge import Desk, open_desk
from playbook.analytics.plan_axes import column_of_axis
from playbook.analytics.plan_figures import PlanFact
from playbook.analytics.summary import plain
from playbook.analytics.written import EXACT

Groups = Mapping[tuple[str | None, ...], Mapping[str, PlanFact]]
"""By group, one for each axis, and by period."""

_SUMS = ("expert", "budget", "actual", "due")


def sums_by(desk: Desk, rows: ir.Table, axes: Sequence[str]) -> Groups:
    """Plan and fact of each group that has clients, in no order; without an axis, of all clients, under `()`.

    Every row is in one group: the sums of all groups are the whole, to the last figure.
    """
    columns = [column_of_axis(one) for one in axes]
    is_open = rows.expert.notnull() & rows.budget.isnull()
    summed = rows.group_by("period", *columns).agg(
        clients=rows.client.nunique(),
        unagreed=rows.client.nunique(where=is_open),
        unagreed_expert=rows.expert.sum(where=is_open).fill_null(0).cast(EXACT),
        **{f"{name}_in_all": rows[name].sum().cast(EXACT) for name in _SUMS},
    )
    found: dict[tuple[str | None, ...], dict[str, PlanFact]] = {}
    for row in desk.fetch(summed).to_pylist():
        found.setdefault(tuple(row[one] for one in columns), {})[row["period"]] = _fact_of(row)
    return found


def crossed(clients: pa.Table, axes: Sequence[str]) -> Groups:
    """The same of a table that was fetched."""
    with open_desk() as desk:
        return sums_by(desk, desk.put("plan", clients), axes)


def _fact_of(row: Mapping[str, Any]) -> PlanFact:
    sums = {name: None if (told := row[f"{name}_in_all"]) is None else plain(told) for name in _SUMS}
    return PlanFact(row["clients"], **sums, unagreed=row["unagreed"], unagreed_expert=plain(row["unagreed_expert"]))
