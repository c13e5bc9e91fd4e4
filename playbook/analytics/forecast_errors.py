"""The table of a plan in; how well the numbers of each seller fit what was shipped, out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, Literal

import ibis.expr.types as ir

from playbook.analytics.edge import Desk
from playbook.analytics.plan_figures import NO_SELLER, ForecastError
from playbook.analytics.written import EXACT

_SIXTH = Decimal("0.000001")


def forecast_errors(
    desk: Desk, rows: ir.Table, ended: Collection[str]
) -> Mapping[str | None, tuple[ForecastError, ...]]:
    """The errors of all sellers together under `None`, then of each by name, over the periods that are over.

    A client of whom nobody said a number was expected to take nothing: what it took is an error of the plan. So the bias of a period that
    is over is its deviation, the sign turned.
    Leaves out: periods for which nobody said a number, of a seller those for which he said none.
    Source: as `ForecastError` says. Why: clients are weighed by what they take, and one who took nothing spoils no quotient.
    """
    found: dict[str | None, list[ForecastError]] = {}
    if not ended:
        return {}
    over = rows.filter(rows.period.isin([*ended])).mutate(seller=rows.manager.fill_null(NO_SELLER))
    for of in _NUMBERS:
        said = over.filter(over[of].notnull())
        [whole] = desk.fetch(_summed(_spoken_for(over, said, "period"), of)).to_pylist()
        each = desk.fetch(_summed(_spoken_for(over, said, "period", "seller"), of, "seller")).to_pylist()
        if whole["clients"]:
            found.setdefault(None, []).append(_error(NO_SELLER, of, whole))
        for row in each:
            found.setdefault(row["seller"], []).append(_error(row["seller"], of, row))
    order = sorted(found, key=lambda one: (one is not None, one == NO_SELLER, one or ""))
    return {seller: tuple(found[seller]) for seller in order}


def _spoken_for(rows: ir.Table, said: ir.Table, *by: str) -> ir.Table:
    """The rows of periods, or of periods and sellers, in which somebody said a number."""
    return rows.semi_join(said.select(*by).distinct(), by)


def _summed(rows: ir.Table, of: str, *by: str) -> ir.Table:
    expected = rows[of].fill_null(0)
    return (rows.group_by(by) if by else rows).agg(
        clients=rows.client.nunique(where=rows[of].notnull() | (rows.actual != 0)),
        apart=(rows.actual - expected).abs().sum().cast(EXACT),
        beyond=(expected - rows.actual).sum().cast(EXACT),
        shipped=rows.actual.abs().sum().cast(EXACT),
    )


_NUMBERS: tuple[Literal["expert", "budget"], ...] = ("expert", "budget")


def _error(seller: str, of: Literal["expert", "budget"], row: Mapping[str, Any]) -> ForecastError:
    shipped = row["shipped"]
    wape, bias = ((row[name] / shipped).quantize(_SIXTH) if shipped else None for name in ("apart", "beyond"))
    return ForecastError(seller, of, row["clients"], wape, bias)
