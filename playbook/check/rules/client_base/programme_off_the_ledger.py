"""A programme that reckons with other clients, turnover or margin than the ledger shows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from playbook.analytics.measurements import Group, Measurements
from playbook.check.ledger_words import ledger_side, measured_by_hand, months_of
from playbook.check.programme_clients import programme_clients
from playbook.check.rule import LedgerExample, NotProven, Rule
from playbook.diagnostics import Finding, Message, Money, Percent, Severity, _
from playbook.model.book import Book
from playbook.model.loyalty import Economics, Programme

_TOLERANCE = Decimal("0.2")
"""By which part of what the ledger shows a plan may be off: a year is never quite like the one before."""
_MARGIN_TOLERANCE = Decimal("0.02")
"""A margin is held closer, in points of a percent: by it a programme pays or does not."""


def check(book: Book, measured: Measurements) -> Iterator[Finding]:
    """Every figure of a programme's economics that is off by more than the tolerance, at the figure."""
    if not measured.whole.clients:
        return
    for programme in book.loyalty:
        figures = programme.economics
        if figures is None or all(
            one is None for one in (figures.clients, figures.turnover_per_client, figures.margin)
        ):
            continue
        group = programme_clients(book, programme, measured)
        if group is None:
            yield _not_proven(programme)
        else:
            yield from _off(book, programme, figures, group, measured)


def _not_proven(programme: Programme) -> NotProven:
    return NotProven(
        at=programme.address / "economics",
        message=_(
            "Whether “{title}” reckons with the clients that there are is not known: the ledger does not tell whom it is for.",
            title=programme.title,
        ),
        hint=_(
            "Give under data: clients what its segments test, or name its clients by segments, statuses or cells alone."
        ),
    )


def _off(
    book: Book, programme: Programme, figures: Economics, group: Group, measured: Measurements
) -> Iterator[Finding]:
    if figures.clients is not None and _is_off(Decimal(figures.clients), Decimal(group.clients)):
        yield _finding(book, programme, "clients", _clients(programme, figures.clients, group), measured)
    if figures.turnover_per_client is not None and group.clients:
        a_month = group.turnover / group.clients / months_of(measured.window_of(programme.line))
        if _is_off(figures.turnover_per_client, a_month):
            message = _turnover(book, programme, figures.turnover_per_client, a_month)
            yield _finding(book, programme, "turnover_per_client", message, measured)
    margin = group.margin
    if figures.margin is not None and margin is not None and abs(figures.margin - margin) > _MARGIN_TOLERANCE:
        message = _(
            "“{title}” reckons with a margin of {assumed}; by the ledger it is {fact}.",
            title=programme.title,
            assumed=Percent(figures.margin),
            fact=Percent(margin),
        )
        yield _finding(book, programme, "margin", message, measured)


def _is_off(assumed: Decimal, fact: Decimal) -> bool:
    return abs(assumed - fact) > _TOLERANCE * fact


def _clients(programme: Programme, assumed: int, group: Group) -> Message:
    return _(
        "“{title}” reckons with {assumed} clients; the ledger has {fact} for whom it is.",
        title=programme.title,
        assumed=assumed,
        fact=group.clients,
    )


def _turnover(book: Book, programme: Programme, assumed: Decimal, fact: Decimal) -> Message:
    currency = book.masthead.currency
    return _(
        "“{title}” reckons with {assumed} per client a month; by the ledger it is {fact}.",
        title=programme.title,
        assumed=Money(assumed, currency),
        fact=Money(fact.quantize(Decimal(1)), currency),
    )


def _finding(book: Book, programme: Programme, key: str, message: Message, measured: Measurements) -> Finding:
    return Finding(
        at=programme.address / "economics" / key,
        message=message,
        hint=_("Reckon with what the ledger shows, or say in an ignore why it will be otherwise."),
        related=ledger_side(book, measured),
    )


RULE = Rule(
    code="A806",
    name="programme-off-the-ledger",
    title=_("A programme that the ledger does not bear out"),
    severity=Severity.WARNING,
    rationale=_(
        "Whether it pays was proved with figures that nobody looked up: with the real ones it may cost money every month. "
        "A fifth more or less is borne, of a margin two points."
    ),
    good="""
        loyalty:
          - id: shelf
            title: The shelf
            economics: {clients: 10, turnover_per_client: 11_000}
        """,
    bad="""
        loyalty:
          - id: shelf
            title: The shelf
            economics:
              clients: 10
              turnover_per_client: 18_000  # <- here
        """,
    check_against=check,
    section="loyalty",
    ledger=LedgerExample(
        _("10 clients bought for 1,200,000 in a year: 10,000 per client a month."), measured_by_hand()
    ),
)
