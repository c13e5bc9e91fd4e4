"""A question of a quiz: what is asked, what may be answered, and why one answer is right."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.model.text import Text


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose; `id` tells it from the others of its question, whatever words it is told in."""

    id: str
    text: str
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its choices in the order in which they are shown.

    `key` names it for as long as it asks the same: a reader's progress is kept under it, and a changed rule gives its questions
    other keys. `about` is the reference of the rule asked about; `is_from_book` tells the questions that the book
    itself answers from those its author wrote.
    """

    key: str
    question: str
    choices: tuple[Choice, ...]
    explain: Text | str | None
    about: str | None
    is_from_book: bool
