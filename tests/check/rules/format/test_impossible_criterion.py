"""Criteria that nobody meets."""

from __future__ import annotations

import pytest

from playbook.check.rules.format.impossible_criterion import RULE
from playbook.load import load_book

ATTRIBUTES = """\
attributes:
  - {id: money, title: Purchases, kind: money}
  - {id: hundreds, title: Hundreds, kind: money, step: 100}
  - {id: share, title: Share, kind: number, step: any}
  - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
"""


def sentences(write_book, criteria):
    text = f"portraits:\n  - {{id: a, title: A, facts: {{{criteria}}}}}\n"
    loaded = load_book(write_book({"book.yml": "book: {title: B, language: en}\n" + ATTRIBUTES + text}))
    assert loaded.diagnostics == ()
    return [one.message.in_language("en") for one in RULE.check(loaded.book)]


@pytest.mark.parametrize(
    ("criteria", "sentence"),
    [
        ("money: {from: 5, to: 3}", "From 5 up to 3 there is nobody: the lower end is above the upper one."),
        ("money: {from: 5, below: 5}", "From 5 up to 5 there is nobody: the one value between is left out."),
        ("money: {above: 5, below: 6}", "Between 5 and 6 there is no value: they come in steps of 1."),
        ("hundreds: {above: 100, below: 200}", "Between 100 and 200 there is no value: they come in steps of 100."),
        ("channel: {not: [dealer, chain]}", "Every value of “Channel” is excluded, so nobody is left."),
    ],
)
def test_a_criterion_that_nobody_meets_is_told(write_book, criteria, sentence):
    assert sentences(write_book, criteria) == [sentence]


@pytest.mark.parametrize(
    "criteria",
    [
        "money: {from: 5, to: 5}",
        "money: {above: 5, below: 7}",
        "money: {from: 5, below: 6}",
        "share: {above: 5, below: 6}",
        "hundreds: {above: 100, to: 200}",
        "channel: {not: [dealer]}",
    ],
)
def test_a_criterion_that_somebody_meets_is_silent(write_book, criteria):
    assert sentences(write_book, criteria) == []
