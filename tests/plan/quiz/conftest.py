"""Small books for the tests of quizzes: their questions, each as a reader sees it."""

from __future__ import annotations

import textwrap

import pytest

from playbook.diagnostics import Address
from playbook.load import load_book
from playbook.plan.quiz.known import Setting, known_of
from playbook.plan.wording import wording_of

MASTHEAD = "book: {title: Tiles, language: en, currency: EUR}\n"


@pytest.fixture
def book_of(write_book):
    """The book of a text, of which the masthead goes without saying; nothing in it may be told as a mistake."""

    def read(text):
        loaded = load_book(write_book({"book.yml": MASTHEAD + textwrap.dedent(text)}))
        assert [str(one.message) for one in loaded.diagnostics] == []
        return loaded.book

    return read


@pytest.fixture
def setting(book_of):
    """Where questions of such a book are asked."""

    def make(text, line=None):
        book = book_of(text)
        return Setting(book, known_of(book), wording_of(book, "en"), line)

    return make


@pytest.fixture
def part_of():
    """A setting in which an edition shows a part of some entities, and of some sections."""

    def make(setting, *entities, sections=()):
        addresses = frozenset(entity.address for entity in entities)
        assert all(isinstance(one, Address) for one in addresses)
        book = setting.book.model_copy(update={"partial": addresses, "partial_sections": frozenset(sections)})
        return Setting(book, known_of(book), setting.words, setting.line)

    return make


@pytest.fixture
def told():
    """A question as a reader sees it: what is asked, the right answer, the wrong ones in the order of their letters."""

    def tell(question):
        [right] = [choice.text for choice in question.choices if choice.is_right]
        return question.question, right, sorted(choice.text for choice in question.choices if not choice.is_right)

    return tell
