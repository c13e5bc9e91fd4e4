"""Worked cases that the book contradicts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.criteria import classify
from playbook.load import load_book

BOOK = """
lines: [{id: opt, title: Opt}, {id: shop, title: Shop}]
attributes:
  - {id: sum, title: Purchases, kind: money, range: {from: 0, to: 1_000_000}, may_be_unknown: true}
  - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain, resale: Reseller}}
  - {id: store, title: Own store, kind: flag}
segmentations:
  - id: by-sum
    title: By purchases
    line: opt
    segments:
      - {id: small, title: Small, criteria: {sum: [{below: 100_000}, unknown]}}
      - id: large
        title: Large
        criteria:
          sum: {from: 100_000}
  - id: by-store
    title: By store
    line: opt
    policy: first-match
    segments:
      - {id: stored, title: With a store, criteria: {store: true}}
      - {id: rest, title: The rest, criteria: {}}
  - id: guests
    title: Guests
    line: shop
    segments: [{id: guest, title: Guest, criteria: {}}]
not_our_clients:
  - {id: resale, title: Resellers, line: opt, criteria: {channel: [resale]}, reason: R., action: A.}
  - id: tiny
    title: Tiny
    line: opt
    criteria: {sum: {below: 1_000}}
    exceptions: [{criteria: {store: true}}]
    reason: R.
    action: A.
  - {id: rude, title: Rude, line: opt, signs: [Shouts], reason: R., action: A.}
cases:
"""
LAST = BOOK.count("\n")
"""The case stands on the line after it."""


def case(client: str, expect: str, line: str = "line: opt, ") -> str:
    return BOOK + f"  - {{id: c, title: Corner shop, {line}client: {{{client}}}, expect: {{{expect}}}}}\n"


MEND = "Mend the criterion if the case is right, or the case if the book is."


@pytest.mark.parametrize(
    ("client", "expect", "message", "related"),
    [
        (
            "sum: 100_000, store: true",
            "segments: [small, stored]",
            "“Corner shop” expects “Small”, and the book says “Large”: Purchases: RUB 100,000 does not fit “Small”.",
            [12, 16],
        ),
        (
            "store: false",
            "segments: [large, rest]",
            "“Corner shop” expects “Large”, and the book says “Small”: Purchases: not known does not fit “Large”.",
            [16, 12],
        ),
        (
            "sum: 5_000, store: false",
            "segments: [small, stored]",
            "“Corner shop” expects “With a store”, and the book says “The rest”: Own store: no does not fit “With a store”.",
            [22, 23],
        ),
        (
            "sum: 5_000, store: true",
            "segments: [small, rest]",
            (
                "“Corner shop” expects “The rest”, and the book says “With a store”: "
                "“With a store” stands before it and takes this client."
            ),
            [22, 22],
        ),
        (
            "sum: 5_000, store: true",
            "segments: [small]",
            (
                "By the book the client of “Corner shop” is in “With a store” too, which the case does not name: "
                "Own store: yes fits “With a store”."
            ),
            [22],
        ),
        (
            "sum: 5_000, store: true",
            "segments: [small, stored, guest]",
            "“Corner shop” expects “Guest”, and by the book the client is not there: “Guests” divides clients of another line.",
            [26],
        ),
        (
            "sum: 5_000, channel: resale",
            "segments: [small, rest]",
            (
                "“Corner shop” expects “Small”, “The rest”, and the book says “Resellers”, not ours: "
                "Channel: Reseller fits “Resellers”."
            ),
            [29],
        ),
        (
            "channel: resale",
            "not_our_client: none",
            (
                "“Corner shop” expects a client of ours, and the book says “Resellers”, not ours: "
                "Channel: Reseller fits “Resellers”."
            ),
            [29],
        ),
        (
            "channel: dealer, sum: 5_000",
            "not_our_client: resale",
            (
                "“Corner shop” expects “Resellers”, and the book says “Small”, “The rest”: "
                "Channel: Dealer does not fit “Resellers”."
            ),
            [29],
        ),
        (
            "sum: 500, store: true",
            "not_our_client: tiny",
            "“Corner shop” expects “Tiny”, and the book says “Small”, “With a store”: “Tiny” makes an exception for this client.",
            [34],
        ),
        (
            "sum: 500, channel: resale",
            "not_our_client: tiny",
            "“Corner shop” expects “Tiny”, and the book says “Resellers”: “Resellers” stands before it and takes this client.",
            [29, 29],
        ),
        (
            "sum: 5_000",
            "not_our_client: rude",
            "“Corner shop” expects “Rude”, and the book says “Small”, “The rest”: “Rude” is known by signs, which no case can show.",
            [37],
        ),
        (
            "channel: resale",
            "segments: [rest], not_our_client: resale",
            "“Corner shop” expects “The rest” beside “Resellers”, and who is not ours is in no segment.",
            [29],
        ),
    ],
)
def test_what_was_expected_what_came_and_why_is_told(told, client, expect, message, related):
    [fails] = told("C851", case(client, expect))

    assert fails.message.replace("\u00a0", " ").replace("₽", "RUB ") == message
    assert (fails.line, fails.related) == (LAST + 1, related)
    assert fails.hint == MEND


@pytest.mark.parametrize(
    ("client", "expect"),
    [
        ("sum: 99_999.9, store: true", "segments: [stored, small], not_our_client: none"),
        ("sum: unknown", "segments: [small, rest]"),
        ("channel: resale", "not_our_client: resale"),
        ("channel: resale", "segments: [], not_our_client: resale"),
        ("sum: 500", "not_our_client: tiny"),
        ("sum: 5_000", ""),
        ("channel: resale", ""),
        ("sum: 5_000", "not_our_client: none"),
    ],
)
def test_a_case_that_holds_or_expects_nothing_is_silent(found, client, expect):
    assert found("C851", case(client, expect)) == []


@pytest.mark.parametrize(
    ("client", "expect", "code"),
    [
        ("sum: 2_000_000", "segments: [small]", "F004"),
        ("sum: many", "segments: [small]", "F004"),
        ("channel: shop", "segments: [small]", "F004"),
        ("store: yes", "segments: [small]", "F004"),
        ("summ: 5_000", "segments: [large]", "F002"),
        ("sum: 5_000", "segments: [lagre, rest]", "F002"),
        ("sum: 5_000", "not_our_client: tny", "F002"),
    ],
)
def test_what_does_not_fit_or_is_not_there_is_told_by_the_format_alone(found, client, expect, code):
    text = case(client, expect)

    assert found("C851", text) == []
    assert len(found(code, text)) == 1


def test_a_criterion_on_what_is_not_defined_is_told_by_f002_alone(found):
    text = case("sum: 5_000, store: true", "segments: [large, stored]").replace("          sum:", "          summ:")

    assert found("C851", text) == []
    assert len(found("F002", text)) == 1


def test_a_case_without_its_line_is_told_which_one_to_write(told):
    [fails] = told("C851", case("sum: 5_000, store: true", "segments: [small, stored]", line=""))

    assert fails.message == (
        "By the book the client of “Corner shop” is in “Guest” too, which the case does not name: “Guest” takes everyone."
    )
    assert fails.hint == "Write line: opt at the case: it holds there."
    assert told("C851", case("", "segments: [guest]", line="line: shop, ")) == []


def test_an_entry_of_another_line_cannot_be_met(told):
    [fails] = told("C851", case("channel: resale", "not_our_client: resale", line="line: shop, "))

    assert fails.message == (
        "“Corner shop” expects “Resellers”, and the book says “Guest”: “Resellers” is for clients of another line."
    )


def test_the_witness_names_all_that_the_line_tests_and_can_be_replayed(found, write_book):
    text = case("sum: 100_000, store: true", "segments: [small, stored]")
    [fails] = found("C851", text)
    book = load_book(write_book({"book.yml": "book: {title: B}\n" + text.lstrip("\n")})).book

    assert fails.witness == {"sum": Decimal(100_000), "channel": None, "store": True}
    assert [one.id for one in classify(book, fails.witness, "opt").segments] == ["large", "stored"]
