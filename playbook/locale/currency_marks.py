"""How people write which money a sum is in."""

from __future__ import annotations

import re
from collections.abc import Mapping

CURRENCY_MARKS: Mapping[str, frozenset[str]] = {
    r"руб(?:\.|лей|ля|ль)?|р\.?": frozenset({"RUB", "BYN"}),
    r"₽|rub|rur": frozenset({"RUB"}),
    r"byn|br": frozenset({"BYN"}),
    r"usd": frozenset({"USD"}),
    r"\$|долл(?:\.|аров|ара|ар)?": frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD"}),
    r"евро|€|eur": frozenset({"EUR"}),
    r"£|gbp": frozenset({"GBP"}),
    r"¥": frozenset({"CNY", "JPY"}),
    r"юан(?:ей|я|ь)|cny|rmb": frozenset({"CNY"}),
    r"тенге|₸|kzt": frozenset({"KZT"}),
}
"""What people write beside a sum, as patterns of small letters, and the currencies that it may mean."""


def marks_of(currency: str) -> str:
    """A pattern of all that may stand beside a sum in a currency: its marks and its code, in small letters."""
    marks = [words for words, codes in CURRENCY_MARKS.items() if currency in codes]
    return "|".join([*marks, re.escape(currency.lower())])
