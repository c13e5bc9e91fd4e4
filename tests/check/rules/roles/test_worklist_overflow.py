"""Worklists that are too full."""

from __future__ import annotations

from datetime import date

from playbook.check import check_book
from playbook.check.rules.roles.worklist_overflow import RULE
from playbook.check.worst_case import WorstCase
from playbook.load import load_book

ROLES = "roles:\n  - {id: a, title: Hunter, headcount: 2}\n  - {id: b, title: Keeper}\n"
STATES = (
    "new: {kind: start, owner: a, deadline: 14d, lasts: 7d, next: [{to: call, share: 50%}, {to: lost, share: 50%}]}",
    "call: {owner: a, deadline: 14d, next: [{to: later, share: 20%}, {to: care, share: 40%}, {to: lost, share: 40%}]}",
    "later: {kind: pause, owner: a, deadline: 3mo, next: [{to: call}]}",
    "care: {owner: b, deadline: 90d, next: [{to: won}]}",
    "won: {kind: won}",
    "lost: {kind: lost}",
)
# Each new client comes through call 0.5 / (1 − 0.2) = 0.625 times: 1 week + 0.625 · 2 weeks = 2.25 weeks, or 3.25 weeks by deadlines.


def book(pipeline, most: int, *, inflow: str = "inflow: 40", role: str = "a", states=STATES) -> str:
    text = ROLES + pipeline(*states, more=f"worklist: {{role: {role}, max: {most}}}")
    return text.replace("    states:", f"    {inflow}\n    states:") if inflow else text


def test_the_mean_load_over_the_maximum_is_told_with_the_people_it_takes(told, pipeline):
    [found] = told("R505 F008", book(pipeline, 60))

    assert (found.code, found.line) == ("R505", 8)
    assert found.message == "Each “Hunter” has 40 new clients a week × 2.25 weeks = 90 > 60 clients in work."
    assert found.hint == "It takes 3 people instead of 2; or let fewer clients in, or shorten their stay."
    assert found.related == [
        (11, "In “New” a new client spends 7 days."),
        (12, "In “Call” a new client spends 8.75 days."),
    ]


def test_exactly_the_maximum_is_no_overflow_but_the_deadlines_are(told, pipeline):
    [found] = told("R505 F008", book(pipeline, 90))

    assert found.message == (
        "If all clients use up their deadlines, each “Hunter” has 40 a week × 3.25 weeks = 130 > 90 of them in work."
    )
    assert told("R505 F008", book(pipeline, 130)) == []


def test_the_worst_case_is_a_finding_of_its_own_kind(write_book, pipeline):
    for most, kind in ((60, False), (90, True)):
        loaded = load_book(write_book({"book.yml": "book: {title: B}\n" + book(pipeline, most)}))
        [found] = RULE.check(loaded.book)
        assert isinstance(found, WorstCase) is kind


def test_without_a_headcount_the_people_for_one_are_told(told, pipeline):
    [found] = told("R505", book(pipeline, 60, role="b"))

    assert found.message.endswith("40 new clients a week × 3.214 weeks = 128.6 > 60 clients in work.")
    assert found.hint.startswith("This work of one takes 3 people;")


def without_shares() -> list[str]:
    states = [
        state.replace(", share: 50%", "").replace(", share: 20%", "").replace(", share: 40%", "") for state in STATES
    ]
    return [
        states[0].replace("{to: lost}", "{to: meet}"),
        "meet: {owner: a, deadline: 5w, next: [{to: won}]}",
        *states[1:],
    ]


def test_without_shares_the_mean_is_not_known_and_the_longest_way_stands(told, pipeline):
    found = told("R505 F008", book(pipeline, 200, states=without_shares()))

    assert sorted((one.code, one.message) for one in found) == [
        (
            "F008",
            "How many clients “Hunter” has in work cannot be said: which part of them goes where after “New”? (R505 worklist-overflow)",
        ),
        (
            "R505",
            "If all clients use up their deadlines, each “Hunter” has 40 a week × 7 weeks = 280 > 200 of them in work.",
        ),
    ]


def test_without_an_inflow_nothing_is_known(told, pipeline):
    [found] = told("R505 F008", book(pipeline, 1, inflow=""))

    assert found.code == "F008"
    assert found.message == (
        "How many clients “Hunter” has in work cannot be said: nobody knows how many new ones come. (R505 worklist-overflow)"
    )


def test_a_stay_that_nobody_tells_and_a_loop_without_end_are_told_as_such(told, pipeline):
    endless = [*STATES[:2], "later: {kind: pause, owner: a, next: [{to: later}]}", *STATES[3:]]
    no_stay = ["new: {kind: start, owner: a, next: [{to: won}]}", "won: {kind: won}"]

    assert "by the shares some never leave the pipeline" in told("F008", book(pipeline, 900, states=endless))[0].message
    assert "for how long do they stay in “New”?" in told("F008", book(pipeline, 900, states=no_stay))[0].message


def test_the_segment_that_may_stay_longest_is_the_worst_case(told, pipeline):
    states = [STATES[0].replace("deadline: 14d", "deadline: {limit: 14d, by_segment: {key: 28d}}"), *STATES[1:]]
    text = (
        book(pipeline, 200, states=states)
        + "segmentations:\n  - {id: s, title: S, segments: [{id: key, title: Key}]}\n"
    )

    assert [one.message.partition("has ")[2] for one in told("R505", text)] == [
        "40 a week × 5.25 weeks = 210 > 200 of them in work."
    ]


def test_a_load_is_never_rounded_to_the_limit(told, pipeline):
    states = ["new: {kind: start, owner: a, deadline: 7d, next: [{to: won}]}", "won: {kind: won}"]
    [found] = told("R505", book(pipeline, 40, inflow="inflow: 40.004", states=states))

    assert "= 40.004 > 40" in found.message


def test_a_pipeline_without_one_start_is_told_by_p401(told, pipeline):
    assert {one.code for one in told("P401 R505 F008", book(pipeline, 1, states=STATES[1:]))} == {"P401"}


def bands(count: int, days: str, last: str) -> tuple[str, str]:
    """A deadline by so many segments, and the segments: bands of a number."""
    deadlines = ", ".join(f"b{number}: {last if number == count else days}" for number in range(1, count + 1))
    listed = "".join(
        f"      - {{id: b{n}, title: Band {n}, criteria: {{volume: {{from: {n}, below: {n + 1}}}}}}}\n"
        for n in range(1, count + 1)
    )
    return deadlines, (
        "attributes:\n  - {id: volume, title: Volume, kind: number}\n"
        f"segmentations:\n  - id: s\n    title: S\n    complete: false\n    segments:\n{listed}"
    )


def test_of_very_many_segments_the_last_is_seen_too(told, pipeline):
    deadlines, segments = bands(201, "7d", "90d")
    states = [
        f"new: {{kind: start, owner: a, lasts: 1d, deadline: {{limit: 7d, by_segment: {{{deadlines}}}}}, next: [{{to: won}}]}}",
        "won: {kind: won}",
    ]
    [found] = told("R505 F008", book(pipeline, 50, inflow="inflow: 7", states=states) + segments)

    assert found.message.startswith(
        "If all clients use up their deadlines, each “Hunter” has 7 a week × 12.86 weeks = 90 > 50"
    )


def test_a_search_past_its_budget_is_told_as_not_proven(told, pipeline, monkeypatch):
    monkeypatch.setattr("playbook.estimate.workload.BUDGET", 3)
    names = [f"s{n}" for n in range(5)]
    states = [
        f"{name}: {{kind: {'work' if n else 'start'}, owner: a, deadline: {n + 1}d, next: ["
        + ", ".join(f"{{to: {one}}}" for one in [*names, "won"] if one != name)
        + "]}"
        for n, name in enumerate(names)
    ]
    text = book(pipeline, 14, inflow="inflow: 7", states=[*states, "won: {kind: won}"])

    assert [one.message for one in told("R505 F008", text) if "proved" in one.message] == [
        "This could not be proved for “P”: there are too many ways round its loops. (R505 worklist-overflow)"
    ]
    assert "proved" not in str(told("R505 F008", text.replace("max: 14", "max: 15")))


def test_a_mean_that_differs_by_segment_is_told_where_it_decides(told, pipeline):
    deadlines, segments = bands(2, "7d", "28d")
    states = [
        f"new: {{kind: start, owner: a, deadline: {{limit: 7d, by_segment: {{{deadlines}}}}}, next: [{{to: won}}]}}",
        "won: {kind: won}",
    ]
    found = {
        most: [
            one.message for one in told("R505 F008", book(pipeline, most, inflow="inflow: 7", states=states) + segments)
        ]
        for most in (6, 20, 28)
    }

    by = "(R505 worklist-overflow)"
    assert found[6] == ["Each “Hunter” has 7 new clients a week × 1 week = 7 > 6 clients in work."]
    assert sorted(found[20]) == [
        f"How many clients “Hunter” has in work cannot be said: segments stay in “New” for different times. {by}",
        "If all clients use up their deadlines, each “Hunter” has 7 a week × 4 weeks = 28 > 20 of them in work.",
    ]
    assert found[28] == []


def test_a_worst_case_stays_a_warning_whatever_the_book_says(write_book, pipeline):
    for level, severities in (("error", ["warning"]), ("info", ["info"])):
        text = f"book: {{title: B}}\nchecks: {{R505: {level}}}\n" + book(pipeline, 90)
        found = check_book(load_book(write_book({"book.yml": text})), date(2026, 11, 21))
        assert [one.severity.word for one in found if one.code == "R505"] == severities
