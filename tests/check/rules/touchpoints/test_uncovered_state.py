"""States in which clients meet nobody."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book, unmet_segments
from playbook.check.rules.touchpoints.uncovered_state import RULE
from playbook.load import load_book

EVERYWHERE = "states: [new/first, new/deal, new/later]"


def test_a_state_without_any_touchpoint_is_told_with_the_nearest_one(told, book):
    [state] = told("T301", book("states: [new/won]", "states: [new/first]"))

    assert state.message == "Nobody meets the client in “Deal”: no touchpoint happens there."
    assert state.hint == "Add “new/deal” to states of a touchpoint."
    assert (state.line, state.related) == (22, [27])


def test_states_with_no_touchpoint_anywhere_near_have_no_other_side(told, book):
    [*states] = told("T301", book("summary: H."))

    assert [(state.line, state.related) for state in states] == [(21, []), (22, [])]


def test_a_segment_that_no_touchpoint_is_for_is_told_with_the_touchpoint_for_others(told, book):
    [state] = told("T301", book("states: [new/first]", "states: [new/deal], segments: [dealers]"))

    assert state.message == "Nobody meets clients of “Chains” in “Deal”: its touchpoints are for others."
    assert (
        state.hint
        == "Add them to segments of a touchpoint of this state, or leave its segments out: it is then for all."
    )
    assert (state.line, state.related) == (22, [28])


@pytest.mark.parametrize(
    "touchpoints",
    [
        (EVERYWHERE,),
        (f"{EVERYWHERE}, segments: [dealers]", f"{EVERYWHERE}, segments: [chains]"),
        (f"{EVERYWHERE}, segments: [dealers]", f"{EVERYWHERE}, segments: [chains, far]"),
        (f"{EVERYWHERE}, segments: [dealers, chains]",),
        (f"{EVERYWHERE}, segments: [dealers]", EVERYWHERE),
    ],
)
def test_a_state_where_every_client_meets_somebody_is_silent(found, book, touchpoints):
    assert found("T301", book(*touchpoints)) == []


def test_clients_of_two_divisions_are_met_only_where_one_of_them_is_whole(told, book):
    [first, _deal] = told("T301", book(f"{EVERYWHERE}, segments: [dealers, far]"))

    assert first.message == "Nobody meets clients of “Chains”, “Close” in “First talk”: its touchpoints are for others."


def test_clients_who_are_not_ours_need_nobody(found, book):
    entry = "not_our_clients:\n  - {id: n, title: N, criteria: {channel: [chain]}, reason: R., action: A.}\n"

    assert len(found("T301", book(f"{EVERYWHERE}, segments: [dealers]"))) == 2
    assert found("T301", book(f"{EVERYWHERE}, segments: [dealers]") + entry) == []


def test_a_segment_that_is_not_in_the_book_is_told_by_f002_alone(found, book):
    text = book(f"{EVERYWHERE}, segments: [dealers, chain]")

    assert found("T301", text) == []
    assert len(found("F002", text)) == 1


def test_a_pause_and_a_state_that_nobody_comes_to_need_no_touchpoint(found, book):
    text = book("states: [new/first, new/deal]")
    lonely = "      - {id: alone, title: Alone, owner: hunter, deadline: 2w, on_deadline: lost, next: [{to: won}]}\ntouchpoints:"

    assert found("T301", text.replace("touchpoints:", lonely)) == []


def test_a_book_that_divides_nobody_is_silent(found, book):
    text = book("states: [new/won]")
    start, end = text.index("segmentations:"), text.index("pipelines:")

    assert found("T301", text[:start] + text[end:]) == []


def test_a_touchpoint_of_another_line_is_for_others(told, book):
    lines = "lines: [{id: opt, title: Opt}, {id: shop, title: Shop}]\n"
    text = book("states: [new/first, new/deal]", "states: [new/first, new/deal], line: shop")

    assert told("T301", text + lines) == []
    text = text.replace("T0,", "T0, line: opt,")
    assert told("T301", text + lines) == []
    assert [one.line for one in told("T301", text.replace("line: opt", "line: shop") + lines)] == [21, 22]


def test_many_segments_are_not_all_named(told, book):
    segments = "".join(f"      - {{id: s{n}, title: S{n}, criteria: {{channel: [chain]}}}}\n" for n in range(6))
    text = book(f"{EVERYWHERE}, segments: [dealers]").replace("  - id: by-way", segments + "  - id: by-way")
    [first, _deal] = told("T301", text)

    assert first.message == (
        "Nobody meets clients of “Chains”, “S0”, “S1”, “S2”, “S3”, … in “First talk”: its touchpoints are for others."
    )


def test_a_proof_past_its_budget_says_so(write_book, book, monkeypatch):
    monkeypatch.setattr(unmet_segments, "_BUDGET", 0)
    text = book(f"{EVERYWHERE}, segments: [dealers]")
    loaded = load_book(write_book({"book.yml": "book: {title: B}\n" + text.lstrip("\n")}))

    assert [str(one.message) for one in RULE.findings(loaded.book, date(2026, 11, 21))] == [
        "This could not be proved for “First talk”: too many borders cross.",
        "This could not be proved for “Deal”: too many borders cross.",
    ]


def _checked(write_book, text: str, today: date = date(2026, 11, 21)):
    loaded = load_book(write_book({"book.yml": "book: {title: B}\n" + text.lstrip("\n")}))
    assert {one.code for one in loaded.diagnostics} == {"F010"}
    return check_book(loaded, today)


def test_where_the_touchpoint_could_not_be_read_nothing_is_proved_and_that_is_told_once(write_book, book):
    found = _checked(write_book, book("states: [new/first, new/deal]").replace("goal: G., ", ""))

    assert [str(one.message) for one in found if one.code == "F008"] == [
        "Whether somebody meets every client in “First talk” is not known: something could not be read. (T301 uncovered-state)"
    ]
    assert [one.unproven for one in found if one.code == "F008"] == [("T301", "T303")]
    assert not {"T301", "F007"} & {one.code for one in found}
    assert [one.place.line for one in found if one.code == "T303"] == [23]


def test_what_else_could_not_be_read_hides_no_state(write_book, book):
    found = _checked(write_book, book("states: [new/first]") + "products: [{id: z, title: Z, margin: 5}]\n")

    assert [one.place.line for one in found if one.code == "T301"] == [22]


@pytest.mark.parametrize(
    "broken",
    [
        "not_our_clients: [{id: z, title: Z}]\n",
        "touchpoints2: [{id: z, states: [new/first]}]\n",
    ],
)
def test_what_decides_who_comes_there_leaves_it_unproven(write_book, book, broken):
    text = book("states: [new/first, new/deal], segments: [dealers]") + broken
    loaded = load_book(write_book({"book.yml": "book: {title: B}\n" + text.lstrip("\n")}))
    codes = [one.unproven[0] for one in check_book(loaded, date(2026, 11, 21)) if one.code == "F008"]

    assert "T301" in codes
