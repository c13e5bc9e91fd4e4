"""Cyrillic letters that look like Latin ones: a word in; the word in Latin letters, and how to tell an author, out."""

from __future__ import annotations

from playbook.diagnostics import Message, _

_CYRILLIC = "асеорхукіѕјАВСЕНКМОРТХУ"
_LATIN = "aceopxykisjABCEHKMOPTXY"
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def in_latin(word: str) -> str:
    """The word with Latin letters for the Cyrillic ones that look the same."""
    return word.translate(_TO_LATIN)


def lookalike_hint(word: str, meant: str) -> Message | None:
    """For a word that looks like the one that was meant, and is another for its Cyrillic letters."""
    letters = sorted({letter for letter in word if letter in _CYRILLIC})
    if not letters or in_latin(word).casefold() != meant.casefold():
        return None
    return _(
        "Type “{meant}” anew: these letters in it are Cyrillic, not Latin: {letters}.", meant=meant, letters=letters
    )
