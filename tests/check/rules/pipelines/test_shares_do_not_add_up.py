"""Shares of those who leave a state."""

from __future__ import annotations

import pytest

ENDS = ("won: {kind: won}", "lost: {kind: lost}")


def state(won: str, lost: str, late: str) -> str:
    return f"new: {{kind: start, deadline: 1d, on_deadline: {{to: lost{late}}}, next: [{{to: won{won}}}, {{to: lost{lost}}}]}}"


def test_shares_are_told_with_their_sum_and_what_is_left(told, pipeline):
    [found] = told("P411", pipeline(state(", share: 20%", ", share: 60%", ", share: 10%"), *ENDS))

    assert (found.line, found.message) == (7, "Of the clients who leave “New” 20%+60%+10% = 90% go somewhere.")
    assert found.hint == "Say where the other 10% go, those whose deadline passes among them."
    assert [message for _line, message in found.related] == ["20% of them.", "60% of them.", "10% of them."]


def test_too_much_is_told_as_too_much(told, pipeline):
    [found] = told("P411", pipeline(state(", share: 70%", ", share: 60%", ""), *ENDS))

    assert found.hint == "30% too many."


@pytest.mark.parametrize(
    ("shares", "is_told"),
    [
        (("", "", ""), False),
        ((", share: 40%", ", share: 60%", ""), False),
        ((", share: 33.3%", ", share: 33.3%", ", share: 33.3%"), False),
        ((", share: 40%", ", share: 59.5%", ""), False),
        ((", share: 40%", ", share: 60.5%", ""), False),
        ((", share: 40%", ", share: 59.4%", ""), True),
        ((", share: 40%", ", share: 60.6%", ""), True),
        ((", share: 40%", "", ""), True),
        (("", "", ", share: 10%"), True),
        (("", "", ", share: 100%"), False),
    ],
)
def test_half_a_percent_is_let_be(told, pipeline, shares, is_told):
    assert bool(told("P411", pipeline(state(*shares), *ENDS))) is is_told
