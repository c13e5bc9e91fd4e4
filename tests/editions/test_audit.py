"""Given a history and an edition, I get what its readers may know: of what they do not see no word, and no count by which it could be reckoned."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

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
from playbook.diagnostics import Address, Message
from playbook.editions import restrict, restrict_audit

HEAD = ", audience: [head]"
BOOK = """
handoffs: [{id: over, title: Over, from: hunter, to: head, at: sales/call, passes: [Notes]%(handoff)s}]
pipelines:
  - id: sales
    title: Sales
    states:
      - {id: new, title: New, kind: start, next: [{to: call}, {to: quiet}]}
      - {id: call, title: Call, next: [{to: won}, {to: quiet}]}
      - {id: quiet, title: Quiet, kind: pause, next: [{to: call}]%(state)s}
      - {id: won, title: Won, kind: won, next: [{to: again/due}]}
  - id: again
    title: Again
    states: [{id: due, title: Due, kind: start, next: [{to: done}]}, {id: done, title: Done, kind: won}]
    %(pipeline)s
data: {events: {source: crm.csv}%(data)s}
editions: [{id: theirs, title: Theirs, %(edition)s}]
"""
OPEN = {"handoff": "", "state": "", "pipeline": "", "data": "", "edition": "roles: [hunter]"}
HALF = Decimal("0.5")


def broken(kind, state=None, to=None, *, pipeline="sales", handoff=None):
    return BrokenClause(Clause(kind, Address(("pipelines", 0)), pipeline, state, to, handoff), 4, 3, 20)


def way(source, target, pipeline="sales", **kwargs):
    return RealWay(pipeline, source, target, 5, 5, 10, HALF, HALF, HALF, **({"is_written": True} | kwargs))


@pytest.fixture
def audit() -> AuditFigures:
    return AuditFigures(
        as_of=date(2026, 10, 31),
        since=date(2026, 6, 1),
        events=99,
        clients=10,
        broken=(
            broken("deadline", "call"),
            broken("deadline", "quiet"),
            broken("unknown-transition", "won", "quiet"),
            broken("unknown-transition", "won", "new"),
            broken("unknown-state", "Waiting"),
            broken("handoff", "call", handoff="over"),
            broken("worklist"),
            broken("deadline", "due", pipeline="again"),
            broken("unknown-pipeline", pipeline="Tenders"),
        ),
        ways=(way("new", "call"), way("call", "quiet"), way("won", "again/due"), way("due", "done", "again")),
        times=(
            StateTime("sales", "new", 30, 2, HALF, Decimal(2), 9, 3),
            StateTime("sales", "quiet", 8, 1, HALF, None, 7, 1),
            StateTime("sales", "Waiting", 2, 1, HALF, None),
            StateTime("again", "due", 6, 1, HALF, HALF, 5, 2),
        ),
        loads=(RealLoad("sales", 2, HALF, 9), RealLoad("again", 1, HALF, 2)),
        pilots=(
            PilotCourse(
                "sales",
                date(2026, 9, 1),
                date(2026, 9, 2),
                date(2026, 9, 2),
                "keep",
                (TargetCourse("won", "won", Decimal(1), None, (Decimal(1), Decimal(1))),),
                (broken("handoff", "call", handoff="over"), broken("deadline", "call")),
            ),
        ),
        today=(
            OpenStays("sales", "new", 2, 1, 0),
            OpenStays("sales", "quiet", 1, 0, 1),
            OpenStays("again", "due", 1, 0, 0),
        ),
        bad_rows=(BadRows("events", "no-client", 2, (BadRow("crm.csv", 7, {"person": "Petrov"}),)),),
        notes=(Message("A note."),),
    )


@pytest.fixture
def shown(book_of, audit):
    """What an edition of the book gets of the history."""

    def restricted(**hidden):
        book = book_of(BOOK % (OPEN | hidden))
        return restrict_audit(audit, book, restrict(book, book.editions[0]).book, book.editions[0])

    return restricted


def said(value) -> list[str]:
    """Every word in what is told, however deep it lies."""
    if isinstance(value, str):
        return [value]
    if dataclasses.is_dataclass(value):
        return [word for field in dataclasses.fields(value) for word in said(getattr(value, field.name))]
    if isinstance(value, tuple | frozenset | dict):
        return [word for one in value for word in said(one)]
    return []


def test_who_may_see_all_gets_all_but_the_rows_that_do_not_count(shown, audit):
    assert shown() == replace(audit, bad_rows=(BadRows("events", "no-client", 2, ()),))


@pytest.mark.parametrize(
    "hidden",
    [{"data": HEAD}, {"edition": "roles: [hunter], sections: [roles]"}, {"edition": "summary: For all", "data": HEAD}],
)
def test_who_is_not_of_the_audience_or_sees_no_pipeline_gets_nothing(shown, hidden):
    assert shown(**hidden) is None


def test_of_a_hidden_state_no_word_is_told_not_even_as_the_end_of_a_way(shown):
    found = shown(state=HEAD)

    assert [word for word in said(found) if "quiet" in word] == []
    assert [(one.clause.kind, one.clause.state) for one in found.broken if one.clause.pipeline == "sales"] == [
        ("deadline", "call"),
        ("unknown-transition", "won"),
        ("handoff", "call"),
    ]
    assert [(one.pipeline, one.state) for one in found.today] == [("sales", "new"), ("again", "due")]


def test_of_its_pipeline_nothing_is_told_by_which_it_could_be_reckoned(shown):
    found = shown(state=HEAD)

    assert found.partial == {"sales"}
    assert [one for one in (*found.ways, *found.loads, *found.pilots) if one.pipeline == "sales"] == []
    assert {one.chances for one in found.broken if one.clause.pipeline == "sales"} == {0}
    assert [one for one in found.times if one.pipeline == "sales"] == [
        StateTime("sales", "new", 0, 0, HALF, Decimal(2), 0, 0)
    ]


def test_where_a_state_is_hidden_the_whole_is_not_told_either_nor_what_the_crm_calls_things(shown):
    found = shown(state=HEAD)

    assert (found.events, found.clients, found.bad_rows, found.notes) == (0, 0, (), ())
    assert [word for word in said(found) if word in {"Waiting", "Tenders", "Petrov"}] == []


def test_another_pipeline_that_is_seen_as_a_whole_keeps_its_figures(shown, audit):
    found = shown(state=HEAD)

    assert [one for one in found.ways if one.pipeline == "again"] == [audit.ways[-1]]
    assert [one for one in found.times if one.pipeline == "again"] == [audit.times[-1]]
    assert [one.chances for one in found.broken if one.clause.pipeline == "again"] == [20]


def test_a_hidden_pipeline_is_no_end_of_a_way_and_what_leads_into_it_is_told_in_part(shown):
    found = shown(pipeline="audience: [head]")

    assert [word for word in said(found) if word == "again" or word.startswith("again/")] == []
    assert found.partial == {"sales"}
    assert found.ways == ()


def test_a_hidden_handoff_is_told_of_nowhere_and_hides_nothing_else(shown, audit):
    found = shown(handoff=HEAD)

    assert "over" not in said(found)
    assert found.partial == frozenset()
    assert found.ways == audit.ways
    assert [one.clause.kind for one in found.pilots[0].costliest] == ["deadline"]


def test_a_section_that_is_left_out_is_not_told_of_either(shown):
    assert "over" not in said(shown(edition="roles: [hunter], sections: [pipelines, roles]"))
