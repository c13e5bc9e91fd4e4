"""Two texts in; whether the second says the same in other spelling, out.

Spelling is letter case, white space, punctuation, `ё`, and one mistyped word. Figures, the dash between two of them, ids, links, code, negations
and opposites are never spelling.
"""

from __future__ import annotations

import re
from functools import lru_cache

from playbook.compare.opposites import are_opposites

_NUMBER = r"\d[\d.,:/]*(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)?\s?(?:[%‰$€£₽])?"
_TOKEN = re.compile(
    r"""(?P<link>\[\[[^\[\]\n]*\]\]|\]\([^()\s]*\)|<?(?:https?|mailto|tel):[^\s<>]+>?)"""
    r"""|(?P<code>`[^`\n]+`|~~|\{[^{}\n]*\})"""
    rf"""|(?P<figure>(?:(?<![\w])[-−])?{_NUMBER}(?:\s?[-−–—]\s?{_NUMBER})*|[%‰$€£₽<>=≤≥±×])"""
    r"""|(?P<name>[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\w+(?:[_/]\w+)+|[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+)"""
    r"""|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"""
    r"""|(?P<other>\w+)"""
)
_SPACES = re.compile(r"[\s\u00a0\u202f_]+")

_DASHES = str.maketrans("−–—", "---")

_NEGATIONS = {
    "не", "ни", "нет", "нельзя", "без", "кроме", "никогда", "никому", "никто", "нигде", "ничего",
    "no", "not", "never", "none", "nobody", "nothing", "nor", "neither", "without", "except", "cannot", "unless",
}  # fmt: skip
_NEGATING = ("не", "ни", "без", "бес", "анти", "un", "in", "im", "ir", "il", "non", "dis", "mis", "anti")
_COUNTED = re.compile(
    r"(один|одн|два|две|дву|три|тре|четыр|пят|шест|сем|восем|восьм|девят|десят|сорок|сто$|сот|тысяч|миллион|пол(тор|овин)|перв|втор)"
    r"|(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twent|thirt|fort|fift|sixt|sevent|eight|ninet|hundred|thousand|million|half|twice|once|first|second|third)"
)
_OF_CALENDAR = re.compile(
    r"(понедельник|вторник|сред[аыуе]$|четверг|пятниц|суббот|воскресен|январ|феврал|март|апрел|ма[йяею]$|июн|июл|август|сентябр|октябр|ноябр|декабр)"
    r"|(mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may$|june|july|august|september|october|november|december"
)
_MOST_LETTERS = 2


@lru_cache(maxsize=4096)
def says_the_same(before: str, after: str) -> bool:
    """Whether nobody has to read the text again: equal but for spelling, or one word changed by at most two letters.

    Less than half of a word may change so: `до` for `от` is another word, not a mistyped one.
    """
    ours, theirs = _tokens(before), _tokens(after)
    if ours == theirs:
        return True
    if len(ours) != len(theirs):
        return False
    differing = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    return len(differing) == 1 and _is_mistyped(*differing[0])


def is_respelled(before: str, after: str) -> bool:
    """Whether words differ alone, each mistyped at most: what several changes that say the same can make of a text."""
    ours, theirs = _tokens(before), _tokens(after)
    return len(ours) == len(theirs) and all(
        one == other or _is_mistyped(one, other) for one, other in zip(ours, theirs, strict=True)
    )


def folded(text: str) -> str:
    """A text as `says_the_same` sees it, without tolerance for letters: the same for all ways to write it."""
    return "\n".join(f"{kind} {said}" for kind, said in _tokens(text))


def _tokens(text: str) -> list[tuple[str, str]]:
    found = []
    for match in _TOKEN.finditer(text):
        kind, said = match.lastgroup or "", match[0]
        if kind == "word":
            said = said.casefold().replace("ё", "е").replace("’", "'")
        elif kind == "figure":
            said = _SPACES.sub("", said).rstrip(".,:/").translate(_DASHES)
        elif kind == "other":
            said = said.casefold()
        found.append((kind, said))
    return found


def _is_mistyped(one: tuple[str, str], other: tuple[str, str]) -> bool:
    (kind, before), (other_kind, after) = one, other
    if kind != "word" or other_kind != "word":
        return False
    if any(_is_weighty(word) for word in (before, after)) or _negates(before, after) or _negates(after, before):
        return False
    if are_opposites(before, after):
        return False
    letters = _distance(before, after)
    return letters <= _MOST_LETTERS and 2 * letters < max(len(before), len(after))


def _is_weighty(word: str) -> bool:
    """Whether a word is a negation, a number or a day: one letter of it changes what is promised."""
    return word in _NEGATIONS or word.endswith("n't") or bool(_COUNTED.match(word) or _OF_CALENDAR.match(word))


def _negates(plain: str, other: str) -> bool:
    return any(other == prefix + plain for prefix in _NEGATING)


def _distance(one: str, other: str) -> int:
    """How many letters are put in, left out, changed, or swapped with their neighbour; counted no further than needed."""
    if abs(len(one) - len(other)) > _MOST_LETTERS:
        return _MOST_LETTERS + 1
    before, row = list[int](), list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [number]
        for place, theirs in enumerate(other, start=1):
            least = min(row[-1] + 1, before[place] + 1, before[place - 1] + (letter != theirs))
            is_swap = min(number, place) > 1 and theirs == one[number - 2] and letter == other[place - 2]
            row.append(min(least, earlier[place - 2] + 1) if is_swap else least)
    return row[-1]
