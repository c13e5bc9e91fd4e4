"""Onboarding: a chapter of the paths of new hires, and a page for each path with its days, tasks and questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.diagnostics import _, _n
from playbook.model.book import Book
from playbook.model.onboarding import Path, QuizQuestion, TrainingDay
from playbook.model.text import Text
from playbook.plan.page import Draft, child_path
from playbook.plan.wording import Wording

SECTION = "onboarding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its number in the path, all answers, and the right ones in one sentence."""

    number: str
    question: str
    answers: tuple[str, ...]
    right: str
    explain: Text | None
    about: str | None

    @property
    def has_answer(self) -> bool:
        """Whether the book says what is right, why, or where to read of it."""
        return bool(self.right or self.explain or self.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of a path: `name` is its anchor."""

    name: str
    title: str
    read: tuple[str, ...]
    do: tuple[Text, ...]
    quiz: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class PathContent:
    """What a path's page shows beside the path itself; `answered` are the questions whose answers paper tells at the end."""

    days: tuple[Day, ...]
    answered: tuple[Question, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the paths, or none where nobody is trained by the book."""
    if not book.onboarding:
        return None
    return Draft(
        kind="onboarding",
        ref="section:onboarding",
        path="onboarding/index",
        title=words.say(_("Onboarding")),
        summary=words.say(_("The first days of a new hire: what to read, to do and to know.")),
        content={f"path:{path.id}": length(path, words) for path in book.onboarding},
        children=tuple(_path(path, words) for path in book.onboarding),
    )


def length(path: Path, words: Wording) -> str:
    """How many days a path has, in words."""
    return words.say(_n("{count} day", "{count} days", len(path.days)))


def _path(path: Path, words: Wording) -> Draft:
    days = tuple(_days(path, words))
    return Draft(
        kind="path",
        ref=f"path:{path.id}",
        path=child_path("onboarding", path.id),
        title=path.title,
        summary=path.summary,
        entity=path,
        content=PathContent(days, tuple(one for day in days for one in day.quiz if one.has_answer)),
    )


def _days(path: Path, words: Wording) -> Iterator[Day]:
    asked = 0
    for place, day in enumerate(path.days, start=1):
        yield Day(
            name=f"day-{place}",
            title=_title(day, words),
            read=day.read,
            do=day.do,
            quiz=tuple(_question(one, number, words) for number, one in enumerate(day.quiz, start=asked + 1)),
        )
        asked += len(day.quiz)


def _title(day: TrainingDay, words: Wording) -> str:
    number = words.say(_("Day {number}", number=day.day))
    return f"{number}. {day.title}" if day.title else number


def _question(question: QuizQuestion, number: int, words: Wording) -> Question:
    right = [answer.text for answer in question.answers if answer.correct]
    return Question(
        number=words.number(number),
        question=question.question,
        answers=tuple(answer.text for answer in question.answers),
        right="; ".join(right),
        explain=question.explain,
        about=question.about,
    )
