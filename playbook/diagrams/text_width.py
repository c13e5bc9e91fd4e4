"""Text and a type style go in, its width in CSS pixels comes out: read from the very font that site and print use."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Literal

from fontTools.ttLib import TTFont

FAMILY = "Fira Sans"

_FACES = {400: "FiraSans-Regular.ttf", 600: "FiraSans-SemiBold.ttf"}

# What a character is given that the font lacks, in parts of the type size: another font will draw it, so only roughly.
_FOREIGN = 0.68
_FOREIGN_WIDE = 1.25


@dataclass(frozen=True, slots=True)
class Type:
    """A style of type: its size and the distance of its baselines in CSS pixels, and its weight."""

    size: float
    leading: float
    weight: Literal[400, 600] = 400


@lru_cache(maxsize=50_000)  # one word is weighed in every try of a drawing
def text_width(text: str, style: Type) -> float:
    """How wide a line of text runs, in CSS pixels.

    Leaves out: kerning, which makes Russian lines a little narrower than told here, never wider than a box can bear.
    """
    advances = _advances(style.weight)
    return sum(advances.get(ord(char)) or _foreign_advance(char) for char in text) * style.size


@lru_cache
def _advances(weight: int) -> dict[int, float]:
    with as_file(files("fontpkg_fira_sans") / "files" / _FACES[weight]) as path, TTFont(path, lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def _foreign_advance(char: str) -> float:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0.0
    return _FOREIGN_WIDE if unicodedata.east_asian_width(char) in {"W", "F"} else _FOREIGN
