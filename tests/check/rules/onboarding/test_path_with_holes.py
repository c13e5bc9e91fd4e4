"""A path that leaves out a part of the work."""

from __future__ import annotations

import pytest

WORK = """
roles: [{id: hunter, title: Hunter}, {id: keeper, title: Keeper}]
pipelines: [{id: p, title: P, states: [{id: talk, title: Talk, kind: work, owner: hunter}]}]
touchpoints: [{id: call, title: Call, role: hunter, goal: G}]
handoffs: [{id: over, title: Over, from: hunter, to: keeper, at: p/talk, passes: [Card]}]
"""


def path(*read, role="hunter"):
    refs = ", ".join(f'"{ref}"' for ref in read)
    return f"onboarding: [{{id: week, title: Week, role: {role}, days: [{{day: 1, read: [{refs}]}}]}}]\n"


def test_everything_that_is_missed_is_told_once_at_the_path(told):
    [alone] = told("O702", WORK + path())

    assert alone.message == (
        "“Week” never has a new “Hunter” read “Talk”, “Call”, “Over”, and they are a part of the work."
    )
    assert alone.hint == "Add to the “read” of a day: state:p/talk, touchpoint:call, handoff:over."
    assert (alone.line, alone.related) == (6, [3, 4, 5])


@pytest.mark.parametrize("whole", ["state:p/talk", "pipeline:p"])
def test_whoever_reads_of_the_pipeline_has_read_of_its_states(found, whole):
    assert found("O702", WORK + path(whole, "touchpoint:call", "handoff:over")) == []


def test_what_a_second_path_of_the_role_reads_is_read(found):
    second = '  - {id: next, title: Next, role: hunter, days: [{day: 1, read: ["touchpoint:call", "handoff:over"]}]}\n'
    first = 'onboarding:\n  - {id: week, title: Week, role: hunter, days: [{day: 1, read: ["pipeline:p"]}]}\n'

    assert found("O702", WORK + first + second) == []


def test_a_handoff_is_the_work_of_both(told):
    [alone] = told("O702", WORK + path(role="keeper"))

    assert alone.message == "“Week” never has a new “Keeper” read “Over”, and it is a part of the work."
