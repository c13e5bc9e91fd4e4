"""Losses have a reason that the book lists."""

from __future__ import annotations

from playbook.analytics.edge import open_desk_of
from playbook.analytics.loss_breaches import loss_breaches
from playbook.analytics.stays import history_of
from tests.analytics.conftest import book_of
from tests.analytics.test_audit import AS_OF

REASONS = [{"id": "price", "title": "Дорого для него"}]
STATES = [
    {"id": "lost", "title": "Lost", "kind": "lost", "reasons": REASONS},
    {"id": "gone", "title": "Gone", "kind": "lost"},
]
BOOK = book_of({"pipelines": [{"id": "sales", "title": "Sales", "states": STATES}]})
SAID = ["price", "PRICE", "Дорого  для него", " дорого для него ", "\u00a0Дорого\u00a0для него", None, "", "Дорого"]


def test_a_reason_is_one_of_the_list_by_id_or_title(facts_of):
    rows = [(f"{place}", "lost", "2026-10-01", said) for place, said in enumerate(SAID)]
    facts = facts_of("events", "client state at reason", *rows, ("none-listed", "gone", "2026-10-01", None))
    with open_desk_of(facts.table) as desk:
        [found] = loss_breaches(desk, history_of(desk, facts, BOOK, AS_OF).stays, BOOK)
        told = desk.fetch(found.rows.order_by("client")).to_pylist()
    assert [(row["client"], row["said"]) for row in told] == [("5", None), ("6", None), ("7", "Дорого")]
    assert found.chances == {("no-reason", "sales", "lost", None, None): len(SAID)}


def test_where_no_source_tells_reasons_every_loss_lacks_one(facts_of):
    facts = facts_of("events", "client state at", ("a", "lost", "2026-10-01"))
    with open_desk_of(facts.table) as desk:
        [found] = loss_breaches(desk, history_of(desk, facts, BOOK, AS_OF).stays, BOOK)
        assert desk.fetch(found.rows).num_rows == 1
