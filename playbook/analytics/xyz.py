"""What clients bought in each period of the window in; how much that varies, and their XYZ classes, out."""

from __future__ import annotations

from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir

from playbook.analytics.ratio import bound, compared, ratio_of
from playbook.analytics.turnover import period_columns
from playbook.analytics.window import Horizon
from playbook.model.abc_xyz import AbcXyz

LEAST_PERIODS = 3
"""Under three no class is given (book-format, "abc_xyz")."""


def xyz(clients: ir.Table, horizon: Horizon, matrix: AbcXyz | None) -> ir.Table:
    """How steadily each client buys.

    Shape:  the clients as they are, and `mean`, `deviation`, `cv`, `xyz` (`X`, `Y`, `Z`; nothing without bounds).
    Units:  `mean` and `deviation` are money per period, `cv` is a fraction: deviation over mean.
    Source: book-format, "abc_xyz": population standard deviation (n − 1 for a sample) over the mean of turnover per period, empty
            periods counted as zero from a client's first order on.
    Leaves out: who had no order until the window's end; `cv` of who bought for nothing; the class of who has under three periods.
    """
    ends = [period.last for period in horizon.periods]
    counts = [(clients.first_order <= end).fill_null(False) for end in ends]  # noqa: FBT003 - the value that is filled in
    count = _sum([one.cast("int64") for one in counts])
    bought = _sum([one.ifelse(clients[name], 0) for one, name in zip(counts, period_columns(horizon), strict=True)])
    measured = clients.mutate(periods=count, mean=ratio_of(bought, count))
    apart = [
        (measured.first_order <= end).ifelse(measured[name].cast("float64") - measured["mean"], 0.0).fill_null(0.0)
        for end, name in zip(ends, period_columns(horizon), strict=True)
    ]
    divisor = measured.periods - 1 if matrix is not None and matrix.deviation == "sample" else measured.periods
    deviation = (_sum([one * one for one in apart]) / (divisor > 0).ifelse(divisor, None)).sqrt()
    measured = measured.mutate(deviation=deviation)
    mean = measured["mean"]
    measured = measured.mutate(cv=measured.deviation / (mean > 0).ifelse(mean, None))
    return measured.mutate(xyz=_classes(measured, matrix)).drop("periods")


def _classes(measured: ir.Table, matrix: AbcXyz | None) -> ir.StringValue:
    if matrix is None:
        return ibis.null("string")
    variation = compared(measured.cv)
    return ibis.cases(
        ((measured.periods < LEAST_PERIODS) | measured.cv.isnull(), ibis.null("string")),
        (variation <= bound(matrix.xyz.x), "X"),
        (variation <= bound(matrix.xyz.y), "Y"),
        else_="Z",
    )


def _sum(terms: list[ir.NumericValue]) -> ir.NumericValue:
    """The terms added in their order, so that the same client has the same last digit each time."""
    return reduce(add, terms)
