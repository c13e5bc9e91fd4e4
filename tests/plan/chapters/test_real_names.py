"""Given a state as a history names it, I get the book's title and its page, or the CRM's own words."""

from __future__ import annotations

import textwrap

import pytest

from playbook.plan.chapters.real_names import RealName, real_names
from playbook.plan.wording import wording_of

MASTHEAD = "book: {title: Tiles, language: en}\n"


@pytest.fixture
def names(book_of, two_pipelines):
    book = book_of(MASTHEAD + textwrap.dedent(two_pipelines))
    return real_names(book, wording_of(book, "en"))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("call", RealName("First call", "state:sales/call")),
        ("again/due", RealName("Sold again: Due", "state:again/due")),
        ("Waiting", RealName("“Waiting”")),
        ("Waiting/long", RealName("“Waiting/long”")),
    ],
)
def test_a_state_is_called_as_the_book_calls_it_or_as_the_crm_does(names, written, told):
    assert names.state("sales", written) == told


def test_what_is_said_of_a_state_is_found_by_the_same_name(names):
    _pipeline, state = names.known("sales", "again/due")

    assert state.title == "Due"
    assert names.known("sales", "Waiting") is None
    assert names.handoffs["over"].title == "Over to the head"
