"""Worklists that are too empty."""

from __future__ import annotations

import pytest

ROLES = "roles:\n  - {id: a, title: Hunter, headcount: 2}\n"


def found(told, pipeline, worklist: str, shares: tuple[str, str] = (", share: 20%", ", share: 80%")):
    text = pipeline(
        f"new: {{kind: start, owner: a, deadline: 3w, lasts: 2w, next: [{{to: won{shares[0]}}}, {{to: lost{shares[1]}}}]}}",
        "won: {kind: won}",
        "lost: {kind: lost}",
        more=f"worklist: {{role: a, {worklist}}}",
    )
    return told("R505 R506 F008", ROLES + text.replace("    states:", "    inflow: 10\n    states:"))


def test_a_mean_load_under_the_minimum_is_told(told, pipeline):
    [one] = found(told, pipeline, "min: 21")

    assert (one.code, one.line) == ("R506", 7)
    assert one.message == "Each “Hunter” has 10 new clients a week × 2 weeks = 20 < 21 clients in work."
    assert one.related == [(10, "In “New” a new client spends 14 days.")]


def test_exactly_the_minimum_is_enough(told, pipeline):
    assert found(told, pipeline, "min: 20") == []


@pytest.mark.parametrize("worklist", ["min: 1", "min: 1, max: 90"])
def test_an_unknown_mean_is_told_once(told, pipeline, worklist):
    assert [one.code for one in found(told, pipeline, worklist, ("", ""))] == ["F008"]


def test_an_unknown_mean_is_told_although_nobody_asks_for_the_maximum(told, pipeline):
    text = pipeline(
        "new: {kind: start, owner: a, deadline: 3w, next: [{to: won}, {to: lost}]}",
        "won: {kind: won}",
        "lost: {kind: lost}",
        more="worklist: {role: a, min: 1, max: 90}",
    )

    assert [one.code for one in told("R505 R506 F008", "checks: {R505: off}\n" + ROLES + text)] == ["F008"]
