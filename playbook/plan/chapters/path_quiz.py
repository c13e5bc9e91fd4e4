"""Questions of a path's days in, written ones and those that the book answers; numbered through the path out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from playbook.model.book import Book
from playbook.model.onboarding import Path, QuizQuestion
from playbook.plan.chapters.short_keys import ShortKeys, digest
from playbook.plan.quiz import questions_from_book
from playbook.plan.quiz.question import Choice, Question
from playbook.plan.wording import Wording

_LETTERS = 3
"""Letters of a choice's key, which tell it from the few others of its question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in its place: its number in the path, its key on the page, its choices with theirs, and the right answers in one sentence."""

    number: str
    key: str
    question: Question
    choices: tuple[tuple[str, Choice], ...]
    right: str

    @property
    def can_be_answered(self) -> bool:
        """Whether a reader may choose, and be right; a question without answers is one to talk about."""
        return bool(self.right)

    @property
    def takes_several(self) -> bool:
        """Whether more than one answer is right."""
        return sum(choice.is_right for choice in self.question.choices) > 1

    @property
    def has_answer(self) -> bool:
        """Whether the book says what is right, why, or where to read of it."""
        return bool(self.right or self.question.explain or self.question.about)


def quizzes(book: Book, path: Path, words: Wording, keys: ShortKeys) -> Iterator[tuple[Asked, ...]]:
    """For every day of a path what it asks: the written questions first, in their order, then those from the book."""
    numbers = count(1)
    for day, from_book in zip(path.days, questions_from_book(book, path, words), strict=True):
        questions = (*map(_written, day.quiz), *from_book)
        yield tuple(_asked(question, words.number(next(numbers)), keys) for question in questions)


def _asked(question: Question, number: str, keys: ShortKeys) -> Asked:
    right = "; ".join(choice.text for choice in question.choices if choice.is_right)
    of_choices = ShortKeys(_LETTERS)
    return Asked(
        number=number,
        key=keys.key("question", question.key),
        question=question,
        choices=tuple((of_choices.key(choice.id), choice) for choice in question.choices),
        right=right,
    )


def _written(question: QuizQuestion) -> Question:
    """A question of the author's; its key is made of what it asks and may be answered, wherever in the path it stands."""
    choices = tuple(Choice(answer.text, answer.text, answer.correct) for answer in question.answers)
    said = (f"{choice.is_right}:{choice.text}" for choice in choices)
    return Question(
        key=f"written-{digest(question.question, *said)}",
        question=question.question,
        choices=choices,
        explain=question.explain,
        about=question.about,
        is_from_book=False,
    )
