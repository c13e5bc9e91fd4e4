"""Statuses that no client can have."""

from __future__ import annotations

import pytest

from playbook.criteria import partition

LINES = "lines: [{id: opt, title: Opt}, {id: shop, title: Shop}]\n"


def statuses(*when: str) -> str:
    """Statuses s0, s1 … on lines 3, 4 …"""
    return "statuses:\n" + "".join(
        f"  - {{id: s{number}, title: S{number}, {one}}}\n" for number, one in enumerate(when)
    )


def test_a_status_inside_the_union_of_earlier_ones_is_told_with_them(told):
    [empty] = told(
        "A802",
        statuses(
            "when: {days-since-last-order: {to: 30}}",
            "when: {days-since-last-order: {above: 30}, orders: {from: 1}}",
            "when: {days-since-last-order: {above: 30}, orders: {to: 0}}",
            "when: {days-since-last-order: {to: 60}}",
        ),
    )

    assert empty.message == "No client can ever be “S3”: “S0”, “S1”, “S2” above it take them all."
    assert empty.hint == "Move it above them, or narrow them."
    assert (empty.line, empty.related) == (6, [3, 4, 5])


def test_a_second_status_for_the_same_clients_is_told_with_the_first(told):
    [empty] = told("A802", statuses("when: {orders: {from: 2}}", "when: {orders: {above: 1}}", "when: {}"))

    assert (empty.message, empty.related) == ("No client can ever be “S1”: “S0” above it take them all.", [3])


def test_after_a_status_for_everybody_all_are_empty(found):
    text = statuses("when: {}", "when: {orders: {from: 2}}", "when: {}")

    assert [one.place.line for one in found("A802", text)] == [4, 5]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("days-since-last-order: {from: 0}", "orders: {from: 1}"),
        ("days-since-first-order: {from: 0}", ""),
        ("wallet-share: {from: 0%}", ""),
        ("growth: {from: -100%}", ""),
        ("orders: {from: 1}", ""),
        ("turnover: {above: 0}", "turnover: {to: 0}"),
        ("turnover: {to: 100}", "turnover: {above: 100, below: 101}"),
        ("orders: {below: 5}", "orders: {from: 4}"),
        ("wallet-share: {to: 100%}", "wallet-share: {above: 100%}"),
    ],
)
def test_a_status_that_somebody_can_have_is_silent(found, first, second):
    assert found("A802", statuses(f"when: {{{first}}}", f"when: {{{second}}}")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("orders: {from: 0}", "growth: {below: 0%}"),
        ("turnover: {from: 0}", ""),
        ("growth: {from: -100%}", "growth: {below: 30%}"),
        ("wallet-share: {from: 0%}", "wallet-share: {from: 5%}, orders: {from: 1}"),
        ("orders: {above: 1}", "orders: {from: 2}, growth: {from: 0%}"),
    ],
)
def test_whoever_has_a_measure_at_all_has_it_from_its_least_value_on(found, first, second):
    assert [one.place.line for one in found("A802", statuses(f"when: {{{first}}}", f"when: {{{second}}}"))] == [4]


@pytest.mark.parametrize("first", ["wallet-share: {from: 0}", "orders: [0]", "orders: {from: 0%}"])
def test_criteria_that_do_not_fit_their_measure_are_told_by_f004_alone(found, first):
    text = statuses(f"when: {{{first}}}", "when: {wallet-share: {from: 5%}, orders: {from: 0}}")

    assert found("A802", text) == []
    assert len(found("F004", text)) == 1


def test_lines_have_their_own_statuses(found):
    text = statuses(
        "line: opt, when: {}", "line: shop, when: {orders: {from: 1}}", "line: opt, when: {orders: {to: 3}}"
    )

    assert [one.place.line for one in found("A802", text + LINES)] == [5]


def test_a_status_of_all_lines_is_empty_only_where_it_is_so_in_each(told):
    text = statuses("line: opt, when: {}", "line: shop, when: {orders: {from: 3}}", "when: {orders: {from: 2}}")
    assert told("A802", text + LINES) == []

    [empty] = told("A802", text.replace("from: 3", "from: 1") + LINES)
    assert (empty.line, empty.related) == (5, [3, 4])


def test_a_proof_past_its_budget_says_so(told, monkeypatch):
    monkeypatch.setattr(partition, "BUDGET", 0)
    [unknown] = told("F008", statuses("when: {orders: {from: 1}}", "when: {orders: {from: 2}}"))

    assert unknown.message == (
        "This could not be proved for the statuses: their borders cross too often. (A802 empty-status)"
    )
    assert unknown.line == 3
