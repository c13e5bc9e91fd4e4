"""Ways to the sale that are too long."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book
from playbook.criteria import classify
from playbook.load import load_book

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
    monkeypatch.setattr("playbook.estimate.cycle.BUDGET", 20)
    [found] = told("P408 F008", knot(pipeline, "44d"))

    assert (found.code, found.line) == ("F008", 5)
    assert found.message == (
        "This could not be proved for “P”: there are too many ways round its loops. (P408 over-max-cycle)"
    )


def test_a_way_found_within_the_budget_is_proof_enough(told, pipeline, monkeypatch):
    monkeypatch.setattr("playbook.estimate.cycle.BUDGET", 200)

    assert [one.code for one in told("P408 F008", knot(pipeline, "10d"))] == ["P408"]


ATTRIBUTES = (
    "attributes:\n  - {id: big, title: Big, kind: flag}\n"
    "segmentations:\n  - {id: s, title: By size, segments: [{id: large, title: Large, criteria: {big: true}}, "
    "{id: small, title: Small, criteria: {big: false}}]}\n"
    "  - {id: t, title: By size again, complete: false, segments: [{id: tiny, title: Tiny, criteria: {big: false}}]}\n"
)


def by_size(pipeline, first: str, second: str = "1d") -> str:
    return (
        pipeline(
            f"new: {{kind: start, deadline: {first}, on_deadline: lost, next: [{{to: deal}}]}}",
            f"deal: {{deadline: {second}, on_deadline: lost, next: [{{to: won}}]}}",
            "won: {kind: won}",
            "lost: {kind: lost}",
            more="max_cycle: 10d",
        )
        + ATTRIBUTES
    )


def test_a_deadline_that_holds_for_no_client_is_no_part_of_a_way(told, pipeline):
    # Every client is large or small: the thirty days are nobody's.
    assert told("P408", by_size(pipeline, "{limit: 30d, by_segment: {large: 9d, small: 5d}}")) == []
    [found] = told("P408", by_size(pipeline, "{limit: 30d, by_segment: {large: 9d}}"))
    assert found.message == "A client may take 30+1 = 31 > 10 days: New → Deal → Won."


def test_segments_that_have_no_client_in_common_are_not_put_together(told, pipeline):
    first, second = "{limit: 1d, by_segment: {large: 8d}}", "{limit: 1d, by_segment: {tiny: 8d}}"

    assert told("P408", by_size(pipeline, first, second)) == []
    assert told("P408", by_size(pipeline, first, second.replace("tiny", "large"))) != []


def test_a_client_who_may_take_too_long_is_shown_and_is_what_is_said_of_him(write_book, pipeline):
    text = by_size(pipeline, "{limit: 1d, by_segment: {small: 8d}}", "{limit: 1d, by_segment: {tiny: 8d}}")
    loaded = load_book(write_book({"book.yml": "book: {title: B, language: en}\n" + text}))
    [found] = [one for one in check_book(loaded, date(2026, 11, 21)) if one.code == "P408"]

    assert str(found.message).startswith("A client of “Small”, “Tiny” may take 8+8 = 16 > 10 days")
    assert found.witness == {"big": False}
    assert [one.id for one in classify(loaded.book, found.witness).segments] == ["small", "tiny"]


def test_who_is_not_ours_takes_no_time(told, pipeline):
    text = by_size(pipeline, "{limit: 1d, by_segment: {large: 30d}}")
    refused = "not_our_clients:\n  - {id: n, title: N, criteria: {big: true}, reason: R, action: A}\n"

    assert told("P408", text) != []
    assert told("P408", text + refused) == []


def test_the_mend_holds_with_the_waiting_at_handoffs_too(told, pipeline):
    roles = "roles: [{id: a, title: A, headcount: 1}, {id: b, title: B, headcount: 1}]\n"
    handoff = "handoffs: [{id: h, title: H, from: a, to: b, at: p/two, passes: [x], accept_within: 1d}]\n"
    states = (
        "one: {kind: start, owner: a, deadline: 20d, next: [{to: two}]}",
        "two: {owner: b, deadline: 20d, next: [{to: won}]}",
        "won: {kind: won}",
    )

    def found(limit):
        return told("P408 R503", roles + pipeline(*states, more=f"max_cycle: {limit}") + handoff)

    [one] = found("30d")
    assert one.message.startswith("A client may take 20+20 = 40 > 30 days")
    assert one.hint == (
        "With the waiting at handoffs it is 41 days: shorten a deadline by 11 days, or write “max_cycle: 41d”."
    )
    assert found("41d") == []
