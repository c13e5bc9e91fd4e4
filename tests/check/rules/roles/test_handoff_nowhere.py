"""Handoffs to somebody who does not take over."""

from __future__ import annotations

ROLES = "roles:\n  - {id: a, title: Hunter, headcount: 1}\n  - {id: b, title: Keeper, headcount: 1}\n"


def found(told, pipeline, owner: str, **changed: str):
    at, taker, kind = ({"at": "p/care", "taker": "b", "kind": "work"} | changed).values()
    text = pipeline("new: {kind: start, owner: a, next: [{to: care}]}", f"care: {{{owner}kind: {kind}}}")
    line = f"  - {{id: h, title: H, from: a, to: {taker}, at: {at}, passes: [x], accept_within: 1h}}\n"
    return told("R504", f"{ROLES}{text}handoffs:\n{line}", is_sound=taker != "c")


def test_it_is_told_with_the_owner_and_what_the_receiver_owns(told, pipeline):
    [one] = found(told, pipeline, "owner: b, ", at="p/new")

    assert (one.line, one.message) == (13, "“H” gives the client to “Keeper” at “New”, which “Hunter” owns.")
    assert one.hint == "Its receiver owns: p/care (Care)."
    assert one.related == [(10, "“New” stands here.")]


def test_an_end_without_an_owner_is_not_the_receivers(told, pipeline):
    [one] = found(told, pipeline, "", kind="won")

    assert one.message == "“H” gives the client to “Keeper” at “Care”, which nobody owns."
    assert one.hint == "Write “owner: b” at this state, or name the role that owns it."


def test_what_r501_or_f002_tells_is_let_be(told, pipeline):
    assert found(told, pipeline, "") == []
    assert found(told, pipeline, "owner: a, ", taker="c") == []
    assert found(told, pipeline, "owner: a, ", at="p/nowhere") == []


def test_its_own_state_is_fine(told, pipeline):
    assert found(told, pipeline, "owner: b, ") == []
    assert found(told, pipeline, "owner: b, ", kind="won") == []


SWAPPED = "handoffs:\n  - {id: h, title: H, from: b, to: a, at: p/care, passes: [x], accept_within: 1h}\n"


def swapped(told, pipeline, more=""):
    text = pipeline("new: {kind: start, owner: a, next: [{to: care}]}", "care: {owner: b, kind: work}")
    return told("R502 R504 F007", f"{ROLES}{text}{SWAPPED}{more}")


def test_a_giver_and_a_receiver_that_are_swapped_are_told_once(told, pipeline):
    [one] = swapped(told, pipeline)

    assert (one.code, one.line, one.message) == ("R504", 13, "“H”: from and to seem to be swapped.")
    assert one.hint == "Write “from: a” and “to: b”."
    assert one.related == [(10, "From “New” to “Care” the client passes here.")]


def test_where_swapping_would_serve_nothing_it_is_not_told(told, pipeline):
    right = SWAPPED.replace("id: h", "id: g").replace("from: b, to: a", "from: a, to: b").removeprefix("handoffs:\n")
    [one] = swapped(told, pipeline, right)

    assert one.message == "“H” gives the client to “Hunter” at “Care”, which “Keeper” owns."


def test_a_swap_that_is_not_asked_for_is_a_missing_handoff(told, pipeline):
    [one] = swapped(told, pipeline, 'checks: {R504: "off"}\n')

    assert one.code == "R502"
