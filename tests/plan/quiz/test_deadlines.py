"""Given a state with a deadline, the other limits of its pipeline are the wrong answers."""

from __future__ import annotations

import pytest

from playbook.load import load_book
from playbook.plan.quiz.deadlines import deadline_question
from playbook.plan.quiz.known import Setting, known_of
from playbook.plan.wording import wording_of

SEGMENTS = """
segmentations:
  - {id: size, title: Size, policy: %s, segments: [{id: small, title: Small}, {id: large, title: Large}]}
"""
PIPELINE = """
pipelines:
  - id: sale
    title: Sale
    states:
      - {id: new, title: New, kind: start, deadline: 3d, on_deadline: lost}
      - {id: talk, title: Talk, deadline: %s, on_deadline: lost}
      - {id: deal, title: Deal, deadline: 10d, on_deadline: talk}
      - {id: pause, title: Pause, kind: pause, deadline: 2w}
      - {id: lost, title: Lost, kind: lost}
"""


def test_other_deadlines_of_the_pipeline_are_the_wrong_answers(setting, told):
    question = deadline_question(setting(PIPELINE % "7d"), "sale/talk")

    assert told(question) == ("What is the deadline of “Talk”?", "7\xa0days", ["10\xa0days", "2\xa0weeks", "3\xa0days"])
    assert question.explain == "The deadline of “Talk” is 7\xa0days; then the client moves to “Lost”."


def test_where_time_leads_nowhere_the_explanation_says_the_limit_alone(setting):
    question = deadline_question(setting(PIPELINE % "7d"), "sale/pause")

    assert question.explain == "The deadline of “Pause” is 2\xa0weeks."


def test_the_same_time_in_other_words_is_no_wrong_answer(setting, told):
    assert told(deadline_question(setting(PIPELINE % "14d"), "sale/talk"))[1:] == (
        "14\xa0days",
        ["10\xa0days", "3\xa0days"],
    )


@pytest.mark.parametrize(("week", "wrong"), [("", ["10\xa0days", "3\xa0days"]), ("week: [mon, tue]", None)])
def test_working_days_are_counted_by_the_week_of_the_book(write_book, told, week, wrong):
    """Ten working days are two weeks where a week has five of them."""
    text = f"book: {{title: Tiles, language: en, calendar: {{{week}}}}}\n" + PIPELINE % "10wd"
    book = load_book(write_book({"book.yml": text})).book
    question = deadline_question(Setting(book, known_of(book), wording_of(book, "en")), "sale/talk")

    assert told(question)[2] == (wrong or ["10\xa0days", "2\xa0weeks", "3\xa0days"])


def test_lengths_of_the_same_size_come_before_others(setting, told):
    text = (PIPELINE % "7d").replace("title: Lost, kind: lost", "title: Lost, kind: lost, deadline: 12mo")

    assert "12\xa0months" not in told(deadline_question(setting(text), "sale/talk"))[2]


def test_a_state_without_a_deadline_is_not_asked_about(setting):
    assert deadline_question(setting(PIPELINE % "7d"), "sale/lost") is None


def test_where_segments_have_limits_it_is_asked_for_a_client_of_one(setting, told):
    text = SEGMENTS % "exclusive" + PIPELINE % "{limit: 7d, by_segment: {large: 9d}}"
    question = deadline_question(setting(text), "sale/talk")

    asked, right, wrong = told(question)
    assert (asked, right) == ("What is the deadline of “Talk” for a client of “Large”?", "9\xa0days")
    assert "7\xa0days" in wrong
    assert question.explain == "The deadline of “Talk” is 7\xa0days, for “Large” 9\xa0days."


@pytest.mark.parametrize(
    "segments",
    [
        SEGMENTS % "overlapping",
        (SEGMENTS % "exclusive").replace("title: Large", "title: Small"),
    ],
)
def test_where_a_client_may_have_two_limits_it_is_not_asked(setting, segments):
    text = segments + PIPELINE % "{limit: 7d, by_segment: {small: 5d, large: 9d}}"

    assert deadline_question(setting(text), "sale/talk") is None


def test_segments_of_two_divisions_may_hold_one_client(setting):
    other = "  - {id: place, title: Place, segments: [{id: near, title: Near}]}\n"
    text = SEGMENTS % "exclusive" + other + PIPELINE % "{limit: 7d, by_segment: {small: 5d, near: 9d}}"

    assert deadline_question(setting(text), "sale/talk") is None


def test_two_deadlines_in_a_pipeline_are_too_few(setting):
    text = (PIPELINE % "3d").replace(", deadline: 2w", "")

    assert deadline_question(setting(text), "sale/talk") is None


def test_a_state_that_lost_a_limit_is_not_asked_about_and_gives_no_answers(setting, part_of, told):
    text = (PIPELINE % "7d").replace("pause, deadline: 2w", "pause, deadline: 2w, on_deadline: new")
    text = text.replace("title: Deal,", "title: Deal, owner: x,")
    whole = setting(text)
    talk = whole.book.pipelines[0].states[1]
    part = part_of(whole, talk, whole.book.pipelines[0])

    assert deadline_question(part, "sale/talk") is None
    assert "7\xa0days" in told(deadline_question(whole, "sale/deal"))[2]
    assert told(deadline_question(part, "sale/deal"))[1:] == ("10\xa0days", ["2\xa0weeks", "3\xa0days"])


def test_where_segments_are_only_named_nobody_knows_whether_a_client_has_two_limits(setting):
    whole = setting(SEGMENTS % "exclusive" + PIPELINE % "{limit: 7d, by_segment: {small: 5d, large: 9d}}")
    part = whole.book.model_copy(update={"sections": frozenset({"pipelines"})})

    assert deadline_question(whole, "sale/talk") is not None
    assert deadline_question(Setting(part, known_of(part), whole.words), "sale/talk") is None
    assert deadline_question(Setting(part, known_of(part), whole.words), "sale/new") is not None
