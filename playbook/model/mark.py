"""Marks: what a leaf of the model is beside its Python type, so that one walk can find all leaves of a kind."""

from __future__ import annotations

from enum import Enum, auto


class Mark(Enum):
    """What a value means: words of the author's, a percent, a length of time, a file of the book."""

    WORDS = auto()
    PERCENT = auto()
    LENGTH = auto()
    FILE = auto()
