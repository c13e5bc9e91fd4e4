"""The economics of a loyalty programme: its figures in; what it costs and brings, when it pays and what a client is worth, out.

Money is in the book's currency, rates are fractions, time is in whole months. What the author left out is named, never guessed: but a cost that is
left out is no cost. Sums and products are exact; quotients have the 28 digits of a Decimal.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from playbook.estimate.discounts import EXACT, Stacking, own_discount
from playbook.model.loyalty import Economics, Programme

_YEAR = 12
_MONTH = 30
_NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Missing:
    """What cannot be reckoned, because the author left out these keys of `economics`, in the order of the format."""

    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """What a programme costs and brings.

    Units:  money; `launch_cost` once, `costs` and `benefit` per month over all clients.
    Source: book-format, "loyalty": costs = launch + months·(monthly + clients·(cost per client + costs of the terms)).
    """

    launch_cost: Decimal
    costs: Decimal
    benefit: Decimal

    @property
    def result(self) -> Decimal:
        """What a month leaves, launch apart; money, under zero where it loses."""
        with localcontext(EXACT):
            return self.benefit - self.costs

    def after(self, months: int) -> Decimal:
        """The accumulated benefit less the accumulated costs when so many months have passed; money."""
        with localcontext(EXACT):
            return months * self.result - self.launch_cost

    def by_month(self, months: int) -> list[Decimal]:
        """The accumulated result at the end of each month.

        Shape:  one sum for each month, the first month's first.
        """
        return [self.after(month) for month in range(1, months + 1)]

    @property
    def break_even(self) -> int | None:
        """The first month, from 1, at whose end accumulated benefit covers accumulated costs; nothing: never.

        Source: book-format, "loyalty"; the payback period for uniform cash flows of Horngren, Datar and Rajan, Cost Accounting, "Capital Budgeting".
        """
        if self.after(1) >= 0:
            return 1
        if self.result <= 0:
            return None
        with localcontext(EXACT):
            return int((self.launch_cost / self.result).to_integral_value(ROUND_CEILING))

    def roi(self, months: int) -> Decimal | None:
        """The return on what a programme costs over so many months; nothing where it costs nothing.

        Units:  a fraction.
        Source: book-format, "loyalty": (benefit − costs) / costs over the horizon, retention left out.
        """
        with localcontext(EXACT):
            costs = self.launch_cost + months * self.costs
        return self.after(months) / costs if costs else None


@dataclass(frozen=True, slots=True)
class LifetimeValues:
    """What a client brings as long as he stays, before the programme and with it; nothing where all stay for ever. Money, not discounted."""

    before: Decimal | None
    after: Decimal | None


def benefit_per_client(turnover: Decimal, margin: Decimal, discount: Decimal, uplift: Decimal) -> Decimal:
    """What a programme brings of a client in a month more than he brought before.

    Units:  money; `turnover` per month at list prices, before; rates are fractions.
    Source: book-format, "loyalty": T·((1+u)·(m−d) − m).
    """
    with localcontext(EXACT):
        return turnover * ((1 + uplift) * (margin - discount) - margin)


def balance_of(programme: Programme, stacking: Stacking) -> Balance | Missing:
    """What a programme costs and brings by its `economics` and its own discount.

    Units:  as `Balance`.
    Source: book-format, "loyalty".
    """
    figures = programme.economics or Economics()
    missing = _missing(figures, "clients", "turnover_per_client", "margin", "uplift")
    if missing is not None:
        return missing
    clients, turnover, margin, uplift = figures.clients, figures.turnover_per_client, figures.margin, figures.uplift
    assert clients is not None and turnover is not None and margin is not None and uplift is not None  # noqa: S101, PT018 - else missing
    with localcontext(EXACT):
        promised = sum((term.cost for term in programme.terms if term.cost is not None), start=_NONE)
        per_client = (figures.cost_per_client or _NONE) + promised
        costs = (figures.monthly_cost or _NONE) + clients * per_client
        benefit = clients * benefit_per_client(turnover, margin, own_discount(programme, stacking), uplift)
    return Balance(figures.launch_cost or _NONE, costs, benefit)


def horizon_of(programme: Programme, working_week: int = 5) -> int | None:
    """The whole months within which a programme must have paid; nothing where the author does not say.

    Source: book-format, "loyalty": the horizon is in whole months; "Values": 1mo = 30d.
    """
    horizon = programme.economics.horizon if programme.economics is not None else None
    return None if horizon is None else int((horizon.days(working_week) / _MONTH).to_integral_value(ROUND_FLOOR))


def lifetime_values(programme: Programme, stacking: Stacking) -> LifetimeValues | Missing:
    """What a client is worth before a programme and with it.

    Units:  money per client, over all the years he stays on average.
    Source: book-format, "loyalty": 12·T·m/(1−before) and 12·T·(1+u)·(m−d)/(1−after), retention under 100%; the first model of Berger and Nasr,
            Customer Lifetime Value: Marketing Models and Applications (Journal of Interactive Marketing 12:1, 1998), with a discount rate of nothing.
    """
    figures = programme.economics or Economics()
    missing = _missing(figures, "turnover_per_client", "margin", "uplift", "retention")
    if missing is not None:
        return missing
    turnover, margin, uplift, retention = figures.turnover_per_client, figures.margin, figures.uplift, figures.retention
    assert turnover is not None and margin is not None and uplift is not None and retention is not None  # noqa: S101, PT018 - else missing
    with localcontext(EXACT):
        before = _YEAR * turnover * margin
        after = _YEAR * turnover * (1 + uplift) * (margin - own_discount(programme, stacking))
    return LifetimeValues(_while_they_stay(before, retention.before), _while_they_stay(after, retention.after))


def _while_they_stay(yearly: Decimal, retention: Decimal) -> Decimal | None:
    return yearly / (1 - retention) if retention < 1 else None


def _missing(figures: Economics, *needed: str) -> Missing | None:
    left_out = tuple(name for name in needed if getattr(figures, name) is None)
    return Missing(left_out) if left_out else None
