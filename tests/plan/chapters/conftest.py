"""Small books for the tests of chapters: their plan, and the Markdown of their pages."""

from __future__ import annotations

import textwrap
from datetime import date
from decimal import Decimal
from pathlib import Path

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
from playbook.analytics.plan_figures import ForecastError, PlanFact, PlanFigures, PlannedPeriod
from playbook.analytics.wilson import wilson
from playbook.diagnostics import Address, _, quoted
from playbook.load import load_book
from playbook.model.index import index
from playbook.plan import plan_book
from playbook.render import render_site

MASTHEAD = "book: {title: Tiles, language: en, currency: EUR}\n"


@pytest.fixture
def templates():
    """The folder of the templates."""
    return Path(__file__).parents[3] / "templates"


@pytest.fixture
def book_of(write_book):
    """The book of a text, and of other files; nothing in it may be told as a mistake."""

    def read(text, files=None):
        loaded = load_book(write_book({"book.yml": text, **(files or {})}))
        assert [str(one.message) for one in loaded.diagnostics] == []
        return loaded.book

    return read


@pytest.fixture
def pages_of(book_of, templates, tmp_path):
    """The Markdown of every page of such a book, by path."""
    return lambda text, files=None: (
        render_site(plan_book(book_of(text, files), "en"), [templates], tmp_path / "book").pages
    )


@pytest.fixture
def part_of(book_of):
    """A book as an edition of which a part of some entities, and of some sections, is hidden."""

    def make(text, *refs, sections=()):
        book = book_of(text)
        partial = frozenset(index(book)[ref].address for ref in refs)
        return book.model_copy(update={"partial": partial, "partial_sections": frozenset(sections)})

    return make


@pytest.fixture
def part_pages(part_of, templates, tmp_path):
    """The Markdown of every page of such an edition, by path."""
    return lambda *args, **kwargs: (
        render_site(plan_book(part_of(*args, **kwargs), "en"), [templates], tmp_path / "part").pages
    )


@pytest.fixture
def plan(book_of):
    """The plan of a book of which the masthead goes without saying."""
    return lambda text, files=None: plan_book(book_of(MASTHEAD + textwrap.dedent(text), files), "en")


@pytest.fixture
def page(plan):
    """The page of such a book that a reference names."""
    return lambda text, ref, files=None: next(one for one in plan(text, files).pages if one.ref == ref).draft


@pytest.fixture
def markdown(pages_of):
    """The Markdown of the page of such a book that stands at a path."""
    return lambda text, path, files=None: pages_of(MASTHEAD + textwrap.dedent(text), files)[f"{path}.md"]


@pytest.fixture
def measured_pages(book_of, templates, tmp_path):
    """The Markdown of every page of a book that was held against a ledger, by path; the masthead goes without saying."""

    def pages(text, measured):
        plan = plan_book(book_of(MASTHEAD + textwrap.dedent(text)), "en", measurements=measured)
        return render_site(plan, [templates], tmp_path / "book").pages

    return pages


@pytest.fixture
def planned_pages(book_of, templates, tmp_path):
    """The Markdown of every page of a book whose forecast was held against a ledger, by path; the masthead goes without saying."""

    def pages(text, *plans):
        plan = plan_book(book_of(MASTHEAD + textwrap.dedent(text)), "en", plans=plans)
        return render_site(plan, [templates], tmp_path / "book").pages

    return pages


@pytest.fixture
def plan_by_hand():
    """A quarter that is over, one that is running and one to come, of two sellers; `by` tells the axes, as in `PlanFigures`.

    small clients missed their budget by a fifth and are ahead of it now, large ones are as planned; some are in no segment.
    """
    days = {
        "q1": (date(2026, 1, 1), date(2026, 3, 31), date(2026, 3, 31)),
        "q2": (date(2026, 4, 1), date(2026, 6, 30), date(2026, 4, 30)),
        "q3": (date(2026, 7, 1), date(2026, 9, 30), None),
    }
    small = {
        "q1": _fact(4, 1200, 1000, 800, 1000),
        "q2": _fact(3, 1000, 900, 450, 300, 1, 100),
        "q3": _fact(2, 500, None, None, None, 2, 500),
    }
    large = {"q1": _fact(2, 9000, 10_000, 10_200, 10_000), "q2": _fact(2, 9000, 9000, 3030, 3000)}
    none = {"q2": _fact(1, None, None, 50, None)}
    errors = {
        None: _errors("", "0.1", "-0.05"),
        "Petrov": _errors("Petrov", "0.2", "0.1"),
        "": _errors("", None, None),
    }
    return PlanFigures(
        as_of=date(2026, 4, 30),
        line=None,
        periods=tuple(PlannedPeriod(name, name.upper(), *one) for name, one in days.items()),
        whole={
            "q1": _fact(6, 10_200, 11_000, 11_000, 11_000),
            "q2": _fact(6, 10_000, 9900, 3530, 3300, 1, 100),
            "q3": _fact(2, 500, None, None, None, 2, 500),
        },
        by={"by-size": {"small": small, "large": large, None: none}, "manager": {"Petrov": large, None: small}},
        errors=errors,
        notes=(_("Segments of {segmentation} overlap.", segmentation=quoted("By size")),),
    )


def _fact(clients, expert, budget, actual, due, unagreed=0, unagreed_expert=0):  # noqa: PLR0913, PLR0917 - as the figures
    sums = (None if one is None else Decimal(one) * 1000 for one in (expert, budget, actual, due))
    return PlanFact(clients, *sums, unagreed, Decimal(unagreed_expert) * 1000)


def _errors(seller, wape, bias):
    told = [None if one is None else Decimal(one) for one in (wape, bias)]
    return tuple(ForecastError(seller, of, 6, *told) for of in ("expert", "budget"))


TWO_PIPELINES = """
    roles: [{id: hunter, title: Hunter}, {id: head, title: Head}]
    handoffs: [{id: over, title: Over to the head, from: hunter, to: head, at: sales/call, passes: [Notes], accept_within: 4h}]
    pipelines:
      - id: sales
        title: First sales
        worklist: {role: hunter, min: 10, max: 20}
        inflow: 7
        pilot:
          from: 2026-10-01
          to: 2026-10-10
          targets: [{metric: overdue, state: call, at_most: 15%}, {metric: won, state: won, at_least: 3}]
        states:
          - id: new
            title: New
            kind: start
            owner: hunter
            deadline: 3d
            on_deadline: {to: lost, reason: silent, share: 10%}
            next: [{to: call, share: 60%}, {to: lost, reason: silent, share: 30%}]
          - id: call
            title: First call
            owner: hunter
            lasts: 2d
            deadline: 5d
            on_deadline: {to: lost, reason: silent}
            next: [{to: won}]
          - {id: won, title: Won, kind: won, next: [{to: again/due}]}
          - {id: lost, title: Lost, kind: lost, reasons: [{id: silent, title: Silent}], next: [{to: new}]}
      - id: again
        title: Sold again
        states:
          - {id: due, title: Due, kind: start, deadline: 9d, on_deadline: done, next: [{to: done}]}
          - {id: done, title: Done, kind: won}
    """


def way(source, target, count, leavers, days, share=None, **kwargs):  # noqa: PLR0913, PLR0917 - a row of a table
    """A way in the pipeline `sales` that each client went once."""
    low, high = wilson(count, leavers) or (None, None)
    told = {"is_written": True, **kwargs}
    median = None if days is None else Decimal(str(days))
    known = None if share is None else Decimal(share)
    return RealWay("sales", source, target, count, count, leavers, median, low, high, told["is_written"], known)


def broken(kind, breaches, chances, state=None, to=None, pipeline="sales", handoff=None):  # noqa: PLR0913, PLR0917 - as above
    """A clause that so many clients broke once each."""
    return BrokenClause(
        Clause(kind, Address(("pipelines", 0)), pipeline, state, to, handoff), breaches, breaches, chances
    )


FIGURES = AuditFigures(
    as_of=date(2026, 10, 31),
    since=date(2026, 6, 1),
    events=700,
    clients=200,
    broken=(
        broken("deadline", 30, 120, "call"),
        broken("unknown-transition", 18, 150, "call", "new"),
        broken("deadline", 12, 200, "new"),
        broken("handoff", 9, 60, "call", handoff="over"),
        broken("no-reason", 8, 90, "lost"),
        broken("unknown-state", 6, 700, "Waiting"),
        broken("jump", 4, 200, "new", "won"),
        broken("worklist", 3, 80),
        broken("unknown-pipeline", 2, 200, pipeline="Tenders"),
        broken("begins-midway", 1, 200, "call"),
    ),
    ways=(
        way("new", "call", 130, 200, 1.5, "0.6"),
        way("new", "lost", 66, 200, 2.25, "0.4"),
        way("new", "won", 4, 200, 1, is_written=False),
        way("call", "won", 60, 150, 4),
        way("call", "lost", 66, 150, 5.5),
        way("call", "new", 18, 150, 0.5, is_written=False),
        way("call", "Waiting", 6, 150, 3, is_written=False),
        way("won", "again/due", 40, 40, 12),
        way("lost", "new", 0, 25, None),
        way("Waiting", "won", 3, 3, 7, is_written=False),
    ),
    times=(
        StateTime("sales", "new", 215, 15, Decimal("1.5"), Decimal(3), 200, 12),
        StateTime("sales", "call", 160, 10, Decimal("5.2"), None, 120, 30),
        StateTime("sales", "won", 60, 20, Decimal(12), None),
        StateTime("sales", "lost", 140, 140, None, None),
        StateTime("sales", "Waiting", 6, 3, Decimal(7), None),
    ),
    loads=(RealLoad("sales", 2, Decimal("17.25"), 23, Decimal("18.4"), Decimal(21)),),
    pilots=(
        PilotCourse(
            "sales",
            date(2026, 10, 1),
            date(2026, 10, 10),
            date(2026, 10, 10),
            "correct",
            (
                TargetCourse(
                    "overdue",
                    "call",
                    None,
                    Decimal("0.15"),
                    (
                        None,
                        None,
                        *(Decimal(one) for one in ("0.1", "0.1", "0.12", "0.14", "0.16", "0.16", "0.18", "0.2")),
                    ),
                ),
                TargetCourse(
                    "won", "won", Decimal(3), None, tuple(Decimal(one) for one in (0, 0, 0, 1, 1, 1, 2, 2, 3, 3))
                ),
            ),
            (broken("deadline", 11, 0, "call"), broken("handoff", 5, 0, "call", handoff="over")),
        ),
    ),
    today=(OpenStays("sales", "new", 15, 4, 0), OpenStays("sales", "call", 10, 2, 3)),
    bad_rows=(BadRows("events", "no-client", 2, (BadRow("crm.csv", 7, {"person": "Petrov"}),)),),
)


@pytest.fixture
def figures():
    """What a history says of the two pipelines, by hand."""
    return FIGURES


@pytest.fixture
def two_pipelines():
    """The text of a book of two pipelines; the masthead goes without saying."""
    return TWO_PIPELINES


@pytest.fixture
def audited_plan(book_of):
    """The plan of a book that was held against a history; the masthead goes without saying."""
    return lambda audit, text=TWO_PIPELINES, language="en": plan_book(
        book_of(MASTHEAD + textwrap.dedent(text)), language, audit=audit
    )


@pytest.fixture
def audited_page(audited_plan):
    """The page of such a book that a reference names, none where there is none."""
    return lambda audit, ref, **kwargs: next(
        (one.draft for one in audited_plan(audit, **kwargs).pages if one.ref == ref), None
    )


@pytest.fixture
def audited_pages(audited_plan, templates, tmp_path):
    """The Markdown of every page of such a book, by path."""
    return lambda audit, **kwargs: render_site(audited_plan(audit, **kwargs), [templates], tmp_path / "book").pages
