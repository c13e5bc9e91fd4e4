"""Given a matrix, its page has the thresholds in words, nine cells and an entry for each that is described."""

from __future__ import annotations

import pytest

from playbook.plan.chapters import abc_xyz
from playbook.plan.wording import wording_of

ONE = """
    book: {title: Sales book, language: en, currency: USD}
    terms: [{id: discount, title: Six per cent, kind: discount}]
    loyalty: [{id: shelf, title: The shelf}]
    abc_xyz:
      title: The matrix
      period: quarter
      window: 8
      abc: {a: 70%, b: 20%}
      cells:
        AX: {title: Pillar, approach: Call on Tuesdays., terms: [discount, A free box], loyalty: [shelf, A visit.]}
        CZ: {approach: Wait.}
    """
TWO = """
    book: {title: Sales book, language: en, currency: USD}
    lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
    abc_xyz:
      - {line: wholesale, cells: {AX: {title: Pillar}}}
      - {line: retail, title: Of the shop, cells: {AX: {title: Friend}, AY: {title: Guest}}}
    """


def test_a_book_without_a_matrix_has_no_such_chapter(book_of):
    book = book_of("book: {title: Sales book, language: en}")

    assert abc_xyz.chapter(book, wording_of(book, "en")) is None


def test_one_matrix_is_the_chapter_itself(book_of):
    book = book_of(ONE)
    chapter = abc_xyz.chapter(book, wording_of(book, "en"))

    assert (chapter.kind, chapter.ref, chapter.path, chapter.title) == (
        "matrix",
        "section:abc_xyz",
        "abc-xyz",
        "The matrix",
    )
    assert [(entry.ref, entry.title) for entry in chapter.entries] == [("cell:AX", "AX · Pillar"), ("cell:CZ", "CZ")]


def test_thresholds_are_told_in_words_and_c_is_the_rest(book_of):
    book = book_of(ONE)
    content = abc_xyz.chapter(book, wording_of(book, "en")).content

    assert [row.meaning for row, _cells in content.rows] == [
        "70% of the turnover",
        "20% of the turnover",
        "10% of the turnover",
    ]
    assert [column.meaning for column in content.columns] == [
        "buys steadily: variation up to 10%",
        "buys unevenly: up to 25%",
        "buys at random: over 25%",
    ]
    assert content.counting[0].value == "8 whole quarters"


def test_of_two_matrices_the_first_described_cell_has_the_short_name(book_of):
    book = book_of(TWO)
    chapter = abc_xyz.chapter(book, wording_of(book, "en"))

    assert [(page.ref, page.path, page.title) for page in chapter.children] == [
        ("matrix:wholesale", "abc-xyz/wholesale", "ABC–XYZ: Wholesale"),
        ("matrix:retail", "abc-xyz/retail", "Of the shop"),
    ]
    assert [entry.ref for page in chapter.children for entry in page.entries] == [
        "cell:AX",
        "cell:retail/AX",
        "cell:AY",
    ]


@pytest.mark.parametrize(
    ("book", "path", "kind"), [(ONE, "abc-xyz.md", "matrix"), (TWO, "abc-xyz/index.md", "matrices")]
)
def test_pages_look_like_this(pages_of, golden, book, path, kind):
    golden(f"pages/{kind}.md", pages_of(book)[path])
