"""A programme and its horizon in; how much more must be sold so that it covers all its costs by then, out."""

from __future__ import annotations

from decimal import Decimal, localcontext

from playbook.estimate.discounts import EXACT, Stacking, own_discount
from playbook.estimate.economics import Missing, balance_of, benefit_per_client
from playbook.model.loyalty import Economics, Programme

_NONE, _AS_MUCH_AGAIN = Decimal(0), Decimal(1)


def growth_to_cover_all(programme: Programme, stacking: Stacking, months: int) -> Decimal | Missing | None:
    """The growth in units at which benefit and costs are even after so many months; nothing where no growth is enough.

    Units:  a fraction of what was sold before. A growth that the author expects is left out of account.
    Source: book-format, "loyalty": T·((1+u)(m−d) − m)·months·clients = launch + months·(monthly + clients·costs). The benefit is linear in u:
            without growth it lacks so much, and growth brings in so much.
    """
    figures = programme.economics or Economics()
    without = programme.model_copy(update={"economics": figures.model_copy(update={"uplift": _NONE})})
    balance, discount = balance_of(without, stacking), own_discount(programme, stacking)
    if isinstance(balance, Missing):
        return balance
    clients, turnover, margin = figures.clients or 0, figures.turnover_per_client or _NONE, figures.margin or _NONE
    with localcontext(EXACT):
        doubled, same = (benefit_per_client(turnover, margin, discount, u) for u in (_AS_MUCH_AGAIN, _NONE))
        brought = months * clients * (doubled - same)
    lacking = -balance.after(months)
    if brought > 0:
        return max(lacking / brought, _NONE)
    return _NONE if lacking <= 0 < margin - discount else None
