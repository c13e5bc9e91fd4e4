"""Given a handoff, other roles and other times are the wrong answers."""

from __future__ import annotations

import pytest

from playbook.plan.quiz.handoffs import acceptance_question, taker_question

BOOK = """
roles:
  - {id: caller, title: Caller}
  - {id: hunter, title: Hunter}
  - {id: manager, title: Manager}
  - {id: head, title: Head}
  - {id: store, title: Storekeeper}
pipelines:
  - {id: sale, title: Sale, states: [{id: talk, title: Talk, owner: hunter}, {id: deal, title: Deal, owner: head}]}
  - {id: again, title: Again, states: [{id: pick, title: Pick}]}
handoffs:
  - {id: to-hunter, title: To the hunter, from: caller, to: hunter, at: sale/talk, accept_within: 4h, passes: [Card]}
  - {id: to-manager, title: To the manager, from: hunter, to: manager, at: sale/deal, accept_within: 1d, passes: [Card]}
  - {id: to-store, title: To the store, from: manager, to: store, at: again/pick, accept_within: 2d, passes: [Card]}
"""


def test_roles_of_the_same_pipeline_come_before_others(setting, told):
    question = taker_question(setting(BOOK), "to-hunter")

    assert told(question) == (
        "Caller hands the client on in “Talk”. Who takes over?",
        "Hunter",
        ["Head", "Manager", "Storekeeper"],
    )
    assert question.explain == "“To the hunter”: Caller → Hunter, accepted within 4\xa0hours."
    assert question.about == "handoff:to-hunter"


def test_a_role_that_hands_on_to_two_others_there_is_not_asked_about(setting):
    other = "  - {id: to-head, title: To the head, from: caller, to: head, at: sale/talk, passes: [Card]}\n"

    assert taker_question(setting(BOOK + other), "to-hunter") is None


def test_two_roles_of_one_title_hand_on_as_one(setting):
    other = "  - {id: to-head, title: To the head, from: clerk, to: head, at: sale/talk, passes: [Card]}\n"
    text = BOOK.replace("roles:\n", "roles:\n  - {id: clerk, title: caller}\n")

    assert taker_question(setting(text + other), "to-hunter") is None


def test_times_of_other_handoffs_are_the_wrong_answers(setting, told):
    question = acceptance_question(setting(BOOK), "to-hunter")

    assert told(question) == (
        "The handoff “To the hunter”: how soon must the client be accepted?",
        "4\xa0hours",
        ["1\xa0day", "2\xa0days"],
    )


@pytest.mark.parametrize(
    "change", [(", accept_within: 4h", ""), ("To the manager", "To the hunter"), ("1d", "24h, id: x")]
)
def test_what_is_not_told_or_not_clear_is_not_asked(setting, change):
    if change[0] == "1d":
        text = BOOK.replace("accept_within: 1d", "accept_within: 4h")
    else:
        text = BOOK.replace(*change)

    assert acceptance_question(setting(text), "to-hunter") is None


def test_a_handoff_without_a_time_is_told_without_it(setting):
    question = taker_question(setting(BOOK.replace(", accept_within: 4h", "")), "to-hunter")

    assert question.explain == "“To the hunter”: Caller → Hunter."


def test_where_handoffs_are_hidden_others_may_take_over_too(setting, part_of):
    whole = setting(BOOK)

    for part in (part_of(whole, sections=["handoffs"]), part_of(whole, whole.book.handoffs[1])):
        assert taker_question(part, "to-hunter") is None
        assert acceptance_question(part, "to-hunter") is None
