"""A small book and an audit of it, made by hand: each kind of breach once or twice, one way nobody drew, a pilot at its end."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa

from playbook.analytics.audit import Audit
from playbook.analytics.audit_figures import (
    AuditFigures,
    BrokenClause,
    Clause,
    OpenStays,
    PilotCourse,
    RealLoad,
    RealWay,
    StateTime,
    TargetCourse,
)
from playbook.analytics.measurements import BadRow, BadRows
from playbook.diagnostics import Address, _
from playbook.model.book import Book

BOOK = {
    "book": {"title": "Pans", "language": "en", "currency": "EUR"},
    "roles": [{"id": "caller", "title": "Caller"}, {"id": "hunter", "title": "Hunter"}],
    "pipelines": [
        {
            "id": "new",
            "title": "New clients",
            "worklist": {"role": "caller", "min": 2, "max": 3},
            "pilot": {
                "from": "2026-10-01",
                "to": "2026-10-03",
                "targets": [
                    {"metric": "overdue", "state": "contact", "at_most": "20%"},
                    {"metric": "duration", "state": "sold", "at_most": "5d"},
                    {"metric": "worklist", "at_most": "3"},
                    {"metric": "won", "at_least": "2"},
                ],
            },
            "states": [
                {
                    "id": "found", "title": "Found", "kind": "start", "owner": "caller",
                    "deadline": {"limit": "2d", "warn": "1d"}, "on_deadline": "refusal", "lasts": "1d",
                    "next": [{"to": "contact", "share": "75%"}, {"to": "refusal", "share": "25%"}],
                },
                {
                    "id": "contact", "title": "Contact", "owner": "caller", "deadline": "5d",
                    "on_deadline": {"to": "refusal", "reason": "silent"},
                    "next": [{"to": "sold"}, {"to": "rest"}],
                },
                {"id": "rest", "title": "Rest", "kind": "pause", "next": [{"to": "contact"}]},
                {"id": "sold", "title": "Sold", "kind": "won"},
                {"id": "refusal", "title": "Refusal", "kind": "lost", "reasons": [{"id": "silent", "title": "Silent"}]},
            ],
        }
    ],
    "handoffs": [
        {"id": "to-hunter", "title": "To the hunter", "from": "caller", "to": "hunter", "at": "new/contact", "passes": ["card"],
         "accept_within": "4h"},
    ],
}  # fmt: skip
_NEW = Address(("pipelines", "new"))
_KINDS = ("kind", "pipeline", "state", "to", "handoff")
_TEXT, _DAY, _NUMBER, _WHOLE = pa.string(), pa.date32(), pa.float64(), pa.int64()
_BREACHES = pa.schema(
    dict.fromkeys((*_KINDS, "client", "person"), _TEXT)
    | {
        "day": _DAY,
        "until": _DAY,
        "days": _NUMBER,
        "limit": _NUMBER,
        "count": _WHOLE,
        "said": _TEXT,
        "file": _TEXT,
        "row": _WHOLE,
    }
)
_TODAY = pa.schema(
    dict.fromkeys(("person", "client", "pipeline", "state"), _TEXT)
    | {"since": pa.timestamp("us"), "due": _DAY, "left": _WHOLE, "to": _TEXT, "reason": _TEXT}
)
CLAUSES = {
    "state": Clause("unknown-state", _NEW, "new", "Thinking"),
    "jump": Clause("jump", _NEW / "states" / "found", "new", "found", "sold"),
    "deadline": Clause("deadline", _NEW / "states" / "contact" / "deadline", "new", "contact"),
    "reason": Clause("no-reason", _NEW / "states" / "refusal" / "reasons", "new", "refusal"),
    "handoff": Clause("handoff", Address(("handoffs", "to-hunter", "accept_within")), "new", "contact", None, "to-hunter"),
    "worklist": Clause("worklist", _NEW / "worklist" / "max", "new"),
}  # fmt: skip


def audited_book() -> Book:
    """The book whose history was held against it."""
    return Book.model_validate(BOOK)


def hand_made_audit() -> Audit:
    """What a history of eight clients says of the book on 5 October 2026."""
    return Audit(figures(), breaches(), today(), rejects(), ())


def breaches() -> pa.Table:
    """Seven breaches of six clauses."""
    return _table(
        _BREACHES,
        {**_of("state"), "client": "Anchor", "person": "Ann", "day": date(2026, 10, 2), "row": 5},
        {**_of("jump"), "client": "Brook", "person": None, "day": date(2026, 10, 1), "row": 3},
        {**_of("deadline"), "client": "=Cove", "person": "Ann", "day": date(2026, 9, 28), "days": 9.5, "limit": 5.0, "row": 8},
        {**_of("deadline"), "client": "Delta", "person": "Ben", "day": date(2026, 10, 4), "days": 5.25, "limit": 5.0, "row": 9},
        {**_of("reason"), "client": "Elm", "person": "Ben", "day": date(2026, 10, 3), "said": "busy", "row": 11},
        {**_of("handoff"), "client": "Delta", "person": "Ben", "day": date(2026, 9, 29), "days": 0.5, "limit": 0.17, "row": 9},
        {**_of("worklist"), "person": "Ann", "day": date(2026, 10, 1), "until": date(2026, 10, 3), "limit": 3.0, "count": 4},
    )  # fmt: skip


def today() -> pa.Table:
    """Three clients of Ann, and one of nobody."""
    place = {"pipeline": "new", "state": "contact", "to": "refusal", "reason": "silent"}
    return _table(
        _TODAY,
        {**place, "person": "Ann", "client": "=Cove", "since": datetime.fromisoformat("2026-09-23T09:00"), "due": date(2026, 9, 28), "left": -7},
        {**place, "person": "Ann", "client": "Elm", "since": datetime.fromisoformat("2026-09-30T00:00"), "due": date(2026, 10, 5), "left": 0},
        {**place, "person": "Ann", "client": "Fir", "since": datetime.fromisoformat("2026-10-01T18:00"), "due": date(2026, 10, 6), "left": 1},
        {
            **place, "client": "Gate", "state": "found", "since": datetime.fromisoformat("2026-10-04T08:00"), "due": date(2026, 10, 6),
            "left": 1, "reason": None,
        },
    )  # fmt: skip


def rejects() -> pa.Table:
    """A row whose day is none."""
    cells = {"client": ["Heath"], "state": ["contact"], "at": ["soon"]}
    return pa.table({"reason": ["not-a-date"], "_file": ["events.csv"], "_row": [12], **cells})


def figures() -> AuditFigures:
    """The figures of the audit."""
    return AuditFigures(
        as_of=date(2026, 10, 5),
        since=date(2026, 9, 20),
        events=1240,
        clients=8,
        broken=broken(),
        ways=(
            _way("found", "contact", 30, 8, 60, "1.2500", "0.376-0.624", share="0.75"),
            _way("found", "refusal", 16, 4, 60, "2", "0.171-0.390", share="0.25"),
            _way("found", "sold", 14, 3, 60, "0.2", "0.144-0.354", is_written=False),
            _way("contact", "sold", 20, 5, 20, None, "0.839-1"),
            _way("contact", "rest", 0, 0, 20, None, "0-0.161"),
        ),
        times=(
            StateTime("new", "found", 61, 1, Decimal("1.5"), Decimal("3.25"), 60, 15),
            StateTime("new", "contact", 24, 4, Decimal(4), None, 20, 2),
            StateTime("new", "Thinking", 1, 1, None, None),
        ),
        loads=(RealLoad("new", 2, Decimal("2.4615"), 4, Decimal("1.5"), Decimal(3)),),
        pilots=(pilot(),),
        today=(OpenStays("new", "found", 1, 1, 0), OpenStays("new", "contact", 4, 2, 1)),
        bad_rows=(BadRows("events", "not-a-date", 1, (BadRow("events.csv", 12, {"client": "Heath", "at": "soon"}),)),),
        notes=(_("The history begins on {day}.", day=date(2026, 9, 20)),),
    )  # fmt: skip


def _way(  # noqa: PLR0913, PLR0917 - a row as a table has it
    source: str,
    target: str,
    count: int,
    clients: int,
    leavers: int,
    days: str | None,
    interval: str,
    *,
    is_written: bool = True,
    share: str | None = None,
) -> RealWay:
    low, high = map(Decimal, interval.split("-"))
    told, written = (None if one is None else Decimal(one) for one in (days, share))
    return RealWay("new", source, target, count, clients, leavers, told, low, high, is_written, written)


def broken() -> tuple[BrokenClause, ...]:
    """The clauses that were broken, most breaches first."""
    return (
        BrokenClause(CLAUSES["deadline"], 2, 2, 20),
        BrokenClause(CLAUSES["state"], 1, 1, 1240),
        BrokenClause(CLAUSES["jump"], 1, 1, 60),
        BrokenClause(CLAUSES["reason"], 1, 1, 16),
        BrokenClause(CLAUSES["handoff"], 1, 1, 24),
        BrokenClause(CLAUSES["worklist"], 1, 1, 0),
    )


def pilot() -> PilotCourse:
    """A pilot that is over, two of whose targets are met."""
    return PilotCourse(
        "new",
        date(2026, 10, 1),
        date(2026, 10, 3),
        date(2026, 10, 3),
        "correct",
        (
            TargetCourse("overdue", "contact", None, Decimal("0.2"), (None, Decimal("0.1"), Decimal("0.25"))),
            TargetCourse("duration", "sold", None, Decimal(5), (None, Decimal("4.5"), Decimal("4.5"))),
            TargetCourse("worklist", None, None, Decimal(3), (Decimal("2.5"), Decimal("2.5"), Decimal("2.6667"))),
            TargetCourse("won", None, Decimal(2), None, (Decimal(0), Decimal(1), Decimal(1))),
        ),
        broken()[:2],
    )


def _of(name: str) -> dict[str, object]:
    clause = CLAUSES[name]
    return {one: getattr(clause, one) for one in _KINDS} | {"file": "events.csv"}


def _table(schema: pa.Schema, *rows: dict[str, object]) -> pa.Table:
    return pa.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in rows], schema=schema)
