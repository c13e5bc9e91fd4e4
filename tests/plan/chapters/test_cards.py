"""Given situations, each role gets its cards, with those of everyone behind its own."""

from __future__ import annotations

from playbook.plan import plan_book
from playbook.plan.chapters.cards import card_sets
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Sales book, language: en, currency: USD, effective: 2026-12-01}
    roles: [{id: index, title: Caller}, {id: head, title: Head of sales}]
    authority: [{id: limit, title: A little, role: head, discount_up_to: 3%}, {id: words, title: Ask first, role: head}]
    situations:
      - {id: index, title: Wants a discount, role: index, say: "“*Soon*, says [[role:head]].”", do: [Ask, Wait], limit: limit, hand_to: head}
      - {id: cards, title: Is rude}
      - {id: silent, title: Says nothing, role: head, limit: words}
      - {id: angry, title: Is angry, role: index, limit: May hang up.}
    """


def sets_of(book):
    return {one.ref: one for one in card_sets(book, wording_of(book, "en"))}


def test_a_role_has_its_own_situations_first_and_then_those_of_everyone(book_of):
    sets = sets_of(book_of(BOOK))

    assert {ref: [card.ref for sheet in one.content.sheets for card in sheet] for ref, one in sets.items()} == {
        "cards:index": ["situation:index", "situation:angry", "situation:cards"],
        "cards:head": ["situation:silent", "situation:cards"],
        "section:cards": ["situation:cards"],
    }
    assert [one.path for one in sets.values()] == [
        "situations/cards/index_",
        "situations/cards/head",
        "situations/cards/index",
    ]
    assert [one.title for one in sets.values()] == ["Cards: Caller", "Cards: Head of sales", "Cards for everyone"]


def test_a_card_tells_what_to_say_to_do_and_to_promise_and_to_whom_to_hand(book_of):
    [[card, *_others]] = sets_of(book_of(BOOK))["cards:index"].content.sheets

    assert [(part.name, part.paragraphs) for part in card.parts] == [
        ("say", ("“*Soon*, says Head of sales.”",)),
        ("do", ("Ask", "Wait")),
        ("limit", ("discount up to 3%",)),
        ("hand-to", ("Head of sales",)),
    ]
    assert (card.title, card.role, card.hand_to) == ("Wants a discount", "Caller", "role:head")


def test_a_limit_without_figures_is_told_by_its_name(book_of):
    [[card, _rude]] = sets_of(book_of(BOOK))["cards:head"].content.sheets

    assert [part.paragraphs for part in card.parts] == [("Ask first",)]


def test_four_cards_stand_on_a_sheet(book_of):
    moments = ", ".join(f"{{id: moment-{number}, title: Moment}}" for number in range(9))
    content = sets_of(book_of(f"{{book: {{title: Sales book, language: en}}, situations: [{moments}]}}"))[
        "section:cards"
    ].content

    assert [len(sheet) for sheet in content.sheets] == [4, 4, 1]
    assert content.count == "9 cards on 3 sheets"


def test_cards_bear_the_book_and_its_day(book_of):
    assert sets_of(book_of(BOOK))["cards:head"].content.imprint == "Sales book · In force from 1 December 2026"


def test_the_pages_of_cards_are_of_the_site_alone_and_stand_below_their_chapter(book_of):
    pages = {page.ref: page for page in plan_book(book_of(BOOK), "en").pages}
    cards = pages["cards:head"]

    assert (cards.number, cards.parents, cards.level, cards.draft.site_only) == ("", ("section:situations",), 2, True)
    assert [page.number for page in pages.values() if page.draft.kind == "situation"] == ["2.1", "2.2", "2.3", "2.4"]


def test_an_edition_has_cards_that_the_whole_book_has_not(book_of):
    whole = plan_book(book_of(BOOK), "en").numbers
    fewer = book_of(BOOK.replace("role: head, limit", "limit"))
    plan = plan_book(fewer, "en", numbers={ref: number for ref, number in whole.items() if ref != "section:cards"})

    assert "section:cards" in plan.places


def test_the_page_looks_like_this(pages_of, golden):
    golden("pages/cards.md", pages_of(BOOK)["situations/cards/index_.md"])
