"""How people write thousands, millions and milliards behind a number."""

from __future__ import annotations

import re
from collections.abc import Mapping

SCALE_WORDS: Mapping[int, str] = {3: r"тыс\.?|т\.?|к|k", 6: r"млн\.?|м|mln|m", 9: r"млрд\.?|bn"}
"""What people write in place of so many noughts, as patterns of small letters."""


def noughts_in(unit: str | None) -> int:
    """How many noughts a unit has in a word: three in `тыс. руб.`, none in `руб.`."""
    return next((count for count, words in SCALE_WORDS.items() if _begins_with(unit or "", words)), 0)


def _begins_with(unit: str, words: str) -> bool:
    return bool(re.match(rf"(?:{words})(?!\w)", unit, re.IGNORECASE))
