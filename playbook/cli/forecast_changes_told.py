"""What sheets would change in a forecast in; the lines that the terminal says of it, each change and the sums of those that change, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from playbook.cli.aligned import aligned
from playbook.diagnostics import Message, _
from playbook.exchange.forecast_changes import Change
from playbook.exchange.forecast_form import TYPED
from playbook.locale import Language
from playbook.locale.figures import say_money
from playbook.model.book import Book

_NOTHING = "–"
_ARROW = "→"


def told(changes: Sequence[Change], book: Book, language: Language) -> Iterator[str]:
    """A line a change: client, period, column, what stands there and what is to stand; then the sums of each period and column."""
    titles = {(one.line, period.id): period.title or period.id for one in book.forecast for period in one.periods}
    currency = book.masthead.currency

    def say(message: Message) -> str:
        return message.in_language(language)

    def period_of(change: Change) -> str:
        return titles.get((change.line, change.period)) or titles.get((None, change.period), change.period)

    def said(value: Decimal | None) -> str:
        return _NOTHING if value is None else say_money(value, currency, language)

    rows = [
        (one.client, period_of(one), say(TYPED[one.typed]), said(one.before), _ARROW, said(one.after))
        for one in changes
    ]
    groups = dict.fromkeys((period_of(one), one.typed) for one in changes)
    together = say(_("Changed ones together"))
    for period, typed in groups:
        own = [one for one in changes if (period_of(one), one.typed) == (period, typed)]
        before, after = (
            sum((value or Decimal(0) for value in side), Decimal(0))
            for side in zip(*((one.before, one.after) for one in own), strict=True)
        )
        rows.append((together, period, say(TYPED[typed]), said(before), _ARROW, said(after)))
    yield from (line.rstrip() for line in aligned(rows, slice(3, None)))
