"""A question of a quiz that nobody can answer, or nobody can fail."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.diagnostics import Address, Finding, Message, Severity, _
from playbook.model.book import Book
from playbook.model.onboarding import QuizQuestion


def check(book: Book) -> Iterator[Finding]:
    """Questions without a right answer, and those all of whose answers are right."""
    for path in book.onboarding:
        for number, day in enumerate(path.days):
            for place, question in enumerate(day.quiz):
                told = _fault(question)
                if told is not None:
                    yield Finding(_at(path.address, number, place), *told)


def _at(path: Address, day: int, place: int) -> Address:
    return path / "days" / day / "quiz" / place


def _fault(question: QuizQuestion) -> tuple[Message, Message] | None:
    right = sum(answer.correct for answer in question.answers)
    if not right:
        return (
            _("“{question}” has no right answer: whoever is asked must fail.", question=question.question),
            _("Write correct: true at the answer that is right."),
        )
    if right == len(question.answers):
        return (
            _("Every answer to “{question}” is right: it tells nothing of who gives one.", question=question.question),
            _("Add an answer that a newcomer might believe and that is wrong."),
        )
    return None


RULE = Rule(
    code="O703",
    name="quiz-without-answer",
    title=_("A question without an answer"),
    severity=Severity.ERROR,
    rationale=_(
        "A test that cannot be passed, or not be failed, teaches the newcomer that the book is not meant seriously."
    ),
    good="""
        roles:
          - {id: hunter, title: Hunter}
        onboarding:
          - id: week
            title: The first week
            role: hunter
            days:
              - day: 1
                quiz:
                  - question: Who promises a discount?
                    answers: [{text: The head of sales, correct: true}, {text: Whoever is asked}]
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
        onboarding:
          - id: week
            title: The first week
            role: hunter
            days:
              - day: 1
                quiz:
                  - question: Who promises a discount?  # <- here
                    answers: [{text: The head of sales}, {text: Whoever is asked}]
        """,
    check=check,
)
