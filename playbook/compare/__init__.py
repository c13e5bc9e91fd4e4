"""Compares two books, or one book at two times: what has changed in meaning, for whom, and what it will do."""

from playbook.compare.books import compare_books
from playbook.compare.change import LEVELS, Change, Effect, Level, Move
from playbook.compare.history import Version, history_of
from playbook.compare.history_for import history_for

__all__ = ["LEVELS", "Change", "Effect", "Level", "Move", "Version", "compare_books", "history_for", "history_of"]
