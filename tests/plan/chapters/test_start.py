"""Given a book, its start page leads a seller with a client on the line, a newcomer, and everyone else on."""

from __future__ import annotations

import pytest

from playbook.plan import plan_book
from playbook.plan.chapters.start import start
from playbook.plan.wording import wording_of

BOOK = """
    book:
      title: Sales book
      company: Blue Jay
      language: en
      currency: USD
      effective: 2026-12-01
      owner: head
      summary: To whom and how we sell.
      contacts:
        - {role: head, name: Ann, phone: "+7 (485) 200-00", email: ann@bluejay.example}
        - {role: caller, phone: "112"}
    roles:
      - {id: caller, title: Caller, summary: Finds clients.}
      - {id: head, title: Head of sales, mission: Answers for it all.}
    situations: [{id: discount, title: Wants a discount, role: caller}, {id: rude, title: Is rude, summary: And loud.}]
    onboarding: [{id: first-week, title: First week, role: caller, days: [{day: 1}, {day: 2}]}]
    pages: [{id: about, title: About us, summary: Since 2008.}]
    """


def test_the_start_page_stands_first_and_only_on_the_site(book_of):
    plan = plan_book(book_of(BOOK), "en")

    assert (plan.pages[0].ref, plan.pages[0].draft.path, plan.pages[0].number) == ("section:start", "index", "")
    assert plan.pages[0].draft.site_only


def test_a_role_brings_the_paths_that_train_it(book_of):
    book = book_of(BOOK)
    caller, head = start(book, wording_of(book, "en"), ()).content.roles

    assert [(mark.path.id, mark.length) for mark in caller.paths] == [("first-week", "2 days")]
    assert head.paths == ()


def test_a_number_is_dialled_without_what_only_people_read(book_of):
    book = book_of(BOOK)
    contacts = start(book, wording_of(book, "en"), ()).content.contacts

    assert [card.dial for card in contacts] == ["+748520000", "112"]


@pytest.mark.parametrize(
    ("count", "is_by_role"), [(0, False), (1, False), (6, False), (8, False), (9, True), (40, True)]
)
def test_many_situations_are_told_by_role_and_few_as_they_are(book_of, pages_of, count, is_by_role):
    moments = ", ".join(
        f"{{id: moment-{number}, title: Moment {number}, role: {'caller' if number % 2 else 'head'}}}"
        for number in range(count)
    )
    text = f"""
        book: {{title: Sales book, language: en}}
        roles: [{{id: caller, title: Caller}}, {{id: head, title: Head}}]
        situations: [{moments}]
        """
    book = book_of(text)
    page = pages_of(text)["index.md"]

    assert start(book, wording_of(book, "en"), ()).content.is_by_role == is_by_role
    assert page.count("pb-card-title") == count + len(book.roles)
    assert page.count("<button") == (3 if is_by_role else 0)


def test_many_situations_of_one_role_leave_nothing_to_choose(pages_of):
    moments = ", ".join(f"{{id: moment-{number}, title: Moment {number}}}" for number in range(9))
    page = pages_of(f"{{book: {{title: Sales book, language: en}}, situations: [{moments}]}}")["index.md"]

    assert page.count("pb-card-title") == 9
    assert "<button" not in page


def test_the_page_looks_like_this(pages_of, golden):
    golden("pages/start.md", pages_of(BOOK)["index.md"])


def test_the_start_page_of_a_bare_book_has_no_empty_heading(pages_of):
    assert "## " not in pages_of("book: {title: Sales book, language: en}")["index.md"]
