"""Given the quizzes of a path, each question has its number, and a key made of its own words."""

from __future__ import annotations

import textwrap

import pytest

from playbook.plan.chapters import path_quiz
from playbook.plan.chapters.path_quiz import quizzes
from playbook.plan.chapters.short_keys import ShortKeys
from playbook.plan.quiz.question import Choice, Question
from playbook.plan.wording import wording_of

FIRST = "{question: Who?, answers: [{text: I}, {text: The head, correct: true}]}"
SECOND = "{question: What?, answers: [{text: A, correct: true}, {text: B, correct: true}, {text: C}]}"
OPEN = "{question: What is a good call?}"


@pytest.fixture
def asked(book_of):
    """The questions of a path whose days have these quizzes, day by day."""

    def read(*days):
        text = """
            book: {title: Tiles, language: en}
            roles: [{id: caller, title: Caller}]
            onboarding:
              - id: week
                title: Week
                role: caller
                days:
            """
        written = "\n".join(
            f"      - {{day: {day}, quiz: [{', '.join(quiz)}]}}" for day, quiz in enumerate(days, start=1)
        )
        book = book_of(textwrap.dedent(text) + written + "\n")
        return list(quizzes(book, book.onboarding[0], wording_of(book, "en"), ShortKeys()))

    return read


def test_questions_are_numbered_through_the_path(asked):
    days = asked([FIRST, OPEN], [], [SECOND])

    assert [[(one.number, one.right) for one in day] for day in days] == [
        [("1", "The head"), ("2", "")],
        [],
        [("3", "A; B")],
    ]


def test_a_question_keeps_its_key_when_days_change_places(asked):
    [[first], [second]] = asked([FIRST], [SECOND])
    [[second_moved, first_moved]] = asked([SECOND, FIRST])

    assert (first.key, second.key) == (first_moved.key, second_moved.key)


@pytest.mark.parametrize(
    ("what", "instead"),
    [("Who?", "Whoever?"), ("text: I", "text: Me"), (", correct: true", ""), ("I}", "I, correct: true}")],
)
def test_a_question_that_asks_something_else_has_another_key(asked, what, instead):
    [[before]] = asked([FIRST])
    [[after]] = asked([FIRST.replace(what, instead)])

    assert before.key != after.key


def test_the_same_question_asked_twice_has_two_keys(asked):
    [[one, other]] = asked([FIRST, FIRST])

    assert one.key != other.key


def test_the_author_s_order_of_answers_stays(asked):
    [[one]] = asked([SECOND])

    assert [(choice.text, choice.is_right) for choice in one.question.choices] == [
        ("A", True),
        ("B", True),
        ("C", False),
    ]


def test_it_is_told_what_can_be_answered_and_by_how_many_answers(asked):
    [[single, several, to_talk_about]] = asked([FIRST, SECOND, OPEN])

    assert [one.can_be_answered for one in (single, several, to_talk_about)] == [True, True, False]
    assert [one.takes_several for one in (single, several, to_talk_about)] == [False, True, False]


def test_each_choice_of_a_question_has_a_short_key_of_its_own_that_its_place_does_not_decide(asked):
    [[one]] = asked([SECOND])
    [[other]] = asked(
        [
            SECOND.replace(
                "{text: A, correct: true}, {text: B, correct: true}",
                "{text: B, correct: true}, {text: A, correct: true}",
            )
        ]
    )

    keys = {choice.text: key for key, choice in one.choices}
    assert {choice.text: key for key, choice in other.choices} == keys
    assert [len(key) for key in set(keys.values())] == [3, 3, 3]


def test_a_choice_of_the_book_keeps_its_key_beside_others_and_in_other_words(asked, monkeypatch):
    def keys(*choices):
        question = Question(
            key="owner:a", question="Who?", choices=choices, explain=None, about=None, is_from_book=True
        )
        monkeypatch.setattr(path_quiz, "questions_from_book", lambda *_asked: ((question,),))
        [[one]] = asked([])
        return {choice.id: key for key, choice in one.choices}

    before = keys(Choice("head", "Head", is_right=True), Choice("hunter", "Hunter", is_right=False))
    after = keys(Choice("caller", "Caller", is_right=False), Choice("head", "Boss", is_right=True))
    assert before["head"] == after["head"]
    assert len({*before.values(), *after.values()}) == 3
