"""A question stands if exactly one of its claims is proved to be true."""

from __future__ import annotations

import pytest

from playbook.diagnostics import _
from playbook.plan.quiz.claims import Asked, Claim, proved, with_others
from playbook.plan.wording import Wording

WORDS = Wording("en", "EUR", {})


def asked(*texts, rule=("a",)):
    claims = tuple(Claim(str(number), text, number) for number, text in enumerate(texts))
    return Asked(
        kind="owner",
        ref="state:p/new",
        about="state:p/new",
        rule=rule,
        question=_("Who?"),
        claims=claims,
        explain=_("He."),
    )


def test_the_true_claim_is_the_right_answer():
    question = proved(asked("A", "B", "C"), lambda number: number == 1, WORDS)

    assert {choice.text: choice.is_right for choice in question.choices} == {"A": False, "B": True, "C": False}
    assert (question.question, question.explain, question.about) == ("Who?", "He.", "state:p/new")
    assert question.is_from_book


@pytest.mark.parametrize(
    ("verdicts", "why"),
    [
        ((False, False, False), "none is true"),
        ((True, True, False), "two are true"),
        ((True, None, False), "one cannot be known"),
    ],
)
def test_what_is_not_proved_is_not_asked(verdicts, why):
    assert proved(asked("A", "B", "C"), verdicts.__getitem__, WORDS) is None, why


def test_a_choice_of_two_is_no_choice_unless_it_is_asked_for():
    assert proved(asked("A", "B"), bool, WORDS) is None
    assert proved(asked("A", "B"), bool, WORDS, fewest_wrong=1) is not None


def test_two_answers_of_the_same_words_are_not_shown():
    assert proved(asked("A", "B", "b"), lambda number: number == 0, WORDS) is None


def test_the_key_changes_with_the_rule_and_not_with_the_words():
    keys = [
        proved(one, lambda number: number == 0, WORDS).key
        for one in (asked("A", "B", "C"), asked("X", "Y", "Z"), asked("A", "B", "C", rule=("b",)))
    ]

    assert keys[0] == keys[1] != keys[2]
    assert keys[0].startswith("owner:state:p/new:")


def test_wrong_answers_can_be_told_from_each_other_and_are_three_at_most():
    claims = with_others(Claim("r", "Right", 0), [Claim(text, text, 1) for text in ("right", "a", "A", "b", "c", "d")])

    assert [claim.text for claim in claims] == ["Right", "a", "b", "c"]


def test_a_choice_bears_the_id_of_its_claim():
    question = proved(asked("A", "B", "C"), lambda number: number == 1, WORDS)

    assert {choice.id: choice.text for choice in question.choices} == {"0": "A", "1": "B", "2": "C"}
