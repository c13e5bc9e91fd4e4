"""A number as people write it in a table in; its value out, or the two that it may be."""

from __future__ import annotations

import re
from decimal import Decimal

from playbook.locale.currency_marks import CURRENCY_MARKS
from playbook.locale.scale_words import SCALE_WORDS, noughts_in

_SPACES = re.compile("[ \u00a0\u202f_']")
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d{1,2})?\Z", re.IGNORECASE)
_GROUPED_BY = {",": re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?\Z"), ".": re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?\Z")}
_AMBIGUOUS = re.compile(r"([+-]?[1-9]\d{0,2})([,.])(\d{3})\Z")
_LONGEST = 60
_MANY = "|".join(f"(?P<by_{count}>{words})" for count, words in SCALE_WORDS.items())
_CURRENCY = "|".join(CURRENCY_MARKS)
_BEFORE = re.compile("[₽$€£¥₸]")
_ANYWHERE = re.compile(rf"{_BEFORE.pattern}|(?<!\w)(?:{_CURRENCY})(?!\w)", re.IGNORECASE)
_BEHIND = re.compile(rf"(?<=\d)\s*(?:{_MANY})?\s*(?:{_CURRENCY})?\Z", re.IGNORECASE)
_SCALE = {f"by_{count}": count for count in SCALE_WORDS}


def number_in(text: str, unit: str | None, *, is_money: bool) -> Decimal | None:
    """The number that a text is, with or without its unit behind; of money also its currency, and `300 т.р.` or `5 млн`; else nothing."""
    figures, scale = _taken_apart(text, unit, is_money=is_money)
    plain = _without_groups(figures)
    if len(figures) > _LONGEST or not _PLAIN.match(plain):
        return None
    return Decimal(plain).scaleb(scale) if scale else Decimal(plain)


def currencies_in(text: str) -> tuple[frozenset[str], ...]:
    """The marks of currency in a text, before its figures or behind them, each as the currencies that it may mean, by their codes."""
    if len(text) > _LONGEST:
        return ()
    spaced = re.sub(r"(?<=\d)(?=[^\W\d])", " ", text)  # `1000USD`
    return tuple(_meant(found[0]) for found in _ANYWHERE.finditer(spaced))


def _meant(mark: str) -> frozenset[str]:
    return next(codes for words, codes in CURRENCY_MARKS.items() if re.fullmatch(words, mark, re.IGNORECASE))


def meanings_of(text: str, unit: str | None, *, is_money: bool) -> tuple[str, str] | None:
    """The two numbers that a text may be, if it may be two: `1,250` is, and in money `1.250` is as well, which Germans write for the same."""
    figures, scale = _taken_apart(text, unit, is_money=is_money)
    found = _AMBIGUOUS.match(figures)
    if found is None or (found[2] == "." and not is_money):
        return None
    whole, _mark, part = found.groups()
    large, small = (Decimal(one).scaleb(scale) for one in (f"{whole}{part}", f"{whole}.{part}"))
    return f"{large:f}", _unmistakable(small)


def _taken_apart(text: str, unit: str | None, *, is_money: bool) -> tuple[str, int]:
    """The figures of a text, and how many of its noughts are in a word."""
    text = text.removesuffix(unit or "").rstrip()
    scale = 0
    if is_money:
        text = text[found.end() :].lstrip() if (found := _BEFORE.match(text)) else text
        if (found := _BEHIND.search(text)) and len(text) <= _LONGEST:
            scale = next((_SCALE[name] for name, word in found.groupdict().items() if word), 0)
            text = text[: found.start()]
            scale -= noughts_in(unit) if scale else 0  # of money that is counted in thousands, `300 тыс.` is 300
    return _SPACES.sub("", text).replace("\N{MINUS SIGN}", "-"), scale


def _unmistakable(number: Decimal) -> str:
    """A number that nobody takes for one with thousands: not with three decimals."""
    whole, _point, part = f"{number:f}".partition(".")
    part = part.rstrip("0")
    return f"{whole}.{part}0" if len(part) == 3 else f"{whole}.{part}".rstrip(".")  # noqa: PLR2004 - as said


def _without_groups(figures: str) -> str:
    for mark, grouped in _GROUPED_BY.items():
        if grouped.match(figures) and (figures.count(mark) > 1 or {",", "."} <= {*figures}):
            return figures.replace(mark, "").replace(",", ".")
    return figures.replace(",", ".") if figures.count(",") == 1 and "." not in figures else figures
