"""With `focus: own` a newcomer is shown just the points where he works."""

from __future__ import annotations

WORK = """
pipelines:
  - id: p
    title: P
    states:
      - {id: new, title: New, kind: start, owner: caller, deadline: 2d, on_deadline: gone, next: [{to: talk}]}
      - {id: talk, title: Talk, kind: work, owner: hunter, next: [{to: won}, {to: cold}]}
      - {id: care, title: Care, kind: work, owner: head, next: [{to: won}]}
      - {id: won, title: Won, kind: won}
      - {id: gone, title: Gone, kind: lost}
      - {id: cold, title: Cold, kind: lost}
handoffs:
  - {id: to-hunter, title: To the hunter, from: caller, to: hunter, at: p/talk, passes: [The card]}
  - {id: to-head, title: To the head, from: hunter, to: head, at: p/care, passes: [The card]}
touchpoints:
  - {id: call, title: Call, role: caller, goal: Agree}
  - {id: visit, title: Visit, role: hunter, goal: See}
situations:
  - {id: mine, title: Mine, role: caller}
  - {id: theirs, title: Theirs, role: hunter}
  - {id: ours, title: Ours}
onboarding:
  - {id: week, title: Week, role: caller}
  - {id: month, title: Month, role: hunter}
terms: [{id: t, title: T}]
"""


def test_only_the_work_of_the_roles_is_left_and_everything_else_stays(left):
    assert sorted(left("roles: [caller], focus: own", WORK)) == [
        "handoff:to-hunter",
        "path:week",
        "pipeline:p",
        "situation:mine",
        "situation:ours",
        "state:p/gone",
        "state:p/new",
        "state:p/talk",
        "terms:t",
        "touchpoint:call",
    ]


def test_a_state_in_which_the_role_does_a_step_is_its_own(left):
    text = """
pipelines:
  - id: p
    title: P
    states:
      - {id: new, title: New, kind: start, owner: hunter, steps: [{title: Look, role: caller}]}
      - {id: talk, title: Talk, owner: hunter}
"""

    assert left("roles: [caller], focus: own", text) == ["pipeline:p", "state:p/new"]


def test_a_pipeline_that_is_shown_in_part_is_marked(restricted):
    smaller = restricted("roles: [caller], focus: own", WORK).book

    [pipeline] = smaller.pipelines
    assert smaller.partial == {pipeline.address, *(one.address for one in pipeline.states if one.id == "talk")}


def test_how_others_do_their_steps_is_not_told(restricted):
    text = """
pages: [{id: prices, title: Prices, audience: [head]}]
pipelines:
  - id: p
    title: P
    states:
      - id: new
        title: New
        kind: start
        owner: hunter
        steps:
          - {title: Call, role: caller, body: Good day.}
          - {title: Visit, role: hunter, lasts: 2d, body: "Say [[page:prices]]."}
          - {title: Note, body: The secret of the hunter.}
"""
    smaller = restricted("roles: [caller], focus: own", text)
    [state] = smaller.book.pipelines[0].states

    told = [(one.title, one.role, str(one.lasts or ""), str(one.body or "")) for one in state.steps]
    assert told == [("Call", "caller", "", "Good day."), ("Visit", "hunter", "2d", ""), ("Note", None, "", "")]
    assert smaller.lost == ()


def test_without_focus_the_work_of_others_is_there(left):
    assert "touchpoint:visit" in left("roles: [caller]", WORK)
