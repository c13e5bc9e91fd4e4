"""Small books for the tests of chapters: their plan, and the Markdown of their pages."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

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
