"""Text that can be set: HTML in, the same HTML without characters that no font has out, and which they were."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Set as AbstractSet

STAND_IN = "\N{WHITE SQUARE}"

_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")
_MARKUP = frozenset("<>&\"'\N{NO-BREAK SPACE}")
# Not drawn, but they tell where a line may break: a font need not have them.
_BREAKS = frozenset("\t\n\r\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}")
# Joiners, variation selectors and control characters draw nothing: what no font has of them is dropped unseen.
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def legible(text: str, known: AbstractSet[int]) -> tuple[str, frozenset[str]]:
    """The HTML with a box where no font has the character, and the characters that were lost.

    Why: a missing glyph makes a tagged PDF invalid and sends the layout looking for fonts, but must not stop a book.
    """
    text = _ENTITY.sub(_spelled_out, text)
    unknown = {character for character in set(text) if ord(character) not in known and character not in _BREAKS}
    lost = frozenset(character for character in unknown if not _is_invisible(character))
    return text.translate({ord(character): STAND_IN if character in lost else None for character in unknown}), lost


def _spelled_out(match: re.Match[str]) -> str:
    character = html.unescape(match[0])
    return match[0] if _MARKUP.intersection(character) else character


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE_CATEGORIES or ord(character) in _VARIATION_SELECTORS
