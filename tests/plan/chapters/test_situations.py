"""Given situations, a seller finds the moment by role, and on its page the words, the limit and whom to ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.plan import plan_book
from playbook.plan.chapters import situations
from playbook.plan.wording import wording_of
from playbook.render import render_site

BOOK = """
    book: {title: Sales book, language: en, currency: USD}
    roles: [{id: caller, title: Caller}, {id: head, title: Head of sales}]
    authority:
      - {id: caller-limit, title: What a caller may promise, role: caller, discount_up_to: 3%, defer_up_to: 7d, credit_up_to: 500}
      - {id: no-limit, title: Nothing, role: head, discount_up_to: 0%}
    pipelines:
      - {id: new, title: New clients, states: [{id: first, title: First contact, kind: work, owner: caller}]}
    situations:
      - id: discount
        title: Wants a discount
        summary: In the first minute.
        role: caller
        states: [new/first]
        say: “Discounts grow with orders.”
        do: [Ask for the volume, Name no figure]
        limit: caller-limit
        hand_to: head
        see: [situation:rude, role:head]
      - {id: rude, title: Is rude, say: “I hear you.”, limit: May hang up.}
      - {id: silent, title: Says nothing, role: head, limit: no-limit}
    """


def test_a_book_without_situations_has_no_such_chapter(book_of):
    book = book_of("book: {title: Sales book, language: en}")

    assert situations.chapter(book, wording_of(book, "en")) is None


def test_situations_are_found_by_role_those_of_everyone_first(book_of):
    book = book_of(BOOK)
    groups = situations.chapter(book, wording_of(book, "en")).content

    assert [(group.title, [one.id for one in group.situations]) for group in groups] == [
        ("Everyone", ["rude"]),
        ("Caller", ["discount"]),
        ("Head of sales", ["silent"]),
    ]


def test_a_situation_is_found_by_its_tags_and_by_the_words_of_the_clients_who_are_answered_in_it(pages_of):
    page = pages_of(
        """
        book: {title: Sales book, language: en}
        objections: [{id: dear, title: It is too dear}]
        roles: [{id: caller, title: Caller}]
        situations: [{id: price, title: Shows a price list, tags: [rebate], see: [role:caller, objection:dear]}]
        """
    )["situations/price.md"]

    assert 'tags: ["rebate", "It is too dear"]' in page
    assert "search: {boost: 100}" in page


def test_cards_of_situations_are_linked_from_their_chapter_and_role_and_stand_in_no_navigation(book_of, templates):
    book = book_of(BOOK)
    site = render_site(plan_book(book, "en"), [templates], Path())
    [chapter] = [one for one in site.navigation if one.title == "Situations"]

    assert [child.path for child in chapter.children] == [f"situations/{one.id}.md" for one in book.situations]
    assert 'href="cards/caller.html"' in site.pages["situations/index.md"]
    assert 'href="cards/index.html"' in site.pages["situations/index.md"]
    assert 'href="../situations/cards/caller.html"' in site.pages["roles/caller.md"]
    assert "search: {exclude: true}" in site.pages["situations/cards/caller.md"]


def test_a_limit_is_told_in_words_whether_it_is_an_authority_or_a_sentence(book_of):
    book = book_of(BOOK)
    discount, rude, silent, *_cards = (
        page.content for page in situations.chapter(book, wording_of(book, "en")).children
    )

    assert discount.limit == "discount up to 3%, deferral up to 7\u00a0days, credit up to $500"
    assert discount.authority == "authority:caller-limit"
    assert (rude.limit, rude.authority) == ("May hang up.", None)
    assert silent.limit == "no discount"


@pytest.mark.parametrize(
    ("path", "kind"), [("situations/index.md", "situations"), ("situations/discount.md", "situation")]
)
def test_pages_look_like_this(pages_of, golden, path, kind):
    golden(f"pages/{kind}.md", pages_of(BOOK)[path])
