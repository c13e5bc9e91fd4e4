"""Given a state with a deadline, the day after it leads to one state, and other states are the wrong answers."""

from __future__ import annotations

import pytest

from playbook.plan.quiz.passed import passed_question

PIPELINE = """
pipelines:
  - id: sale
    title: Sale
    states:
      - {id: new, title: New, kind: start, deadline: 3d}
      - {id: talk, title: Talk, deadline: %s, on_deadline: %s, next: [{to: deal}]}
      - {id: deal, title: Deal, deadline: 10d, on_deadline: talk}
      - {id: pause, title: Pause, kind: pause}
      - {id: won, title: Won, kind: won}
      - {id: lost, title: Lost, kind: lost}
"""


def test_day_15_leads_where_the_book_says(setting, told):
    question = passed_question(setting(PIPELINE % ("14d", "pause")), "sale/talk")

    assert told(question) == (
        "Day 15 in “Talk”: the deadline has passed. Where does the client move?",
        "Pause",
        ["Deal", "Lost", "New"],
    )
    assert question.explain == "The deadline of “Talk” is 14\xa0days; then the client moves to “Pause”."


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("2w", "The deadline of “Talk”, 2\xa0weeks, has passed."),
        ("4h", "The deadline of “Talk”, 4\xa0hours, has passed."),
        ("2.5d", "The deadline of “Talk”, 2.5\xa0days, has passed."),
        ("1d", "Day 2 in “Talk”: the deadline has passed."),
    ],
)
def test_only_whole_days_are_counted(setting, limit, said):
    question = passed_question(setting(PIPELINE % (limit, "lost")), "sale/talk")

    assert question.question == f"{said} Where does the client move?"


def test_where_segments_have_limits_the_day_is_not_said(setting):
    segments = "segmentations: [{id: s, title: S, segments: [{id: large, title: Large}]}]\n"
    question = passed_question(
        setting(segments + PIPELINE % ("{limit: 7d, by_segment: {large: 9d}}", "lost")), "sale/talk"
    )

    assert question.question == "The deadline of “Talk” has passed. Where does the client move?"
    assert question.explain == "When the deadline of “Talk” has passed, the client moves to “Lost”."


@pytest.mark.parametrize("name", ["sale/new", "sale/pause"])
def test_where_time_leads_nowhere_nothing_is_asked(setting, name):
    assert passed_question(setting(PIPELINE % ("14d", "pause")), name) is None


def test_a_state_to_which_time_leads_must_be_called_like_no_other(setting):
    text = (PIPELINE % ("14d", "pause")).replace("title: Lost", "title: Pause")

    assert passed_question(setting(text), "sale/talk") is None


def test_a_state_of_another_pipeline_may_be_the_right_answer(setting, told):
    other = "  - {id: again, title: Again, states: [{id: call, title: Call}]}\n"
    question = passed_question(setting(PIPELINE % ("14d", "again/call") + other), "sale/talk")

    assert told(question)[1:] == ("Call", ["Deal", "Lost", "Pause"])


def test_another_limit_gives_another_key(setting):
    keys = {passed_question(setting(PIPELINE % (limit, "lost")), "sale/talk").key for limit in ("7d", "8d")}

    assert len(keys) == 2


def test_a_state_that_lost_a_limit_has_another_day_for_some(setting, part_of):
    whole = setting(PIPELINE % ("14d", "pause"))
    part = part_of(whole, whole.book.pipelines[0], whole.book.pipelines[0].states[1])

    assert passed_question(part, "sale/talk") is None
    assert passed_question(part, "sale/deal") is not None
