"""Pilots that prove nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

STATES = (
    "new: {kind: start, deadline: 10d, next: [{to: call}]}",
    "call: {deadline: 3w, next: [{to: won}]}",
    "won: {kind: won}",
)
TARGETS = "targets: [{metric: won, at_least: 3}]"


def found(told, pipeline, pilot, head="title: B, language: en"):
    return told("P414 F008", pipeline(*STATES, more=f"pilot: {{{pilot}}}"), head)


def test_a_pilot_without_end_and_targets_is_told_both(told, pipeline):
    assert sorted(one.message for one in found(told, pipeline, "from: 2026-12-01")) == [
        "Nothing tells whether the pilot of “P” went well.",
        "The pilot of “P” has no last day.",
    ]


def test_a_pilot_shorter_than_the_slowest_sale_is_told_with_both_lengths(told, pipeline):
    [one] = found(told, pipeline, f"from: 2026-12-01, to: 2026-12-30, {TARGETS}")

    assert one.message == "The pilot of “P” lasts 30 days, and a client may take 10+21 = 31: New → Call → Won."
    assert (one.line, one.hint) == (5, "End it 1 day later, or shorten a deadline.")


@pytest.mark.parametrize("to", ["2026-12-31", "2027-12-31"])
def test_its_last_day_counts(told, pipeline, to):
    assert found(told, pipeline, f"from: 2026-12-01, to: {to}, {TARGETS}") == []


def test_a_pilot_that_ends_before_the_book_is_in_force_has_no_days(told, pipeline):
    [one] = found(told, pipeline, f"to: 2026-11-01, {TARGETS}", "title: B, language: en, effective: 2026-12-01")

    assert one.message.startswith("The pilot of “P” lasts 0 days")


def test_without_a_first_day_it_begins_with_the_book_or_its_length_is_not_known(told, pipeline):
    pilot = f"to: 2026-12-20, {TARGETS}"

    assert [one.code for one in found(told, pipeline, pilot)] == ["F008"]
    assert [one.code for one in found(told, pipeline, pilot, "title: B, language: en, effective: 2026-12-01")] == [
        "P414"
    ]


def test_a_search_past_its_budget_is_told_where_a_longer_way_would_matter(told, pipeline, monkeypatch):
    monkeypatch.setattr("playbook.estimate.cycle.BUDGET", 2)
    names = [f"s{n}" for n in range(5)]
    states = [
        f"{name}: {{kind: {'work' if n else 'start'}, deadline: 10d, next: ["
        + ", ".join(f"{{to: {one}}}" for one in [*names, "won"] if one != name)
        + "]}"
        for n, name in enumerate(names)
    ]
    for days, codes in ((49, ["F008"]), (50, [])):
        last = date(2026, 11, 30) + timedelta(days=days)
        more = f"pilot: {{from: 2026-12-01, to: {last}, {TARGETS}}}"
        assert [one.code for one in told("P414 F008", pipeline(*states, "won: {kind: won}", more=more))] == codes


WHOLE = "from: 2026-12-01, to: 2027-12-31, targets: [{{metric: {}}}]"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("won", "Whatever “won” comes to, the pilot of “P” meets it."),
        ("overdue, state: won, at_most: 5%", "Nothing can be overdue here: no state that “overdue” looks at has a deadline."),
        ("worklist, at_most: 20", "“P” has no worklist that the pilot could measure."),
    ],
)  # fmt: skip
def test_a_target_that_can_tell_nothing_is_told(told, pipeline, target, message):
    [one] = found(told, pipeline, WHOLE.format(target))

    assert (one.line, one.message) == (5, message)


def test_a_pilot_of_a_pipeline_that_nobody_wins_needs_a_state(told, pipeline):
    states = ("new: {kind: start, deadline: 10d, next: [{to: call}]}", "call: {kind: pause, deadline: 3w}")
    bare, named = (
        told("P414", pipeline(*states, more=f"pilot: {{{WHOLE.format(target)}}}"))
        for target in ("conversion, at_least: 20%", "conversion, state: call, at_least: 20%")
    )

    assert [one.message for one in bare] == [
        "Nobody can come where “conversion” of the pilot looks: no state of “P” is won."
    ]
    assert named == []


@pytest.mark.parametrize(
    "target",
    [
        "overdue, state: call, at_most: 5%",
        "overdue, at_most: 5%",
        "worklist, state: call, at_most: 20",
        "duration, at_most: 30d",
    ],
)
def test_a_target_that_can_be_measured_is_quiet(told, pipeline, target):
    assert found(told, pipeline, WHOLE.format(target)) == []
