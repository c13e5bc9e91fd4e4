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


RANGED = """\
attributes:
  - {id: staff, title: Staff, kind: number, range: {from: 1, below: 500}}
  - {id: hundreds, title: Hundreds, kind: money, step: 100, range: {from: 0, below: 1000}}
  - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer}, may_be_unknown: true}
  - {id: near, title: Near, kind: flag}
  - {id: empty, title: Empty, kind: choice}
"""
NO_VALUE = "No value of “%s” is allowed here, so nobody is meant."


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ("staff: {from: 500}", [NO_VALUE % "Staff"]),
        ("staff: {above: 499}", [NO_VALUE % "Staff"]),
        ("staff: {below: 1}", [NO_VALUE % "Staff"]),
        ("hundreds: {above: 900}", [NO_VALUE % "Hundreds"]),
        ("staff: {from: 600}", []),  # F004 tells it
        ("staff: {above: 498}", []),
        ("staff: {to: 1}", []),
        ("staff: [{from: 500}, {from: 5, to: 6}]", []),
        ("near: unknown", ["“Near” is never unknown, so nobody is meant."]),
        ("near: [true, unknown]", []),
        ("channel: unknown", []),
        ("near: {not: [true, false]}", ["Every value of “Near” is excluded, so nobody is left."]),
        ("near: {not: [true]}", []),
        ("empty: {not: [a]}", []),  # F004 tells it
    ],
)
def test_the_range_of_the_attribute_decides_too(write_book, monkeypatch, criteria, expected):
    monkeypatch.setitem(globals(), "ATTRIBUTES", RANGED)

    assert sentences(write_book, criteria) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("orders: {below: 0}", ["“Orders” is never under 0, so nobody is meant."]),
        (
            "wallet-share: {below: 0%}",
            ["“Share of the client's purchases that is ours” is never under 0%, so nobody is meant."],
        ),
        (
            "growth: {below: -100%}",
            ["“Growth against the time before” is never under \N{MINUS SIGN}100%, so nobody is meant."],
        ),
        ("orders: {to: 0}", []),
        ("growth: {below: 0%}", []),
        ("orders: {below: 5%}", []),  # F004 tells it
    ],
)
def test_the_domain_of_a_measure_decides_too(write_book, when, expected):
    text = f"book: {{title: B, language: en}}\nstatuses: [{{id: s, title: S, when: {{{when}}}}}]\n"
    loaded = load_book(write_book({"book.yml": text}))

    assert [str(one.message) for one in RULE.check(loaded.book)] == expected
