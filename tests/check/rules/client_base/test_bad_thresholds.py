"""Thresholds by which some class is never given."""

from __future__ import annotations

import pytest


def sentences(told, matrix):
    return [(one.message, one.hint) for one in told("A801", f"abc_xyz: {{{matrix}}}\n")]


REST = "Give A the larger share, B a smaller one, and leave a rest for C, such as 80% and 15%."


@pytest.mark.parametrize(
    ("matrix", "message", "hint"),
    [
        (
            "abc: {a: 80%, b: 95%}",
            "A with 80% and B with 95% make 175%: nothing is left for C.",
            "If B ends at 95%, its own share is 15%: write that.",
        ),
        ("abc: {a: 80%, b: 20%}", "A with 80% and B with 20% make 100%: nothing is left for C.", REST),
        ("abc: {a: 90%}", "A with 90% and B with 15% make 105%: nothing is left for C.", REST),
        (
            "abc: {a: 30%, b: 40%}",
            "B with 40% is no smaller than A with 30%.",
            "If B ends at 40%, its own share is 10%: write that.",
        ),
        ("abc: {a: 40%, b: 40%}", "B with 40% is no smaller than A with 40%.", REST),
        ("abc: {a: 80%, b: -5%}", "B cannot bring −5% of the turnover.", REST),
        (
            "xyz: {x: 25%, y: 10%}",
            "Steady is up to 25% and uneven up to 10%: nobody is ever Y.",
            "Make y larger than x, such as 10% and 25%.",
        ),
        (
            "xyz: {x: 25%, y: 25%}",
            "Steady is up to 25% and uneven up to 25%: nobody is ever Y.",
            "Make y larger than x, such as 10% and 25%.",
        ),
        (
            "xyz: {x: -5%, y: 25%}",
            "No client varies by less than nothing: with −5% nobody is ever X.",
            "Write a bound above zero, such as 10%.",
        ),
        (
            "window: 2",
            "Over 2 periods no client gets an X, a Y or a Z.",
            "Look at three periods or more; twelve months are usual.",
        ),
        (
            "window: 1",
            "Over 1 period no client gets an X, a Y or a Z.",
            "Look at three periods or more; twelve months are usual.",
        ),
    ],
)
def test_a_threshold_that_leaves_a_class_empty_is_told(told, matrix, message, hint):
    assert sentences(told, matrix) == [(message, hint)]


@pytest.mark.parametrize(
    "matrix",
    ["window: 3", "abc: {a: 80%, b: 19.9%}", "abc: {a: 40%, b: 30%}", "xyz: {x: 0%, y: 1%}", "xyz: {x: 60%, y: 130%}"],
)
def test_thresholds_that_give_every_class_are_silent(found, matrix):
    assert found("A801", f"abc_xyz: {{{matrix}}}\n") == []


def test_both_ends_of_a_slip_are_pointed_at(told):
    shares, bounds, window = told(
        "A801",
        """
abc_xyz:
  abc:
    a: 80%
    b: 95%
  xyz:
    x: 25%
    y: 10%
  window: 2
""",
    )

    assert (shares.line, shares.related) == (5, [4])
    assert (bounds.line, bounds.related) == (8, [7])
    assert (window.line, window.related) == (9, [])


def test_a_window_of_more_than_ten_years_is_told(told):
    [found] = told("A801", "abc_xyz: {window: 30000}")

    assert found.message == "A window of 30,000 periods is longer than any that is looked at."
    assert told("A801", "abc_xyz: {window: 120}") == []
