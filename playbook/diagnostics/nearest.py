"""The nearest known word to one that is not known, for hints."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, or nothing if none is near."""
    if len(word) > _LONGEST:
        return None
    by_small_letters = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), by_small_letters, n=1, cutoff=0.66)
    return by_small_letters[found[0]] if found else None


_LONGEST = 100  # longer than any name; comparing takes time by the square of it
