"""Small books for the tests of chapters: their plan, and the Markdown of their pages."""

from __future__ import annotations

import textwrap
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from playbook.analytics.plan_figures import ForecastError, PlanFact, PlanFigures, PlannedPeriod
from playbook.diagnostics import _, quoted
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
