"""Given rules, a page asks what decides and tells what follows; nothing else and to nobody else."""

from __future__ import annotations

import json
import re

import pytest

from playbook.editions import restrict
from playbook.plan.chapters import qualifier
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Tiles, language: en, currency: EUR}
    lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
    roles: [{id: caller, title: Caller}, {id: head, title: Head of sales}]
    attributes:
      - {id: sum, title: Purchases, kind: money, range: {from: 0, to: 1000}, question: How much?, body: Kindly.}
      - {id: own, title: Own warehouse, kind: flag}
      - {id: region, title: Region, kind: choice, values: {north: North, abroad: Abroad}}
      - {id: useless, title: Useless, kind: flag}
    segmentations:
      - id: by-value
        title: By value
        line: wholesale
        segments:
          - {id: small, title: Small, criteria: {sum: {below: 100.5}}, terms: [prepay, Samples]}
          - {id: large, title: Large, criteria: {sum: {from: 100.5}}, audience: [head]}
    not_our_clients:
      - id: abroad
        title: Abroad
        line: wholesale
        criteria: {region: [abroad]}
        exceptions: [{criteria: {own: true}, approved_by: head}]
        reason: No papers.
        action: “Thank you.”
      - {id: beggars, title: Beggars, signs: [Begs], reason: R., action: A.}
    terms: [{id: prepay, title: Prepayment, kind: payment, prepayment: 100%}]
    editions:
      - {id: callers, title: Callers, roles: [caller]}
      - {id: rules, title: Rules, roles: [caller], sections: [segmentations]}
    """


def content_of(book):
    return qualifier.chapter(book, wording_of(book, "en")).content


def edition(book, name):
    return restrict(book, next(one for one in book.editions if one.id == name)).book


@pytest.mark.parametrize(
    "text",
    [
        "book: {title: T}",
        "book: {title: T}\nnot_our_clients: [{id: a, title: A, signs: [S], reason: R, action: A}]",
        "book: {title: T}\nsegmentations: [{id: all, title: All, segments: [{id: a, title: A}]}]",
    ],
)
def test_where_nothing_is_to_be_asked_there_is_no_such_page(book_of, text):
    book = book_of(text)

    assert qualifier.chapter(book, wording_of(book, "en")) is None


def test_readers_of_half_of_the_rules_get_no_such_page(book_of):
    book = edition(book_of(BOOK), "rules")

    assert qualifier.chapter(book, wording_of(book, "en")) is None


def test_only_what_decides_is_asked_and_the_line_before_it(book_of):
    content = content_of(book_of(BOOK))

    assert [line.id for line in content.lines] == ["wholesale", "retail"]
    assert [
        (one.attribute.id, one.question, [option.title for option in one.options]) for one in content.questions
    ] == [
        ("sum", "How much?", []),
        ("own", "Own warehouse", ["yes", "no"]),
        ("region", "Region", ["North", "Abroad"]),
    ]
    assert content.questions[0].range == "from €0 to €1,000"
    assert [axis["attribute"] for axis in content.data["lines"][0]["axes"]] == ["region", "own", "sum"]
    assert content.data["lines"][1]["axes"] == []


def test_numbers_reach_the_script_as_they_were_written(book_of):
    axis = content_of(book_of(BOOK)).data["lines"][0]["axes"][2]

    assert (axis["cuts"], axis["least"], axis["most"]) == ([("101", False)], ("0", False), ("1000", True))
    assert (axis["shown"], axis["units"]) == ("€{}", ["eur", "€"])


def test_a_book_of_one_line_does_not_ask_for_it(book_of):
    one = book_of(BOOK.replace(", {id: retail, title: Retail}", ""))

    assert content_of(one).lines == ()
    assert [line["line"] for line in content_of(one).data["lines"]] == [None]


def test_an_edition_holds_its_own_rules_alone_and_says_that_there_are_others(book_of):
    content = content_of(edition(book_of(BOOK), "callers"))
    [division] = content.divisions

    assert ([found.entity.id for found in division.segments], division.is_whole) == (["small"], False)
    assert "large" not in json.dumps(content.data)


def test_the_page_is_on_the_site_alone_and_its_data_are_sound(pages_of, book_of):
    page = pages_of(BOOK)["qualifier.md"]
    [data] = re.findall(r'<script type="application/json">(.*?)</script>', page)

    assert json.loads(data)["decimal"] == "."
    assert 'data-show="segment:small"' in page
    assert "Prepayment" in page
    assert qualifier.chapter(book_of(BOOK), wording_of(book_of(BOOK), "en")).site_only


def test_an_edition_without_some_exceptions_says_so_before_what_to_say(part_pages):
    text = BOOK.replace("title: Abroad\n", "title: Abroad\n        owner: head\n")
    page = part_pages(text, "not-our-client:abroad")["qualifier.md"]
    note = "There are exceptions that this edition does not hold: ask Head of sales before you refuse."

    assert page.index(note) < page.index("What to say and do")
    assert page.count("this edition") == 1


def test_an_edition_without_some_rules_says_so_of_a_client_of_ours(part_pages):
    page = part_pages(BOOK, sections=["not_our_clients"])["qualifier.md"]
    note = "Some of the rules on who is not our client are not shown in this edition."

    assert page.index(">Our client</h2>") < page.index(note) < page.index('data-show="segment:small"')
    assert "not shown" not in part_pages(BOOK, sections=["segmentations"])["qualifier.md"]


@pytest.mark.parametrize(("policy", "promised"), [("first-match", 0), ("exclusive", 2)])
def test_a_segment_that_a_hidden_one_may_take_is_found_with_that_said_and_promises_nothing(
    part_pages, part_of, policy, promised
):
    text = BOOK.replace("title: By value\n", f"title: By value\n        policy: {policy}\n")
    page = part_pages(text, "segmentation:by-value")["qualifier.md"]
    [division] = content_of(part_of(text, "segmentation:by-value")).divisions

    assert page.index("the client may belong to another") < page.index('data-show="segment:small"')
    assert [len(found.terms) for found in division.segments] == [promised, 0]
