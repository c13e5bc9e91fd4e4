"""Questions of a path: those that the book itself answers."""

from __future__ import annotations

from playbook.model.book import Book
from playbook.model.onboarding import Path
from playbook.plan.quiz.question import Choice, Question
from playbook.plan.wording import Wording

__all__ = ["Choice", "Question", "questions_from_book"]


def questions_from_book(book: Book, path: Path, words: Wording) -> tuple[tuple[Question, ...], ...]:  # noqa: ARG001 - stands in
    """For every day of a path the questions that the book itself answers: none yet, the generator takes this place."""
    return tuple(() for _ in path.days)
