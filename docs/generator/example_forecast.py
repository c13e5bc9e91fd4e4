"""What the sellers of the example book expected of each client, and what was agreed: its orders in; the rows of `forecast.csv` out.

They look at the same quarter a year ago and hear what clients plan, and each sees it in his own way; what he cannot foresee is chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from docs.generator.example_sales import Order

FORECAST = ("line", "client", "period", "expert", "budget", "author", "read_at")


@dataclass(frozen=True, slots=True)
class Quarter:
    """A period of the forecast: when the sheets were read, the part of the clients estimated by then, and of those without a budget yet.

    whole: how much more the quarter is than the part of it that the ledger knows; nothing where it knows none of it.
    """

    id: str
    first: date
    last: date
    read_on: date
    estimated: float
    unagreed: float
    whole: float


QUARTERS = (
    Quarter("2026-q3", date(2026, 7, 1), date(2026, 9, 30), date(2026, 6, 23), 0.96, 0.06, 1.0),
    Quarter("2026-q4", date(2026, 10, 1), date(2026, 12, 31), date(2026, 9, 23), 0.94, 0.14, 1.5),
    Quarter("2027-q1", date(2027, 1, 1), date(2027, 3, 31), date(2026, 10, 30), 0.4, 0.7, 0.0),
)
HOPE: Mapping[str, float] = {"Акчурин": 1.1, "Ветлугина": 0.66, "Ладыгин": 2.2}
"""What each seller makes of last year: the head of sales is careful, whoever hunts is not (and his clients have no last year)."""
_AGREED = (0.88, 0.93, 0.95, 1.0, 1.0, 1.05)
_SURPRISE = 0.16
_TOLD = 0.5
"""Which part of an estimate comes from what clients told of their plans, rather than from last year."""
_LARGE = 150_000
"""Nobody forgets a client from whom so many roubles are expected."""
_LINE = "wholesale"
_YEAR = timedelta(days=365)
_WITHOUT_A_LAST_YEAR = 0.8
_KOPECKS = 100
_STEPS = ((1_000_000, 50_000), (200_000, 10_000), (40_000, 5_000), (0, 1_000))
"""To what a sum from so many roubles on is rounded: nobody estimates to the rouble."""


def forecast_rows(sold: Iterable[Order]) -> list[Sequence[str]]:
    """The rows by period and client: each wholesale client who bought within the year before his seller was asked."""
    orders = [one for one in sold if one.line == "Опт"]
    return [row for quarter in QUARTERS for row in _of_quarter(quarter, orders)]


def _of_quarter(quarter: Quarter, orders: Sequence[Order]) -> Iterator[Sequence[str]]:
    known = [one for one in orders if quarter.read_on - _YEAR < one.day <= quarter.read_on]
    sellers = {one.client: one.manager for one in known}
    for client, seller in sorted(sellers.items()):
        chance = Random(f"прогноз {quarter.id} {client}")  # noqa: S311 - sales, no secrets
        expected = _expected(quarter, [one for one in orders if one.client == client])
        if chance.random() >= quarter.estimated and expected < _LARGE:
            continue
        expert = _rounded(expected * HOPE[seller] * chance.lognormvariate(0, _SURPRISE))
        agreed = _rounded(expert * chance.choice(_AGREED))
        budget = "" if chance.random() < quarter.unagreed else _written(agreed)
        yield _LINE, client, quarter.id, _written(expert), budget, seller, quarter.read_on.isoformat()


def _expected(quarter: Quarter, own: Sequence[Order]) -> float:
    """Roubles: half of them as in the same quarter a year ago, half as the client tells; without such a quarter a part of its year."""
    first, last = (day.replace(year=day.year - 1) for day in (quarter.first, quarter.last))
    before = (
        _bought(own, first, last) or _bought(own, quarter.read_on - _YEAR, quarter.read_on) / 4 * _WITHOUT_A_LAST_YEAR
    )
    told = _bought(own, quarter.first, quarter.last) * quarter.whole
    return before * (1 - _TOLD) + told * _TOLD if quarter.whole else before


def _bought(own: Iterable[Order], first: date, last: date) -> float:
    return sum(one.kopecks - one.returned for one in own if first <= one.day <= last) / _KOPECKS


def _rounded(roubles: float) -> int:
    step = next(step for least, step in _STEPS if roubles >= least)
    return max(step, round(roubles / step) * step)


def _written(roubles: int) -> str:
    return f"{roubles}.00"
