"""The client base of the bench as somebody would compute it in pandas: the ledger in; the table and the counts of bad rows out."""

# ruff: noqa: PLR2004 - the thresholds are those of the bench's book

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

_PERIODS = range(1, 13)


def compute(ledger: Path, as_of: date, first: date, last: date, earlier: date) -> tuple[pa.Table, dict[str, int]]:
    """The table, and how many rows do not count for which reason.

    Sums are of floats: of decimals pandas would be ten times as slow.
    """
    read = pq.read_table(ledger)
    read = read.set_column(2, "amount", read["amount"].cast(pa.float64()))
    rows = read.to_pandas()
    rows["date"] = pd.to_datetime(rows["date"])
    good, bad = _parted(rows, pd.Timestamp(as_of))
    days = _days(good, pd.Timestamp(first))
    found = _measured(_bought(days, pd.Timestamp(earlier)), pd.Timestamp(first), pd.Timestamp(last))
    found = _classed(found, pd.Timestamp(as_of), pd.Timestamp(earlier))
    return pa.Table.from_pandas(found, preserve_index=False), bad


def _parted(rows: pd.DataFrame, as_of: pd.Timestamp) -> tuple[pd.DataFrame, dict[str, int]]:
    """The rows that count, and the counts of the others by the first reason that holds."""
    reason = np.select(
        [
            rows["client"].isna() | (rows["client"] == ""),
            rows["date"].isna(),
            rows["date"] > as_of,
            rows["amount"].isna(),
        ],
        ["no-client", "no-date", "future", "no-amount"],
        default="",
    )
    bad = rows.assign(reason=reason)[reason != ""]
    return rows[reason == ""], {str(name): int(count) for name, count in bad.groupby("reason").size().items()}


def _days(rows: pd.DataFrame, first: pd.Timestamp) -> pd.DataFrame:
    """What each client bought on each day."""
    days = rows.groupby(["client", "date"], as_index=False).agg(amount=("amount", "sum"), most=("amount", "max"))
    days["period"] = (days["date"].dt.year - first.year) * 12 + days["date"].dt.month - first.month + 1
    return days


def _bought(days: pd.DataFrame, earlier: pd.Timestamp) -> pd.DataFrame:
    """What each client bought in each period, and when it ordered."""
    of_window = days[days["period"].between(1, 12)]
    periods = of_window.pivot_table(index="client", columns="period", values="amount", aggfunc="sum")
    found = days.groupby("client").agg(first_seen=("date", "min"))
    found = found.join(periods.reindex(columns=_PERIODS).fillna(0.0).add_prefix("t"))
    sums = (("turnover", 1, 12), ("turnover_before", -11, 0), ("turnover_second", -23, -12))
    for name, low, high in sums:
        within = days[days["period"].between(low, high)]
        found[name] = within.groupby("client")["amount"].sum()
    orders = days[days["most"] >= 0]
    past = orders[orders["date"] <= earlier]
    found = found.join(
        orders.groupby("client").agg(orders=("date", "size"), first_order=("date", "min"), last_order=("date", "max"))
    )
    found = found.join(past.groupby("client").agg(orders_before=("date", "size"), last_order_before=("date", "max")))
    filled = [
        "turnover",
        "turnover_before",
        "turnover_second",
        "orders",
        "orders_before",
        *(f"t{one}" for one in _PERIODS),
    ]
    found[filled] = found[filled].fillna(0)
    return found.round(dict.fromkeys(filled, 2)).reset_index()


def _measured(found: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """Shares, ABC, variation and XYZ."""
    found["is_in_window"] = found["first_seen"] <= last
    found = found.sort_values(["is_in_window", "turnover", "client"], ascending=[False, False, True], ignore_index=True)
    total, until = found["turnover"].sum(), found["turnover"].cumsum()
    ahead = until - found["turnover"]
    found["share"] = (found["turnover"] / total).where(found["is_in_window"])
    found["cumulative_share"] = (until / total).where(found["is_in_window"])
    letters = np.select(
        [~found["is_in_window"], ahead < total * 0.8, ahead < total * 0.95], ["", "A", "B"], default="C"
    )
    found["abc"] = pd.Series(letters).replace("", None)
    sums = found[[f"t{one}" for one in _PERIODS]].to_numpy()
    start = (found["first_order"].dt.year - first.year) * 12 + found["first_order"].dt.month - first.month + 1
    counts = np.arange(1, 13)[None, :] >= np.maximum(start.fillna(99).to_numpy(), 1)[:, None]
    counted = counts.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(counts, sums, 0).sum(axis=1) / counted
        deviation = np.sqrt((np.where(counts, sums - mean[:, None], 0) ** 2).sum(axis=1) / counted)
        found["mean"], found["deviation"] = mean, deviation
        found["cv"] = np.where(mean > 0, deviation / mean, np.nan)
    variation = found["cv"].round(12)
    classes = np.select(
        [(counted < 3) | found["cv"].isna(), variation <= 0.25, variation <= 0.6], ["", "X", "Y"], default="Z"
    )
    found["xyz"] = pd.Series(classes).replace("", None)
    found["cell"] = found["abc"] + found["xyz"]
    return found


def _classed(found: pd.DataFrame, as_of: pd.Timestamp, earlier: pd.Timestamp) -> pd.DataFrame:
    """Growth, and the statuses now and one window earlier."""
    found["growth"] = _growth(found["turnover"], found["turnover_before"])
    before = _growth(found["turnover_before"], found["turnover_second"])
    first = found["first_order"]
    found["status"] = _status(as_of, found["last_order"], first, found["growth"], found["orders"])
    then = _status(earlier, found["last_order_before"], first, before, found["orders_before"])
    found["previous_status"] = then.where(found["orders_before"] > 0, None)
    found["orders"] = found["orders"].astype("int64")
    for name in ("first_order", "last_order"):
        found[name] = found[name].dt.date
    return found


def _growth(now: pd.Series[float], before: pd.Series[float]) -> pd.Series[float]:
    return (now / before.where(before > 0) - 1).clip(lower=-1)


def _status(
    day: pd.Timestamp,
    last: pd.Series[pd.Timestamp],
    first: pd.Series[pd.Timestamp],
    growth: pd.Series[float],
    orders: pd.Series[float],
) -> pd.Series[str]:
    since_last, since_first = (day - last).dt.days, (day - first).dt.days
    cases = [since_last > 90, since_first <= 90, growth.round(12) < -0.2, orders >= 1]
    return pd.Series(np.select(cases, ["sleeping", "novice", "cooling", "regular"], default="")).replace("", None)
