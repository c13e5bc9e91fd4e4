"""A programme that does not bring back what it costs by its horizon."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_FLOOR

from playbook.check.rule import NotProven, Rule
from playbook.diagnostics import Finding, Message, Money, Related, Severity, _, _n
from playbook.estimate.economics import Balance, Missing, balance_of, horizon_of
from playbook.model.book import Book
from playbook.model.loyalty import Programme

_SHOWN = 12
"""Months told one by one; of a longer time the first ones and the last."""
_LONGEST = 120
"""Months that are worth waiting for: a longer time nobody can promise."""


def check(book: Book) -> Iterator[Finding]:
    """Every programme with economics whose accumulated benefit does not cover its costs when its horizon is over."""
    for programme in book.loyalty:
        if programme.economics is None:
            continue
        balance = balance_of(programme, book.masthead.stacking)
        months = horizon_of(programme, book.masthead.working_week)
        if isinstance(balance, Missing):
            yield _not_known(programme, (*balance.figures, *(("horizon",) if months is None else ())))
        elif balance.break_even is None:
            yield _lost(book, programme, balance, months)
        elif months is None:
            yield _not_known(programme, ("horizon",))
        elif months == 0:
            yield _under_a_month(programme)
        elif balance.break_even > months:
            yield _late(book, programme, balance, months, balance.break_even)


def _not_known(programme: Programme, figures: tuple[str, ...]) -> NotProven:
    return NotProven(
        at=programme.address / "economics",
        message=_(
            "Whether “{title}” pays is not known; its economics leave out: {figures}.",
            title=programme.title,
            figures=figures,
        ),
        hint=_("Add what is left out; a careful guess is better than none."),
    )


def _under_a_month(programme: Programme) -> NotProven:
    return NotProven(
        at=programme.address / "economics" / "horizon",
        message=_("Whether “{title}” pays in less than a month cannot be reckoned.", title=programme.title),
        hint=_("Write the horizon in whole months, such as 12mo."),
    )


def _lost(book: Book, programme: Programme, balance: Balance, months: int | None) -> Finding:
    return Finding(
        at=programme.address / "economics",
        message=_(
            "“{title}” never pays: a month costs {costs} and brings {benefit}.",
            title=programme.title,
            costs=Money(balance.costs, book.masthead.currency),
            benefit=Money(balance.benefit, book.masthead.currency),
        )
        if balance.result < 0
        else _("“{title}” never pays: no month brings more than it costs.", title=programme.title),
        hint=_(
            "Lower the discount or the costs, or give it to clients who will buy more. The account: {months}.",
            months=_month_by_month(book, balance, months or _SHOWN),
        ),
        related=_horizon(programme),
        at_key=True,
    )


def _late(book: Book, programme: Programme, balance: Balance, months: int, break_even: int) -> Finding:
    at_most = Money((months * balance.result).to_integral_value(ROUND_FLOOR), book.masthead.currency)
    account = _month_by_month(book, balance, months)
    return Finding(
        at=programme.address / "economics" / "launch_cost",
        message=_n(
            "“{title}” has not paid after {count} month: {sum} is still to come in.",
            "“{title}” has not paid after {count} months: {sum} is still to come in.",
            months,
            title=programme.title,
            sum=Money(-balance.after(months), book.masthead.currency),
        ),
        hint=_(
            "Launch it for {sum} at most, or give it until month {number}. The account: {months}.",
            sum=at_most,
            number=break_even,
            months=account,
        )
        if break_even <= _LONGEST
        else _("Launch it for {sum} at most. The account: {months}.", sum=at_most, months=account),
        related=_horizon(programme),
    )


def _month_by_month(book: Book, balance: Balance, months: int) -> list[Message]:
    results = list(enumerate(balance.by_month(min(months, _SHOWN - 1)), start=1))
    if months >= _SHOWN:
        results.append((months, balance.after(months)))
    return [
        _("month {number}: {sum}", number=number, sum=Money(result, book.masthead.currency))
        for number, result in results
    ]


def _horizon(programme: Programme) -> tuple[Related, ...]:
    if programme.economics is None or programme.economics.horizon is None:
        return ()
    return (Related(programme.address / "economics" / "horizon", _("By then it must have paid.")),)


RULE = Rule(
    code="L604",
    name="never-breaks-even",
    title=_("A programme that does not pay"),
    severity=Severity.ERROR,
    rationale=_("The money was promised back by a day; who does not reckon it before learns it when it is spent."),
    good="""
        loyalty:
          - id: friends
            title: Friends
            terms: [{kind: discount, percent: 5%}]
            economics:
              launch_cost: 100_000
              clients: 20
              turnover_per_client: 50_000
              margin: 30%
              uplift: 40%
              horizon: 12mo
        """,
    bad="""
        loyalty:
          - id: friends
            title: Friends
            terms: [{kind: discount, percent: 5%}]
            economics:
              launch_cost: 1_000_000  # <- here
              clients: 20
              turnover_per_client: 50_000
              margin: 30%
              uplift: 40%
              horizon: 12mo
        """,
    check=check,
)
