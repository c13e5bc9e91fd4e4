"""The cure for a range in a form that people write and the format refuses: the author's words in, a hint out."""

from __future__ import annotations

import re

from playbook.diagnostics import Message, _
from playbook.model.value_hints import NUMBER, PART_THOUSANDS, is_doubtful, plain_number, ungrouped

KEYS_HINT = _("Use from (≥) or above (>), below (<) or to (≤).")

_DASHES = r"(?:-|–|—|\.\.|…)"
_FROM_TO = re.compile(rf"(?:от|с|from)?\s*({NUMBER}%?)\s*(?:{_DASHES}|до|по|to|till)\s*({NUMBER}%?)", re.IGNORECASE)
_ONE_END = re.compile(rf"(?P<words>[^0-9]*?)\s*(?P<number>{NUMBER}\s*%?)\s*(?P<plus>\+?)")
_WORDS = {
    "from": ("от", "с", "from", "min", "мин", "минимум", "не менее", "не меньше", ">=", "≥", "at least", "gte"),
    "above": (">", "больше", "более", "свыше", "over", "more than", "gt"),
    "below": ("<", "меньше", "менее", "under", "less than", "lt"),
    "to": (
        "до",
        "по",
        "max",
        "макс",
        "максимум",
        "не более",
        "не больше",
        "<=",
        "≤",
        "up to",
        "at most",
        "till",
        "lte",
    ),
}


def range_hint(value: str) -> Message | None:
    """For a range in words or signs: `50-90`, `от 50 до 90`, `>50`, `50+`, or a number alone."""
    if found := _FROM_TO.fullmatch(value.strip()):
        return _hint_of_both(found[1], found[2])
    found = _ONE_END.fullmatch(value.strip())
    if found is None:
        return None
    number, key = _end(found["number"]), end_meant(found["words"])
    if is_doubtful(found["number"]) and (key is not None or not found["words"]):
        return PART_THOUSANDS
    if found["plus"] and not found["words"]:
        key = "from"
    if key is not None:
        return _("Write {{{key}: {value}}}.", key=key, value=number)
    if found["words"]:
        return None
    return _("Write {{from: {value}}} for at least so much, {{to: {value}}} for at most.", value=number)


def _hint_of_both(one: str, other: str) -> Message:
    if is_doubtful(one) or is_doubtful(other):
        return PART_THOUSANDS
    are_percents = one.endswith("%") or other.endswith("%")
    one, other = (_end(f"{end.rstrip('%')}%" if are_percents else end) for end in (one, other))
    return _("Write {{from: {one}, to: {other}}}.", one=one, other=other)


def end_hint(key: str) -> Message:
    """For a key that is no end of a range: the end that it means, where that can be told, else all four."""
    meant = end_meant(key)
    return _("Write “{meant}” in place of “{key}”.", meant=meant, key=key.strip()) if meant else KEYS_HINT


def end_meant(word: str) -> str | None:
    """The end of a range that a word or sign of other languages and programs means."""
    plain = word.strip(" .").replace("_", " ").casefold()
    return next((key for key, words in _WORDS.items() if plain in words), None)


def _end(number: str) -> str:
    number = number.rstrip()
    return f"{ungrouped(number[:-1])}%" if number.endswith("%") else plain_number(number)
