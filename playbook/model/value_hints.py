"""The cure for a value in a form that people write and the format refuses: the author's words in, a hint out."""

from __future__ import annotations

import re
from decimal import Decimal

from playbook.diagnostics import Message, _
from playbook.model.lookalikes import in_latin, lookalike_hint

NUMBER = r"[0-9](?:[0-9 _\u00a0\u202f]*[0-9])?(?:[.,][0-9]+)?"
"""A number as people write it: digits in groups, a decimal part after a point or a comma."""

PART_THOUSANDS = _("Part thousands with “_”, as in 5_000_000; a decimal part stands after a point.")

_ANY_NUMBER = re.compile(NUMBER)
_COMMA = re.compile(r"[+-]?[0-9][0-9 _\u00a0\u202f]*,[0-9]+")
_CURRENCY = re.compile(r"(₽|руб(?:лей|ля|ль)?\.?|р\.|rub|\$|€|usd|eur)", re.IGNORECASE)
_THOUSANDS = re.compile(r"([0-9]+(?:[.,][0-9]+)?) ?(тыс\.?|тысяч[аи]?|млн\.?|миллион\w*|k|m|к|м)", re.IGNORECASE)
_DOTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_WHOLE = re.compile(r"[+-]?[0-9][0-9 _]*")
_REST = re.compile(r"([0-9]+)\s*(%|[a-z]*)")
_DOUBTFUL = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")  # 0,125 and 1 000,125 have a decimal part
_LONGEST_HINTED = 12
"""In characters; a longer number is no hint's to calculate with."""
_AMOUNT = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*(.*)", re.DOTALL)
_MINUS = ("-", "−", "–")
_LENGTHS = re.compile(r"[0-9.,]+\s*[-–—…]\s*([0-9]+(?:[.,][0-9]+)?)\s*(.*)", re.DOTALL)
_PERCENT_WORD = re.compile(r"%|процент|percent", re.IGNORECASE)

_UNITS = (
    ("wd", ("рабоч", "раб", "working", "business", "рд", "р.д")),
    ("h", ("ч", "h")),
    ("w", ("нед", "w")),
    ("mo", ("мес", "mo")),
    ("d", ("д", "сут", "d")),
)
_MINUTES, _YEARS = ("мин", "min"), ("год", "лет", "г.", "year", "y")
_YES, _NO = ("yes", "on", "да", "y", "1", "+", "истина", "есть"), ("no", "off", "нет", "n", "0", "-", "ложь")


def number_hint(value: str | None) -> Message | None:
    """For a decimal comma, a currency beside the sum, thousands in words, a percent where a number belongs."""
    if value is None:
        return None
    if _COMMA.fullmatch(value):
        return _hint_of_comma(value)
    if found := _THOUSANDS.fullmatch(_CURRENCY.sub("", value).strip()):
        return _hint_of_zeros(found[1], 1_000_000 if found[2][0].casefold() in "мm" else 1000)
    if _CURRENCY.search(value):
        return _("Write the sum alone; the currency stands once, under “book”.")
    if value.endswith("%"):
        return _("A percent has no place here; write the number itself.")
    return _number_alone(value)


def whole_hint(value: str | None) -> Message | None:
    """As `number_hint`, of a number that has no decimal part."""
    hint = number_hint(value)
    meant = str(hint.values.get("value", "")) if hint is not None else ""
    if "." in meant or meant.startswith("-"):
        return None
    return _("Write {value}.", value=meant) if hint is not None and "decimal" in hint.values else hint


def _hint_of_comma(number: str) -> Message:
    if is_doubtful(number):
        return _(
            "Write {value} if the comma parts thousands, {decimal} if a decimal part stands after it.",
            value=plain_number(number),
            decimal=number.replace(",", "."),
        )
    return _("Write the decimal part after a point: {value}.", value=plain_number(number))


def _hint_of_zeros(number: str, times: int) -> Message | None:
    if is_doubtful(number) or len(number) > _LONGEST_HINTED:
        return None
    full = Decimal(number.replace(",", ".")) * times
    written = f"{int(full):_}" if full == int(full) else _plain(full)
    return _("Write all its zeros: {value}.", value=written)


def _number_alone(value: str) -> Message | None:
    if _DOTS.fullmatch(value):
        return _("Write {value}.", value=value.replace(".", "_"))
    alone = _ANY_NUMBER.findall(value)
    if len(alone) != 1 or not any(letter.isalpha() for letter in value):
        return None
    if is_doubtful(alone[0]):
        return _hint_of_comma(alone[0])
    return _("Write the number alone: {value}.", value=plain_number(alone[0]))


def is_doubtful(number: str) -> bool:
    """Whether a comma in the number may part thousands as well as a decimal part: 1,000 is either."""
    return bool(_DOUBTFUL.fullmatch(number.strip()))


def plain_number(number: str) -> str:
    """A number in the form of the book: groups parted by `_`, the decimal part after a point; a doubtful comma parts thousands."""
    whole, mark, rest = number.strip().replace(",", "_" if is_doubtful(number) else ".").partition(".")
    return re.sub(r"[ _\u00a0\u202f]+", "_", whole).strip("_") + mark + rest


def divided_number(before: object, key: str, value: object) -> tuple[Message, Message] | None:
    """For `{from: 119,5}`, where the comma begins a new key: what happened, and the number in the form of the book."""
    rest = _REST.fullmatch(key)
    if value is not None or rest is None or not isinstance(before, str) or not _WHOLE.fullmatch(before):
        return None
    message = _("The comma in “{before},{rest}” divides it into two values.", before=before, rest=key)
    if is_doubtful(f"{before},{rest[1]}"):
        return message, PART_THOUSANDS
    return message, _("Write the decimal part after a point: {value}.", value=f"{plain_number(before)}.{key}")


def percent_hint(value: str, number: Decimal | None) -> Message | None:
    """For a number without its sign: 12 is 12%, and 0.12 may be either."""
    if number is None:
        return _hint_of_percent_in_words(value)
    value = f"{number:f}"
    if 0 < number < 1:
        whole = f"{number * 100:f}".rstrip("0").rstrip(".")
        return _("Write {whole}% if this is a part of one, or {value}% if it is a percent.", whole=whole, value=value)
    return _("Write {value}%, with the percent sign.", value=value)


def _hint_of_percent_in_words(value: str) -> Message | None:
    numbers = _ANY_NUMBER.findall(value)
    if not numbers or not _PERCENT_WORD.search(value):
        return None
    if len(numbers) > 1:
        return _("Write one percent: a range has no place here.")
    return _("Write {value}.", value=f"{ungrouped(numbers[0])}%")


def ungrouped(number: str) -> str:
    """A number without groups, as percents have it; a percent may have a decimal comma, and so is never doubtful."""
    return re.sub(r"[ _\u00a0\u202f]", "", number).replace(",", ".")


def duration_hint(value: str | None) -> Message | None:
    """For a number without a unit, or with a unit in words, for two numbers, and for one below nothing."""
    if value is not None and value.startswith(_MINUS):
        return _hint_of_minus(value[1:].lstrip())
    found = _AMOUNT.fullmatch(value) if value is not None else None
    if value is None or found is None:
        return None
    if lengths := _LENGTHS.fullmatch(value):
        longest = _length(lengths[1], lengths[2].casefold() or "d")
        return _("Write one length of time, the longest: {value}.", value=longest) if longest else None
    amount, word = found[1], found[2].casefold()
    if word:
        length = _length(amount, word)
        return _("Write {value}.", value=length) if length else None
    if is_doubtful(amount) or len(amount) > _LONGEST_HINTED:
        return None
    amount = amount.replace(",", ".")
    return _("Write {value}d for calendar days, {value}wd for working days or {value}h for hours.", value=amount)


def _hint_of_minus(rest: str) -> Message | None:
    found = _AMOUNT.fullmatch(rest)
    length = _length(found[1], found[2].casefold()) if found and found[2] else None
    return _("Write {value}, without the minus.", value=length) if length else duration_hint(rest)


def _length(amount: str, word: str) -> str | None:
    """The length of time in the form of the book, where a number of a unit that the format has says the same."""
    if is_doubtful(amount) or len(amount) > _LONGEST_HINTED:
        return None
    number = Decimal(amount.replace(",", "."))
    if word.startswith(_MINUTES):
        hours = (number / 60).quantize(Decimal("0.01"))
        return f"{_plain(hours)}h" if hours * 60 == number else None
    if word.startswith(_YEARS):
        return f"{_plain(number * 12)}mo"
    unit = _unit(word)
    return f"{number:f}{unit}" if unit else None


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _unit(word: str) -> str | None:
    return next((unit for unit, starts in _UNITS if word.startswith(starts)), None)


def flag_hint(value: str | None) -> Message | None:
    """For yes and no in other words."""
    word = (value or "").casefold()
    if word in _YES or word == "true":
        return _("Write {value}.", value="true")
    if word in _NO or word == "false":
        return _("Write {value}.", value="false")
    return _("Write true for yes and false for no.")


def id_hint(value: str) -> Message | None:
    """For an id with capitals, spaces, quotes around it, or Cyrillic letters that look like Latin ones."""
    if value.strip(_STRANGE_SPACES) != value:
        return _("A space that is not an ordinary one stands beside it; delete it.")
    bare = value.strip("«»“”„\"'‘’ ")
    meant = re.sub(r"[\s_./]+", "-", in_latin(bare).casefold()).strip("-")
    if not _ID.fullmatch(meant) or len(meant) > _LONGEST_ID:
        return None
    return lookalike_hint(bare, meant) or _("Write {value}.", value=meant)


_ID = re.compile(r"[a-z][a-z0-9-]*")
_LONGEST_ID = 60
_STRANGE_SPACES = "\u00a0\u2007\u202f\u3000"
