"""Quizzes: a book and a path of a new hire in; the questions that the book itself answers, day by day, out."""

from playbook.plan.quiz.choosing import questions_from_book
from playbook.plan.quiz.question import Choice, Question

__all__ = ["Choice", "Question", "questions_from_book"]
