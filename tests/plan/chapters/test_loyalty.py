"""Given a loyalty programme, its page tells whom it is for, what it promises, and the figures of the book."""

from __future__ import annotations

import pytest

from playbook.plan.chapters import loyalty
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Sales book, language: en, currency: USD}
    attributes: [{id: volume, title: Yearly volume, kind: money}]
    segmentations:
      - {id: by-size, title: By size, segments: [{id: small, title: Small}]}
    statuses: [{id: regular, title: Regular}]
    abc_xyz: {cells: {AX: {title: Pillar}}}
    products: [{id: tile, title: Tile}]
    loyalty:
      - id: shelf
        title: The shelf
        summary: A stand by the door.
        segments: [small]
        statuses: [regular]
        cells: [AX]
        products: [tile]
        valid: {from: 2026-12-01, to: 2027-12-31}
        terms:
          - {kind: discount, title: Three per cent, body: While the stand is there., percent: 3%}
          - {kind: gift, cost: 12.50}
        stacks_with: [winter]
        questionnaire: [{question: How much do you buy?, attribute: volume}, {question: Who decides?}]
        economics:
          launch_cost: 1000
          clients: 40
          margin: 38%
          retention: {before: 78%, after: 86%}
          horizon: 18mo
      - {id: winter, title: Winter order, terms: [{kind: packaging, title: A box}]}
    """


def test_a_book_without_programmes_has_no_such_chapter(book_of):
    book = book_of("book: {title: Sales book, language: en}")

    assert loyalty.chapter(book, wording_of(book, "en")) is None


def test_figures_stand_as_the_book_gives_them_and_missing_ones_are_left_out(book_of):
    book = book_of(BOOK)
    shelf, winter = (page.content for page in loyalty.chapter(book, wording_of(book, "en")).children)

    assert [(fact.label, fact.value) for fact in shelf.economics] == [
        ("Clients who take part", "40"),
        ("Costs at the start", "$1,000"),
        ("Margin, before", "38.0%"),
        ("Clients who stay a year, before", "78.0%"),
        ("Clients who stay a year, after", "86.0%"),
        ("To pay off within", "18\u00a0months"),
    ]
    assert winter.economics == ()


def test_a_table_of_promises_has_columns_only_for_what_is_counted(book_of):
    book = book_of(BOOK)
    shelf, winter = (page.content for page in loyalty.chapter(book, wording_of(book, "en")).children)

    assert (shelf.has_percents, shelf.has_costs) == (True, True)
    assert (winter.has_percents, winter.has_costs) == (False, False)


@pytest.mark.parametrize(("path", "kind"), [("loyalty/index.md", "loyalty"), ("loyalty/shelf.md", "programme")])
def test_pages_look_like_this(pages_of, golden, path, kind):
    golden(f"pages/{kind}.md", pages_of(BOOK)[path])


def test_a_bare_programme_has_no_empty_heading_and_no_note_to_its_author(pages_of):
    page = pages_of(BOOK)["loyalty/winter.md"]

    assert [line for line in page.splitlines() if line.startswith("## ")] == ["## What we promise {: #pb-terms }"]
    assert "under economics" not in page
