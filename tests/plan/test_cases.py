from __future__ import annotations

import textwrap

from playbook.load import load_book
from playbook.plan.cases import HOMELESS, cases_by_page, entries_of
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Tiles, language: en, currency: EUR}
    lines: [{id: wholesale, title: Wholesale}]
    attributes:
      - {id: volume, title: Volume, kind: money}
    segmentations:
      - id: by-volume
        title: By volume
        segments: [{id: big, title: Big, criteria: {volume: {from: 100}}}]
    not_our_clients:
      - {id: tiny, title: Tiny, kind: will-not, criteria: {volume: {below: 10}}, reason: Costs, action: Say no}
    cases:
"""


def cases(write_book, text):
    book = load_book(
        write_book({"book.yml": textwrap.dedent(BOOK) + textwrap.indent(textwrap.dedent(text), "  ")})
    ).book
    return cases_by_page(book, wording_of(book, "en"))


def test_a_case_stands_on_the_page_of_its_first_segment(write_book):
    found = cases(write_book, "- {id: one, title: One, client: {volume: 5_000}, expect: {segments: [big]}}")

    assert [case.ref for case in found["segment:big"]] == ["case:one"]
    assert [(fact.label, fact.value) for fact in found["segment:big"][0].client] == [("Volume", "€5,000")]


def test_a_case_of_a_not_our_client_stands_on_that_page(write_book):
    found = cases(write_book, "- {id: one, title: One, expect: {not_our_client: tiny}}")

    assert found["not-our-client:tiny"][0].verdicts == ("not-our-client:tiny",)


def test_a_case_that_belongs_nowhere_stands_beside_the_attributes(write_book):
    found = cases(write_book, "- {id: one, title: One, expect: {not_our_client: none}}")

    assert [case.ref for case in found[HOMELESS]] == ["case:one"]
    assert found[HOMELESS][0].verdicts == ()


def test_a_case_of_several_segments_is_shown_on_each_and_printed_in_full_on_the_first(write_book):
    more = "title: Big, criteria: {volume: {from: 100}}}, {id: huge, title: Huge}"
    text = textwrap.dedent(BOOK).replace("title: Big, criteria: {volume: {from: 100}}}", more)
    case = "  - {id: one, title: One, client: {volume: 5_000}, expect: {segments: [big, huge]}}"
    book = load_book(write_book({"book.yml": text + case})).book
    found = cases_by_page(book, wording_of(book, "en"))

    assert {ref: [case.home for case in shown] for ref, shown in found.items()} == {
        "segment:big": ["segment:big"],
        "segment:huge": ["segment:big"],
    }
    assert [entry.ref for entry in entries_of(found["segment:big"], "segment:big")] == ["case:one"]
    assert entries_of(found["segment:huge"], "segment:huge") == ()
