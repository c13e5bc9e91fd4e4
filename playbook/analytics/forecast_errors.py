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

    Leaves out: clients of whom nobody said a number, and sellers who said none.
    Source: as `ForecastError` says. Why: clients are weighed by what they take, and one who took nothing spoils no quotient.
    """
    found: dict[str | None, list[ForecastError]] = {}
    if not ended:
        return {}
    over = rows.filter(rows.period.isin([*ended])).mutate(seller=rows.manager.fill_null(NO_SELLER))
    for of in _NUMBERS:
        told = over.filter(over[of].notnull())
        sums = {
            "clients": told.client.nunique(),
            "apart": (told.actual - told[of]).abs().sum().cast(EXACT),
            "beyond": (told[of] - told.actual).sum().cast(EXACT),
            "shipped": told.actual.abs().sum().cast(EXACT),
        }
        [whole] = desk.fetch(told.agg(**sums)).to_pylist()
        each = desk.fetch(told.group_by("seller").agg(**sums)).to_pylist()
        if whole["clients"]:
            found.setdefault(None, []).append(_error(NO_SELLER, of, whole))
        for row in each:
            found.setdefault(row["seller"], []).append(_error(row["seller"], of, row))
    order = sorted(found, key=lambda one: (one is not None, one == NO_SELLER, one or ""))
    return {seller: tuple(found[seller]) for seller in order}


_NUMBERS: tuple[Literal["expert", "budget"], ...] = ("expert", "budget")


def _error(seller: str, of: Literal["expert", "budget"], row: Mapping[str, Any]) -> ForecastError:
    shipped = row["shipped"]
    wape, bias = ((row[name] / shipped).quantize(_SIXTH) if shipped else None for name in ("apart", "beyond"))
    return ForecastError(seller, of, row["clients"], wape, bias)
