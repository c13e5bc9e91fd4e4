"""The rows of a sheet: a rule, what has changed without its name again, and the way to its page."""

from __future__ import annotations

from playbook.compare.must_read import to_be_read
from playbook.load import load_book
from playbook.plan import plan_book
from playbook.plan.signoff_sheet import rows_of

BOOK = """
    book: {title: T, language: en, currency: EUR, owner: head}
    roles: [{id: head, title: Head}]
    attributes: [{id: volume, title: Volume, kind: money}]
    segmentations:
      - id: size
        title: Size
        segments:
          - {id: large, title: Large, criteria: {volume: {from: 1_000_000}}}
          - {id: small, title: Small, criteria: {volume: {below: 1_000_000}}}
    terms: [{id: rebate, title: Rebate, kind: discount, percent: 3%}]
    """


def _rows(write_book, old, new):
    before = load_book(write_book({"book.yml": BOOK})).book
    after = load_book(write_book({"book.yml": BOOK.replace(old, new)})).book
    return rows_of(to_be_read(before, after).rules, plan_book(after, "en"))


def test_a_rule_with_the_way_to_it(write_book):
    [row] = _rows(write_book, "3%", "4%")

    assert (row.title, row.kind, row.changes) == ("Rebate", "terms", ("Percent – 4% instead of 3%.",))
    assert (row.way, row.address) == (("Terms",), "terms.html#pb-terms-rebate")


def test_who_moves_is_said_once(write_book):
    rows = _rows(write_book, "1_000_000", "900_000")
    said = [sentence for row in rows for sentence in row.changes]

    assert [row.way for row in rows] == [("Segments", "Size")] * 2
    assert [row.address for row in rows] == ["segments/size/large.html", "segments/size/small.html"]
    assert len([one for one in said if "becomes" in one]) == 1
    assert len(said) == len({*said}) == 3


def test_the_book_itself_is_named_in_words(write_book):
    [row] = _rows(write_book, "currency: EUR", "currency: USD")

    assert (row.title, row.kind, row.way, row.address) == ("the book", "", (), "")
