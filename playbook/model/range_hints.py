"""The cure for a range in a form that people write and the format refuses: the author's words in, a hint out."""

from __future__ import annotations

import re

from playbook.diagnostics import Message, _
from playbook.model.value_hints import NUMBER, plain_number

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
        return _("Write {{from: {one}, to: {other}}}.", one=_end(found[1]), other=_end(found[2]))
    found = _ONE_END.fullmatch(value.strip())
    if found is None:
        return None
    number, key = _end(found["number"]), end_meant(found["words"])
    if found["plus"] and not found["words"]:
        key = "from"
    if key is not None:
        return _("Write {{{key}: {value}}}.", key=key, value=number)
    if found["words"]:
        return None
    return _("Write {{from: {value}}} for at least so much, {{to: {value}}} for at most.", value=number)


def end_hint(key: str) -> Message:
    """For a key that is no end of a range: the end that it means, where that can be told, else all four."""
    meant = end_meant(key)
    return _("Write “{meant}” in place of “{key}”.", meant=meant, key=key.strip()) if meant else KEYS_HINT


def end_meant(word: str) -> str | None:
    """The end of a range that a word or sign of other languages and programs means."""
    plain = word.strip(" .").replace("_", " ").casefold()
    return next((key for key, words in _WORDS.items() if plain in words), None)


def _end(number: str) -> str:
    return f"{plain_number(number.rstrip('% '))}{'%' if number.rstrip().endswith('%') else ''}"
