"""A question without an answer."""

from __future__ import annotations

import pytest


def quiz(answers):
    return (
        "roles: [{id: hunter, title: Hunter}]\nonboarding:\n  - id: w\n    title: W\n    role: hunter\n    days:\n      - day: 1\n"
        f"        quiz:\n          - {{question: Who?, answers: {answers}}}\n"
    )


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ("[{text: I}, {text: You}]", "“Who?” has no right answer: whoever is asked must fail."),
        ("[]", "“Who?” has no right answer: whoever is asked must fail."),
        (
            "[{text: I, correct: true}, {text: You, correct: true}]",
            "Every answer to “Who?” is right: it tells nothing of who gives one.",
        ),
        ("[{text: I, correct: true}]", "Every answer to “Who?” is right: it tells nothing of who gives one."),
    ],
)
def test_a_question_that_tells_nothing_is_told(told, answers, message):
    [alone] = told("O703", quiz(answers))

    assert (alone.line, alone.message) == (10, message)


def test_several_right_answers_beside_a_wrong_one_are_a_question(found):
    answers = "[{text: I, correct: true}, {text: You, correct: true}, {text: They}]"

    assert found("O703", quiz(answers)) == []
