"""A book and a path in; for each day, the few questions that are asked of what is read on it, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from playbook.model.book import Book
from playbook.model.onboarding import Path, QuizQuestion, TrainingDay
from playbook.plan.quiz.known import Setting, known_of
from playbook.plan.quiz.lots import drawn
from playbook.plan.quiz.question import Question
from playbook.plan.quiz.reading import Subject, subjects_of
from playbook.plan.wording import Wording

_MOST_LOOKED_AT = 60
"""Subjects that are tried for a day, however much it reads."""
MOST_A_DAY = 4
"""Questions from the book in a day, beside those that its author wrote."""


def questions_from_book(book: Book, path: Path, words: Wording) -> tuple[tuple[Question, ...], ...]:
    """The questions of every day of a path, in the order of its days; a day whose reading the book cannot ask about has none.

    Which are asked and in which order hangs on ids alone: a rule that changes changes what is asked of it, and nothing else.
    """
    chooser = _Chooser(Setting(book, known_of(book), words, path.line), path)
    return tuple(tuple(chooser.of_day(day)) for day in path.days)


class _Chooser:
    """Chooses for one day after another; nothing is asked twice, or on another day than the one that names it."""

    def __init__(self, setting: Setting, path: Path) -> None:
        self._setting = setting
        self._path = path
        self._named = {ref for day in path.days for ref in day.read}
        self._written = [question for day in path.days for question in day.quiz]
        self._asked: set[tuple[str, str]] = set()
        own = drawn((ref for ref in self._named if ref.startswith("state:")), str, path.id)
        self._own = own[:1]  # the one state of which a newcomer may be asked who owns it and answer: I do

    def of_day(self, day: TrainingDay) -> Iterator[Question]:
        """The questions of a day."""
        known, left = self._setting.known, MOST_A_DAY
        found = (one for one in subjects_of(known, day.read) if one.is_named or one.ref not in self._named)
        for subject in islice(_in_turn(found, self._path.id, str(day.day)), _MOST_LOOKED_AT):
            topics = subject.topics(known)
            if left and topics.isdisjoint(self._asked) and not self._is_plain(subject):
                question = subject.question(self._setting)
                if question is not None and not _is_written(question, self._written):
                    self._asked |= topics
                    left -= 1
                    yield question

    def _is_plain(self, subject: Subject) -> bool:
        """Whether the answer is the role that is trained: whoever is asked so again and again stops reading."""
        return subject.ref not in self._own and subject.role(self._setting.known) == self._path.role


def _in_turn(subjects: Iterable[Subject], *seed: str) -> Iterator[Subject]:
    """One subject of each kind, then another of each, and so on; first what the day names itself."""
    by_kind: dict[str, list[Subject]] = {}
    for subject in drawn(subjects, lambda one: one.ref, *seed):
        by_kind.setdefault(subject.kind, []).append(subject)
    queues = [sorted(by_kind[kind], key=lambda one: not one.is_named) for kind in drawn(by_kind, str, *seed)]
    for turn in range(max(map(len, queues), default=0)):
        yield from (queue[turn] for queue in queues if turn < len(queue))


def _is_written(question: Question, written: Iterable[QuizQuestion]) -> bool:
    """Whether the author asks of the same rule a question with the same answer."""
    [right] = [choice.text.casefold() for choice in question.choices if choice.is_right]
    return any(
        one.about == question.about and any(right in answer.text.casefold() for answer in one.answers if answer.correct)
        for one in written
    )
