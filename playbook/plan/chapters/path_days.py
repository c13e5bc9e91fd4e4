"""A path in; its days out, each thing to read, to do and to answer with the key under which a reader's progress is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.model.onboarding import Path, TrainingDay
from playbook.model.text import Text
from playbook.plan.chapters.path_quiz import Asked, quizzes
from playbook.plan.chapters.short_keys import ShortKeys
from playbook.plan.wording import Wording


@dataclass(frozen=True, slots=True)
class Reading:
    """Something to read, to tick when it is read."""

    key: str
    ref: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, to tick when it is done."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of a path: `name` is its anchor, `number` the working day it is."""

    name: str
    number: str
    title: str
    read: tuple[Reading, ...]
    do: tuple[Task, ...]
    quiz: tuple[Asked, ...]

    @property
    def written(self) -> tuple[Asked, ...]:
        """The questions of the author's."""
        return tuple(one for one in self.quiz if not one.question.is_from_book)

    @property
    def from_book(self) -> tuple[Asked, ...]:
        """The questions that the book itself answers."""
        return tuple(one for one in self.quiz if one.question.is_from_book)

    @property
    def questions(self) -> int:
        """How many of its questions count as right or wrong."""
        return sum(one.can_be_answered for one in self.quiz)

    @property
    def steps(self) -> int:
        """How much there is to tick and to answer."""
        return len(self.read) + len(self.do) + self.questions


def days_of(book: Book, path: Path, words: Wording) -> Iterator[Day]:
    """The days of a path in their order."""
    keys = ShortKeys()
    written = Counter[int]()
    for day, quiz in zip(path.days, quizzes(book, path, words, keys), strict=True):
        written[day.day] += 1
        again = f"-{written[day.day]}" if written[day.day] > 1 else ""
        yield Day(
            name=f"day-{day.day}{again}",  # not by its place: an edition may lack a day before it
            number=words.number(day.day),
            title=_title(day, words),
            read=tuple(Reading(keys.key("read", ref), ref) for ref in day.read),
            do=tuple(Task(keys.key("do", text.source), text) for text in day.do),
            quiz=quiz,
        )


def _title(day: TrainingDay, words: Wording) -> str:
    number = words.say(_("Day {number}", number=day.day))
    return f"{number}. {day.title}" if day.title else number
