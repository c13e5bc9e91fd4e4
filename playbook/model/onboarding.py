"""A path: what a new hire of a role reads, does and is asked, day by day."""

from __future__ import annotations

from playbook.model.base import Noun, listed, optional, required
from playbook.model.entity import Entity
from playbook.model.reference import AnyRef, RoleRef
from playbook.model.text import MarkdownText
from playbook.model.value import Flag, Line, Percent, Whole


class Answer(Noun):
    """An answer of a quiz."""

    text: Line = required("Text: the answer.")
    correct: Flag = optional("Correct: true if it is right.", default=False)


class QuizQuestion(Noun):
    """A question of a day's quiz."""

    question: Line = required("Question: what is asked.")
    answers: tuple[Answer, ...] = listed("Answers: to choose from.")
    explain: MarkdownText | None = optional("Explain: why it is so.")
    about: AnyRef | None = optional("About: what it asks about, as kind:id.")


class TrainingDay(Noun):
    """A day of a path."""

    day: Whole = required("Day: its number from the first working day.")
    title: Line | None = optional("Title: what the day is for.")
    read: tuple[AnyRef, ...] = listed("Read: what to read, as kind:id.")
    do: tuple[MarkdownText, ...] = listed("Do: what to do.")
    quiz: tuple[QuizQuestion, ...] = listed("Quiz: what to answer.")


class Path(Entity):
    """An item of the section `onboarding`."""

    role: RoleRef = required("Role: who is trained.")
    mentor: RoleRef | None = optional("Mentor: who helps.")
    pass_: Percent | None = optional("Pass: the part of right answers that is enough.", alias="pass")
    days: tuple[TrainingDay, ...] = listed("Days: from the first on.")
