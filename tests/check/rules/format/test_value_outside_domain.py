"""Criteria and clients that attributes do not allow."""

from __future__ import annotations

import pytest

from playbook.check.rules.format.value_outside_domain import RULE
from playbook.load import load_book

ATTRIBUTES = """\
attributes:
  - {id: money, title: Purchases, kind: money, range: {from: 0, to: 100_000}}
  - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
  - {id: store, title: Own store, kind: flag}
"""


def sentences(write_book, text):
    loaded = load_book(write_book({"book.yml": "book: {title: B, language: en}\n" + ATTRIBUTES + text}))
    assert loaded.diagnostics == ()
    return [one.message.in_language("en") for one in RULE.check(loaded.book)]


def facts(criteria: str) -> str:
    return f"portraits:\n  - {{id: a, title: A, facts: {{{criteria}}}}}\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (facts("channel: [deeler]"), "“Channel” has no value “deeler”."),
        (facts("channel: {not: [studio]}"), "“Channel” has no value “studio”."),
        (facts("channel: {from: 5}"), "“Channel” is no number: a range says nothing about it."),
        (facts("channel: true"), "“Channel” is not answered by true or false."),
        (facts("store: {from: 1}"), "“Own store” is no number: a range says nothing about it."),
        (facts("store: [yes]"), "“Own store” is true or false, not “yes”."),
        (facts("money: {from: 200_000}"), "“Purchases” can never be 200,000."),
        (facts("money: {below: -5}"), "“Purchases” can never be -5."),
        (facts("money: {from: 5%}"), "“Purchases” is not counted in percent."),
        (facts("money: [dealer]"), "“Purchases” is a number, not “dealer”."),
        ("cases:\n  - {id: a, title: A, client: {money: 200_000}}\n", "“Purchases” can never be 200,000."),
        ("cases:\n  - {id: a, title: A, client: {channel: shop}}\n", "“Channel” has no value “shop”."),
        (
            "statuses:\n  - {id: a, title: A, when: {wallet-share: {from: 30}}}\n",
            "“Share of the client's purchases that is ours” is counted in percent, and this range is not.",
        ),
        ("statuses:\n  - {id: a, title: A, when: {orders: {from: 30%}}}\n", "“Orders” is not counted in percent."),
        ("statuses:\n  - {id: a, title: A, when: {orders: [many]}}\n", "“Orders” is a number: give a range."),
    ],
)
def test_a_value_that_cannot_be_is_told(write_book, text, sentence):
    assert sentences(write_book, text) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        facts("channel: [dealer, unknown]"),
        facts("channel: dealer"),
        facts("store: true"),
        facts("money: {from: 0, to: 100_000}"),
        facts("money: [{below: 5_000}, unknown]"),
        "cases:\n  - {id: a, title: A, client: {money: 100_000, channel: unknown, store: false}}\n",
        "statuses:\n  - {id: a, title: A, when: {wallet-share: {from: 30%}, orders: {from: 1}}}\n",
    ],
)
def test_a_value_that_can_be_is_silent(write_book, text):
    assert sentences(write_book, text) == []


def test_a_choice_without_values_is_told_what_it_lacks(write_book):
    text = (
        "book: {title: B, language: en}\nattributes: [{id: channel, title: Channel, kind: choice}]\n"
        "portraits: [{id: a, title: A, facts: {channel: [dealer]}}]\n"
    )
    [finding] = RULE.check(load_book(write_book({"book.yml": text})).book)

    assert str(finding.hint) == "Write under “values” of the attribute what it can be."
