"""What a sheet was made of, and the book and the ledger of today in; what has changed since, out: the sheet is read all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from playbook.analytics.ledger_mark import LedgerMark
from playbook.diagnostics import Message, Money, _, _n, quoted
from playbook.exchange.forecast_form import FormRule
from playbook.exchange.forecast_marks import FormMarks

_MOST = 5


def is_of_another_book(marks: FormMarks, title: str, rules: Sequence[FormRule]) -> bool:
    """Whether a sheet was made of another book: one of another title, most of whose rules are not those of this one."""
    now = {(one.ref, one.fingerprint) for one in rules}
    same = sum((one.ref, one.fingerprint) in now for one in marks.rules)
    return marks.book != title and same * 2 <= len(marks.rules)


def changed_since(
    marks: FormMarks, rules: Sequence[FormRule], ledger: LedgerMark | None, currency: str
) -> Iterator[Message]:
    """What has changed in the book, and in the ledger where it could be read."""
    was, now = ({one.ref: one for one in side} for side in (marks.rules, rules))
    changed = [
        (now.get(ref) or was[ref]).title
        for ref in {**was, **now}
        if ref not in was or ref not in now or was[ref].fingerprint != now[ref].fingerprint
    ]
    if changed:
        shown = [quoted(title) for title in dict.fromkeys(changed)]
        yield _n(
            "since the sheet was made, {count} rule of the book has changed: {titles}; what it computed may be old.",
            "since the sheet was made, {count} rules of the book have changed: {titles}; what they computed may be old.",
            len(changed),
            titles=shown if len(shown) <= _MOST else [*shown[:_MOST], "…"],
        )
    if ledger is not None and ledger != marks.ledger:
        yield _moved_on(marks.ledger, ledger, currency)


def _moved_on(was: LedgerMark, now: LedgerMark, currency: str) -> Message:
    if was.rows != now.rows and was.last is not None and now.last is not None:
        return _(
            "since the sheet was made, the ledger has moved on: {was} rows up to {was_last} then, {now} up to {now_last} now.",
            was=was.rows,
            was_last=was.last,
            now=now.rows,
            now_last=now.last,
        )
    return _(
        "since the sheet was made, the ledger was changed: its rows came to {was} then, and come to {now} now.",
        was=Money(was.total or Decimal(0), currency),
        now=Money(now.total or Decimal(0), currency),
    )
