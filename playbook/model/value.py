"""Values as authors write them: money, percent, duration, date, number, flag; text in, exact value or a mistake out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal, get_args

from pydantic import PlainValidator, StringConstraints, WithJsonSchema

from playbook.diagnostics import Message, _
from playbook.model.mark import Mark
from playbook.model.mistake import mistake

ID_PATTERN = r"^[a-z][a-z0-9-]*$"

DurationUnit = Literal["h", "d", "wd", "w", "mo"]

_SPACES = " \u00a0\u202f_"  # an ordinary space, a non-breaking one, a narrow one, an underscore
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?\Z")
_GROUPED = re.compile(rf"[+-]?[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+(?:\.[0-9]+)?\Z|[+-]?[0-9][0-9_]*(?:\.[0-9]+)?\Z")
_PERCENT = re.compile(r"([+-]?[0-9]+(?:[.,][0-9]+)?)\s*%\Z")
_DURATION = re.compile(rf"([0-9]+(?:\.[0-9]+)?)\s*({'|'.join(sorted(get_args(DurationUnit), key=len, reverse=True))})\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_DELETE_SPACES = str.maketrans("", "", _SPACES)


@dataclass(frozen=True, slots=True, order=False)
class Duration:
    """A length of time as it was written: hours, calendar days, working days, weeks or months."""

    amount: Decimal
    unit: DurationUnit

    def days(self, working_week: int = 5) -> Decimal:
        """Calendar days: 24h = 1d, 1w = 7d, 1mo = 30d, working days by a week of so many (book-format, "Values")."""
        if self.unit == "wd":
            return self.amount * 7 / working_week
        return self.amount * _DAYS[self.unit]

    def __str__(self) -> str:
        return f"{self.amount.normalize():f}{self.unit}"


_DAYS: dict[str, Decimal] = {"h": Decimal(1) / 24, "d": Decimal(1), "w": Decimal(7), "mo": Decimal(30)}


def _quoted(value: object) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list | tuple):
        return "[…]"
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004 - a line of a terminal holds no more beside the sentence


def expected(form: Message, value: object, hint: Message | None = None) -> Exception:
    """The mistake of a value in the wrong form: what was expected, what stands there."""
    if value is None or value == "":
        return mistake(_("Expected {form}, but nothing stands here.", form=form), hint)
    return mistake(_("Expected {form}, but “{value}” stands here.", form=form, value=_quoted(value)), hint)


NUMBER_FORM = _("a number such as 12 or 1.5")
MONEY_FORM = _("a sum of money such as 5_000_000 or 1999.90")
PERCENT_FORM = _("a percent such as 12.5%")
DURATION_FORM = _("a length of time such as 4h, 14d, 5wd, 2w or 3mo")
DATE_FORM = _("a date such as 2026-11-01")
FLAG_FORM = _("true or false")
WHOLE_FORM = _("a whole number such as 12")


@lru_cache(maxsize=4096)
def _grouped(value: str) -> Decimal | None:
    if _NUMBER.match(value) or _GROUPED.match(value):
        return Decimal(value.translate(_DELETE_SPACES))
    return None


def read_number(value: Any) -> Decimal:  # noqa: ANN401 - a validator is given whatever the author wrote
    """A decimal number; groups of digits may be parted by spaces or underscores."""
    if isinstance(value, Decimal):
        return value
    number = _grouped(value.strip()) if isinstance(value, str) and len(value) <= _LONGEST_NUMBER else None
    if number is None:
        raise expected(NUMBER_FORM, value, _number_hint(value))
    return number


def read_money(value: Any) -> Decimal:  # noqa: ANN401
    """A sum in the book's currency, exact."""
    if isinstance(value, Decimal):
        return value
    money = _grouped(value.strip()) if isinstance(value, str) and len(value) <= _LONGEST_NUMBER else None
    if money is None:
        raise expected(MONEY_FORM, value, _number_hint(value))
    return money


_LONGEST_NUMBER = 40


def _number_hint(value: object) -> Message | None:
    if isinstance(value, str) and re.match(r"[0-9][0-9 _]*,[0-9]+\Z", value):
        return _("Write the decimal part after a point: {value}.", value=value.replace(",", "."))
    if isinstance(value, str) and value.endswith(("₽", "руб", "руб.", "р.", "$", "€")):
        return _("Write the sum alone; the currency stands once, in the book's `currency`.")
    if isinstance(value, str) and value.endswith("%"):
        return _("A percent has no place here; write the number itself.")
    return None


@lru_cache(maxsize=4096)
def _percent(value: str) -> Decimal | None:
    found = _PERCENT.match(value)
    return Decimal(found[1].replace(",", ".")) / 100 if found and len(value) <= _LONGEST_NUMBER else None


def read_percent(value: Any) -> Decimal:  # noqa: ANN401
    """A fraction, 0.125 for 12.5%; a bare number is refused, because 5 and 0.05 are both plausible."""
    if isinstance(value, Decimal):
        return value
    fraction = _percent(value.strip()) if isinstance(value, str) else None
    if fraction is None:
        raise expected(PERCENT_FORM, value, _percent_hint(value))
    return fraction


def _percent_hint(value: object) -> Message | None:
    number = _grouped(value.strip()) if isinstance(value, str) and len(value) <= _LONGEST_NUMBER else None
    if number is None:
        return None
    if 0 < number < 1:
        return _("Write {whole}% if the share of a whole is meant, or {value}% if less than one percent is.", whole=f"{number * 100:f}".rstrip("0").rstrip("."), value=str(value))
    return _("Write {value}% with its percent sign.", value=str(value))


@lru_cache(maxsize=4096)
def _duration(value: str) -> Duration | None:
    found = _DURATION.match(value)
    if not found or len(value) > _LONGEST_NUMBER:
        return None
    return Duration(Decimal(found[1]), found[2])  # type: ignore[arg-type]  # the pattern admits the units alone


def read_duration(value: Any) -> Duration:  # noqa: ANN401
    """A duration that knows its unit; a bare number is refused."""
    if isinstance(value, Duration):
        return value
    duration = _duration(value.strip()) if isinstance(value, str) else None
    if duration is None:
        raise expected(DURATION_FORM, value, _duration_hint(value))
    return duration


def _duration_hint(value: object) -> Message | None:
    if isinstance(value, str) and _NUMBER.match(value.strip()):
        return _("Write {value}d for calendar days, {value}wd for working days or {value}h for hours.", value=value.strip())
    return None


def read_date(value: Any) -> date:  # noqa: ANN401
    """A day of the calendar, written year-month-day."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DATE.match(value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise mistake(_("There is no day {value} in the calendar.", value=value.strip())) from None
    raise expected(DATE_FORM, value, _date_hint(value))


def _date_hint(value: object) -> Message | None:
    found = re.match(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})\Z", value) if isinstance(value, str) else None
    if found:
        return _("Write {date}.", date=f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}")
    return None


def read_flag(value: Any) -> bool:  # noqa: ANN401
    """True or false; only these two words are flags."""
    if isinstance(value, bool):
        return value
    if value == "true":
        return True
    if value == "false":
        return False
    raise expected(FLAG_FORM, value)


def read_whole(value: Any) -> int:  # noqa: ANN401
    """A whole number from 0."""
    if isinstance(value, int):
        return value
    number = _grouped(value.strip()) if isinstance(value, str) and len(value) <= _LONGEST_NUMBER else None
    if number is None or number != number.to_integral_value() or number < 0:
        raise expected(WHOLE_FORM, value)
    return int(number)


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
FilePath = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Mark.FILE]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Number = Annotated[Decimal, PlainValidator(read_number), WithJsonSchema({"type": ["number", "string"], "pattern": r"^[0-9 _.+-]+$"})]
Money = Annotated[Decimal, PlainValidator(read_money), WithJsonSchema({"type": ["number", "string"], "pattern": r"^[0-9 _.+-]+$"})]
Percent = Annotated[Decimal, PlainValidator(read_percent), WithJsonSchema({"type": "string", "pattern": r"^[0-9.,+-]+ *%$"}), Mark.PERCENT]
Length = Annotated[Duration, PlainValidator(read_duration), WithJsonSchema({"type": "string", "pattern": r"^[0-9.]+ *(h|d|wd|w|mo)$"}), Mark.LENGTH]
Day = Annotated[date, PlainValidator(read_date), WithJsonSchema({"type": "string", "format": "date"})]
Flag = Annotated[bool, PlainValidator(read_flag), WithJsonSchema({"type": "boolean"})]
Whole = Annotated[int, PlainValidator(read_whole), WithJsonSchema({"type": ["integer", "string"], "minimum": 0})]
