"""The stays of a history and a book in; losses without a reason, or with one that the book does not list, out."""

from __future__ import annotations

import ibis.expr.types as ir

from playbook.analytics.breach_rows import Found, Key, breach_rows
from playbook.analytics.drawn import pipelines_of, states_of
from playbook.analytics.edge import Desk
from playbook.model.book import Book

_SPACES = "[\\s\u00a0\u2009\u202f]+"  # DuckDB counts none of the last three among spaces


def loss_breaches(desk: Desk, stays: ir.Table, book: Book) -> list[Found]:
    """Stays in `lost` states that list reasons, begun without any of them, by id or title; `said` is what the history says instead."""
    found = []
    for pipeline in pipelines_of(book).values():
        for name, state in states_of(pipeline).items():
            if state.kind == "lost" and state.reasons:
                words = sorted({_plain(word) for reason in state.reasons for word in (reason.id, reason.title)})
                lost = stays.filter(stays.pipeline == pipeline.id, stays.state == name)
                plain = lost.reason.lower().re_replace(_SPACES, " ").strip()
                rows = lost.filter(lost.reason.isnull() | plain.notin(words))
                key: Key = ("no-reason", pipeline.id, name, None, None)
                [counted] = desk.fetch(lost.agg(count=lost.count())).to_pylist()
                told = breach_rows("no-reason", rows, state=rows.state, day=rows.since.date(), said=rows.reason)
                found.append(Found(told, {key: counted["count"]}))
    return found


def _plain(words: str) -> str:
    return " ".join(words.split()).lower()
