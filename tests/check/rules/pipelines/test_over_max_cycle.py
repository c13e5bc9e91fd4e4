"""Ways to the sale that are too long."""

from __future__ import annotations

import pytest

from playbook.estimate import longest

CONVEYOR = (
    "new: {kind: start, deadline: 7d, on_deadline: one, next: [{to: one}]}",
    "one: {title: Contact 1, deadline: 7d, on_deadline: two, next: [{to: two}, {to: deal}]}",
    "two: {title: Contact 2, deadline: 7d, on_deadline: later, next: [{to: three}, {to: won}]}",
    "three: {title: Contact 3, deadline: 10d, on_deadline: lost, next: [{to: deal}]}",
    "deal: {deadline: 2w, on_deadline: lost, next: [{to: won}]}",
    "later: {kind: pause, deadline: 1mo, on_deadline: one, next: [{to: one}]}",
    "won: {kind: won, next: [{to: after}]}",
    "after: {deadline: 90d, on_deadline: lost, next: [{to: large}]}",
    "large: {kind: won}",
    "lost: {kind: lost, next: [{to: one}]}",
)


def test_the_longest_way_is_told_with_its_days_and_each_deadline_of_it(told, pipeline):
    [found] = told("P408", pipeline(*CONVEYOR, more="max_cycle: 40d"))

    assert found.line == 5
    assert found.message == (
        "A client may take 7+7+7+10+14 = 45 > 40 days: New → Contact 1 → Contact 2 → Contact 3 → Deal → Won."
    )
    assert found.hint == "Shorten a deadline by 5 days, or write “max_cycle: 45d”."
    assert found.related == [
        (7, "“New”: 7 days."),
        (8, "“Contact 1”: 7 days."),
        (9, "“Contact 2”: 7 days."),
        (10, "“Contact 3”: 10 days."),
        (11, "“Deal”: 14 days."),
    ]


def test_exactly_as_long_is_allowed(told, pipeline):
    assert told("P408", pipeline(*CONVEYOR, more="max_cycle: 45d")) == []


@pytest.mark.parametrize(("deadline", "count", "limit"), [("8h", 3, "1d"), ("1wd", 6, "7d"), ("1wd", 3, "84h")])
def test_parts_of_days_are_added_up_exactly(told, pipeline, deadline, count, limit):
    states = [
        f"s{n}: {{kind: {'work' if n else 'start'}, deadline: {deadline}, next: [{{to: s{n + 1}}}]}}"
        for n in range(count)
    ]
    head = "title: B, language: en, calendar: {week: [mon, tue, wed, thu, fri, sat]}"

    assert told("P408", pipeline(*states, f"s{count}: {{kind: won}}", more=f"max_cycle: {limit}"), head) == []


def test_a_segment_with_longer_deadlines_is_told_by_name_at_them(told, pipeline):
    text = pipeline(
        "new: {kind: start, deadline: {limit: 5d, by_segment: {key: 8d, small: 2d}}, next: [{to: deal}]}",
        "deal: {deadline: {limit: 4d, by_segment: {small: 9d}}, next: [{to: won}]}",
        "won: {kind: won}",
        more="max_cycle: 11d",
    ) + (
        "segmentations:\n  - id: s\n    title: S\n    segments:\n"
        "      - {id: key, title: Key clients}\n      - {id: small, title: Small}\n"
    )
    [found] = told("P408", text)

    assert found.message == "A client of “Key clients” may take 8+4 = 12 > 11 days: New → Deal → Won."
    assert [line for line, _message in found.related] == [7, 8]


def test_a_state_without_a_deadline_adds_nothing(told, pipeline):
    text = pipeline(
        "new: {kind: start, next: [{to: deal}]}",
        "deal: {deadline: 9d, next: [{to: won}]}",
        "won: {kind: won}",
        more="max_cycle: 8d",
    )

    assert [one.message for one in told("P408", text)] == ["A client may take 9 > 8 days: New → Deal → Won."]


def test_a_loop_is_gone_through_once(told, pipeline):
    text = pipeline(
        "new: {kind: start, deadline: 3d, next: [{to: call}]}",
        "call: {deadline: 3d, next: [{to: new}, {to: meet}]}",
        "meet: {deadline: 3d, next: [{to: call}, {to: won}]}",
        "won: {kind: won}",
        more="max_cycle: 8d",
    )

    assert [one.message for one in told("P408", text)] == [
        "A client may take 3+3+3 = 9 > 8 days: New → Call → Meet → Won."
    ]


def test_a_long_way_is_shortened_in_words(told, pipeline):
    states = [f"s{n}: {{kind: {'work' if n else 'start'}, deadline: 1d, next: [{{to: s{n + 1}}}]}}" for n in range(30)]
    [found] = told("P408", pipeline(*states, "s30: {kind: won}", more="max_cycle: 29d"))

    assert found.message == (
        "A client may take 1+1+1+1+1+…+1+1+1+1+1 = 30 > 29 days: "
        "S0 → S1 → S2 → S3 → S4 → … → S26 → S27 → S28 → S29 → S30."
    )


def knot(pipeline, limit: str) -> str:
    names = [f"s{n}" for n in range(9)]
    states = [
        f"{name}: {{kind: {'work' if n else 'start'}, deadline: {n + 1}d, next: ["
        + ", ".join(f"{{to: {one}}}" for one in [*names, "won"] if one != name)
        + "]}"
        for n, name in enumerate(names)
    ]
    return pipeline(*states, "won: {kind: won}", more=f"max_cycle: {limit}")


def test_a_search_past_its_budget_is_told_as_not_proven(told, pipeline, monkeypatch):
    monkeypatch.setattr("playbook.estimate.cycle.longest_way", lambda *given: longest.longest_way(*given, budget=20))
    [found] = told("P408 F008", knot(pipeline, "44d"))

    assert (found.code, found.line) == ("F008", 5)
    assert found.message == (
        "This could not be proved for “P”: there are too many ways round its loops. (P408 over-max-cycle)"
    )


def test_a_way_found_within_the_budget_is_proof_enough(told, pipeline, monkeypatch):
    monkeypatch.setattr("playbook.estimate.cycle.longest_way", lambda *given: longest.longest_way(*given, budget=200))

    assert [one.code for one in told("P408 F008", knot(pipeline, "10d"))] == ["P408"]
