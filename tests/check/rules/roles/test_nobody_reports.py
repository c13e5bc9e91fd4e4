"""Who answers for whom, and how many there are."""

from __future__ import annotations


def roles(*lines: str) -> str:
    return "roles:\n" + "".join(f"  - {{id: {line[0]}, title: {line[0].upper()}{line[1:]}}}\n" for line in lines)


def test_a_loop_is_told_once_without_those_below_it(told):
    text = roles(
        "d, headcount: 1, reports_to: b",
        "a, headcount: 1, reports_to: b",
        "b, headcount: 1, reports_to: c",
        "c, headcount: 1, reports_to: a",
        "e, headcount: 1",
    )
    [found] = told("R507", text)

    assert (found.line, found.message) == (5, "Nobody stands above these roles: B → C → A → B.")
    assert found.related == [(6, "“C” reports on from here."), (4, "“A” reports on from here.")]


def test_a_role_above_itself_is_a_loop_and_two_loops_are_two(told):
    text = roles("a, reports_to: a", "b, reports_to: c", "c, reports_to: b", "d, reports_to: a")

    assert [one.message for one in told("R507", text)] == [
        "Nobody stands above these roles: A → A.",
        "Nobody stands above these roles: B → C → B.",
    ]


def test_a_role_that_owns_states_needs_people(told, pipeline):
    text = roles("a", "b", "c, headcount: 0", "d, headcount: 1") + pipeline(
        "new: {kind: start, owner: a}", "call: {owner: a}", "care: {owner: c}", "won: {kind: won, owner: d}"
    )

    assert [(one.line, one.message, one.related) for one in told("R507", text)] == [
        (
            3,
            "“A” owns “New”, “Call”, and the book does not say how many people do that.",
            [(12, "“New” is theirs."), (13, "“Call” is theirs.")],
        ),
        (5, "“C” owns “Care”, and nobody has this role.", [(14, "“Care” is theirs.")]),
    ]


def test_a_superior_who_is_no_role_is_told_by_f002(told):
    assert told("R507", roles("a, reports_to: x", "b, reports_to: a"), is_sound=False) == []
