"""The course of a pilot: where it stands, what each target has come to, and which clauses cost most."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from playbook.analytics.audit_figures import BrokenClause, Clause
from playbook.analytics.day_sums import Days
from playbook.analytics.pilots import costliest, pilot_days, pilots
from playbook.diagnostics import Address

STATES = [
    {"id": "new", "title": "New", "kind": "start", "owner": "seller"},
    {"id": "won", "title": "Won", "kind": "won"},
    {"id": "lost", "title": "Lost", "kind": "lost"},
]
TARGETS = [{"metric": "won", "at_least": "2"}, {"metric": "duration", "at_most": "1w"}]
AT = Address(("pipelines", "p"))
BREACHES = pa.schema(
    [(name, pa.string()) for name in ("kind", "pipeline", "state", "to", "handoff", "client", "person")]
    + [("day", pa.date32()), ("until", pa.date32())]
)


@pytest.fixture
def book(book_with):
    def make(effective=None, **pilot):
        masthead = {"title": "T", "language": "en", "currency": "EUR", "effective": effective}
        listed = {"id": "p", "title": "P", "states": STATES, "pilot": pilot}
        return book_with({"book": masthead, "pipelines": [listed, {"id": "q", "title": "Q", "states": STATES}]})

    return make


@pytest.fixture
def breaches_of(desk):
    def make(*rows):
        table = pa.Table.from_pylist([dict(zip(BREACHES.names, row, strict=False)) for row in rows], schema=BREACHES)
        return desk.put("breaches", table)

    return make


@pytest.fixture
def course(desk, stays_of, held, due_of, breaches_of, book):  # noqa: PLR0913, PLR0917 - fixtures
    def make(as_of, *, targets=TARGETS, **clients):
        stays = stays_of(as_of, **clients)
        pilot = {"from": "2026-01-01", "to": "2026-01-10", "targets": targets}
        [found] = pilots(
            desk, stays, held(stays), due_of(stays), breaches_of(), (), book(**pilot), date.fromisoformat(as_of)
        )
        return found

    return make


WON = {"ann": "new 2026-01-01 / won 2026-01-04", "bob": "new 2026-01-02 / won 2026-01-08"}


def test_a_pilot_that_has_not_begun_has_no_values(course):
    found = course("2025-12-31", ann="new 2025-12-01")

    assert (found.state, found.until, found.costliest) == ("to-come", None, ())
    assert [one.values for one in found.targets] == [(), ()]


def test_a_running_pilot_has_a_value_for_each_day_so_far(course):
    found = course("2026-01-05", ann=WON["ann"], bob="new 2026-01-02")
    won, duration = found.targets

    assert (found.state, found.first, found.last, found.until) == (
        "running", date(2026, 1, 1), date(2026, 1, 10), date(2026, 1, 5),
    )  # fmt: skip
    assert won.values == (0, 0, 0, 1, 1)
    assert (won.at_least, won.at_most, duration.at_most) == (2, None, 7)
    assert len(duration.values) == 5


@pytest.mark.parametrize("as_of", ["2026-01-10", "2026-03-01"])
def test_at_its_end_it_is_kept_if_every_target_is_met(course, as_of):
    found = course(as_of, **WON)

    assert (found.state, found.until) == ("keep", date(2026, 1, 10))
    assert [one.values[-1] for one in found.targets] == [2, Decimal("4.5")]


@pytest.mark.parametrize(
    "targets",
    [
        [{"metric": "won", "at_least": "3"}],
        [{"metric": "duration", "at_most": "4d"}, {"metric": "won", "at_least": "1"}],
        [{"metric": "overdue", "at_most": "10%"}],
        [],
    ],
)
def test_it_is_corrected_if_a_target_is_missed_or_nothing_can_be_said_of_it(course, targets):
    assert course("2026-01-31", targets=targets, **WON).state == "correct"


def test_the_days_of_a_pilot_begin_when_the_book_does(book):
    days = Days(date(2026, 1, 1), date(2026, 1, 10))
    to = {"to": "2026-01-10"}

    assert pilot_days(book(effective="2026-01-01", **to).pipelines[0], book(effective="2026-01-01", **to)) == days
    assert pilot_days(book(**to).pipelines[0], book(**to)) is None
    assert pilot_days(book(**{"from": "2026-01-01"}).pipelines[0], book(**{"from": "2026-01-01"})) is None
    assert pilot_days(book(**to).pipelines[1], book(**to)) is None


def test_the_costliest_clauses_are_those_that_failed_most_clients(desk, breaches_of, book):
    """Only what was broken in the pilot's days counts: the third client of the jump was long before, the stretch of the worklist reaches in."""
    day, before = date(2026, 1, 5), date(2025, 12, 1)
    breaches = breaches_of(
        ("jump", "p", "new", "won", None, "ann", "ivan", day),
        ("jump", "p", "new", "won", None, "bob", "ivan", day),
        ("jump", "p", "new", "won", None, "cid", "ivan", before),
        ("deadline", "p", "new", None, None, "ann", "ivan", day),
        ("deadline", "p", "new", None, None, "ann", "ivan", day),
        ("no-reason", "p", "lost", None, None, "bob", "ivan", day),
        ("worklist", "p", None, None, None, None, "ivan", before, day),
        ("worklist", "p", None, None, None, None, "olga", day, day),
        ("worklist", "p", None, None, None, None, "olga", day, day),
        ("unknown-state", "p", "zoo", None, None, "dan", "ivan", before),
        ("jump", "q", "new", "won", None, "eve", "ivan", day),
    )
    clauses = [
        Clause("unknown-state", AT, "p", "zoo"),
        Clause("jump", AT, "p", "new", "won"),
        Clause("deadline", AT, "p", "new"),
        Clause("no-reason", AT, "p", "lost"),
        Clause("worklist", AT, "p"),
        Clause("jump", AT, "q", "new", "won"),
    ]
    broken = [BrokenClause(clause, 9, 9, 10) for clause in clauses]
    found = costliest(
        desk, breaches, broken, book(to="2026-01-10").pipelines[0], Days(date(2026, 1, 1), date(2026, 1, 10))
    )

    assert [(one.clause.kind, one.breaches, one.clients, one.chances) for one in found] == [
        ("worklist", 3, 2, 0),
        ("jump", 2, 2, 0),
        ("deadline", 2, 1, 0),
    ]
