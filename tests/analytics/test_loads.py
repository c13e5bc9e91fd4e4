"""Clients in work at once at one person, held against a count of every day of every stay."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook.analytics.audit_figures import RealLoad
from playbook.analytics.loads import levels, loads, worklist_levels

STATES = [
    {"id": "new", "title": "New", "kind": "start", "owner": "seller"},
    {"id": "call", "title": "Call", "owner": "seller"},
    {"id": "later", "title": "Later", "kind": "pause", "owner": "seller"},
    {"id": "sign", "title": "Sign", "owner": "lawyer"},
    {"id": "won", "title": "Won", "kind": "won"},
]
AS_OF = date(2026, 1, 31)


@pytest.fixture
def book(book_with):
    listed = {"id": "p", "title": "P", "worklist": {"role": "seller", "max": 2}, "states": STATES}
    return book_with({"pipelines": [listed, {"id": "q", "title": "Q", "states": STATES}]})


def test_the_evenings_of_a_person_are_counted(desk, stays_of, book):
    """Ivan has ann for ten evenings and bob on five of them; olga has cid from the 30th to the last day; a pause and a lawyer do not count."""
    stays = stays_of(
        "2026-01-31",
        ann="new 2026-01-01T09:00 ivan / call 2026-01-04 ivan / later 2026-01-11 ivan",
        bob="call 2026-01-06 ivan / sign 2026-01-11 ivan / won 2026-01-12 ivan",
        cid="new 2026-01-30 olga",
        dan="new 2026-01-05T09:00 ivan / won 2026-01-05T18:00 ivan",
        eve="new 2026-01-01",
    )
    expected = {"p": (Decimal(1), Decimal(3))}

    assert loads(desk, worklist_levels(desk, stays, book, AS_OF), expected) == (
        RealLoad("p", 2, Decimal("1.4167"), 2, Decimal(1), Decimal(3)),  # 17 clients' evenings on 12 of theirs
    )


def test_without_people_there_is_no_load(desk, stays_of, book):
    stays = stays_of("2026-01-31", ann="new 2026-01-01")
    assert loads(desk, worklist_levels(desk, stays, book, AS_OF)) == ()


STAYS = st.lists(
    st.tuples(st.integers(1, 28), st.integers(1, 28), st.sampled_from(["ivan", "olga"]), st.booleans()),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=STAYS)
def test_differences_count_what_a_walk_over_all_days_counts(desk, stays_of, rows):
    clients, walked = {}, Counter()
    for number, (one, other, person, is_open) in enumerate(rows):
        first, last = sorted((one, other))
        clients[f"c{number}"] = f"new 2026-01-{first:02} {person}" + ("" if is_open else f" / won 2026-01-{last:02}")
        until = AS_OF + timedelta(days=1) if is_open else date(2026, 1, last)
        walked.update(
            (person, date(2026, 1, first) + timedelta(days=day)) for day in range((until - date(2026, 1, first)).days)
        )
    stays = stays_of(AS_OF.isoformat(), **clients)
    held = desk.fetch(levels(stays.filter(stays.state == "new"), AS_OF)).to_pylist()
    found = {
        (row["person"], row["first"] + timedelta(days=day)): row["clients"]
        for row in held
        for day in range(row["days"])
    }

    assert found == dict(walked)
