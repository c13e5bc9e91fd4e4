"""Values as authors write them: money, percent, duration, date, number, flag; text in, exact value or a mistake out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, PlainValidator, StringConstraints, WithJsonSchema

from playbook.diagnostics import Message, _
from playbook.model.date_hints import date_hint
from playbook.model.expected import expected
from playbook.model.mark import Mark
from playbook.model.mistake import mistake
from playbook.model.value_hints import duration_hint, flag_hint, number_hint, percent_hint, whole_hint

ID_PATTERN = r"^[a-z][a-z0-9-]*$"
LONGEST_NUMBER = 40
"""In characters; nothing that is counted in a sales book has more."""
LONGEST_ID = 100
"""An id becomes the name of a file, which may have 255 bytes on most machines."""

DurationUnit = Literal["h", "d", "wd", "w", "mo"]

_SPACES = " \u00a0\u202f_"  # an ordinary space, a non-breaking one, a narrow one, an underscore
_GROUPED = re.compile(rf"[+-]?(?:[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+|[0-9]+(?:_[0-9]+)*)(?:\.[0-9]+)?\Z")
_PERCENT = re.compile(r"([+-]?[0-9]+(?:[.,][0-9]+)?)\s*%\Z")
_DURATION = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(h|d|wd|w|mo)\Z")
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
        return self.amount / 24 if self.unit == "h" else self.amount * _DAYS[self.unit]

    def __str__(self) -> str:
        return f"{self.amount.normalize():f}{self.unit}"


_DAYS = {"d": 1, "w": 7, "mo": 30}

NUMBER_FORM = _("a number such as 12 or 1.5")
MONEY_FORM = _("a sum of money such as 5_000_000 or 1999.90")
RANGE_END_FORM = _("a number or a sum such as 100_000")
PERCENT_FORM = _("a percent such as 12.5%")
DURATION_FORM = _("a length of time such as 4h, 14d, 5wd, 2w or 3mo")
DATE_FORM = _("a date such as 2026-11-01")
FLAG_FORM = _("true or false")
WHOLE_FORM = _("a whole number such as 12")
MEASURE_FORM = _("a percent such as 70%, a length of time such as 40d, or a number such as 12")


def _short(value: object) -> str | None:
    """The author's words if a value can be read from them: long ones are no value, and would fill the caches."""
    return value.strip() if isinstance(value, str) and len(value) <= LONGEST_NUMBER else None


@lru_cache(maxsize=4096)
def _grouped(value: str) -> Decimal | None:
    return Decimal(value.translate(_DELETE_SPACES)) if _GROUPED.match(value) else None


def _number_in(value: object, form: Message, hint: Callable[[str | None], Message | None] = number_hint) -> Decimal:
    if isinstance(value, Decimal):
        return value
    short = _short(value)
    number = None if short is None else _grouped(short)
    if number is None:
        raise expected(form, value, hint(short))
    return number


def read_number(value: Any) -> Decimal:  # noqa: ANN401 - a validator is given whatever the author wrote
    """A decimal number; groups of digits may be parted by spaces or underscores."""
    return _number_in(value, NUMBER_FORM)


def read_money(value: Any) -> Decimal:  # noqa: ANN401 - as above
    """A sum in the book's currency, exact."""
    return _number_in(value, MONEY_FORM)


def read_whole(value: Any) -> int:  # noqa: ANN401 - as above
    """A whole number from 0."""
    if isinstance(value, int):
        return value
    number = _number_in(value, WHOLE_FORM, whole_hint)
    if number != int(number) or number < 0:
        raise expected(WHOLE_FORM, value)
    return int(number)


@lru_cache(maxsize=4096)
def _percent(value: str) -> Decimal | None:
    found = _PERCENT.match(value)
    return Decimal(found[1].replace(",", ".")) / 100 if found else None


def read_percent(value: Any) -> Decimal:  # noqa: ANN401 - as above
    """A fraction, 0.125 for 12.5%; a bare number is refused, because 5 and 0.05 are both plausible."""
    if isinstance(value, Decimal):
        return value
    short = _short(value)
    fraction = None if short is None else _percent(short)
    if fraction is None:
        raise expected(PERCENT_FORM, value, None if short is None else percent_hint(short, _grouped(short)))
    return fraction


@lru_cache(maxsize=4096)
def _duration(value: str) -> Duration | None:
    found = _DURATION.match(value)
    if not found:
        return None
    return Duration(Decimal(found[1]), found[2])  # type: ignore[arg-type]  # the pattern admits the units alone


def read_duration(value: Any) -> Duration:  # noqa: ANN401 - as above
    """A duration that knows its unit; a bare number is refused."""
    if isinstance(value, Duration):
        return value
    short = _short(value)
    duration = None if short is None else _duration(short)
    if duration is None:
        raise expected(DURATION_FORM, value, duration_hint(short))
    return duration


def read_measure(value: Any) -> Decimal | Duration:  # noqa: ANN401 - as above
    """A percent as a fraction, a duration, or a number: by the sign or unit behind it."""
    if isinstance(value, Decimal | Duration):
        return value
    short = _short(value)
    for read in (_percent, _duration, _grouped):
        if short is not None and (found := read(short)) is not None:
            return found
    raise expected(MEASURE_FORM, value, number_hint(short))


def read_date(value: Any) -> date:  # noqa: ANN401 - as above
    """A day of the calendar, written year-month-day."""
    if isinstance(value, date):
        return value
    short = _short(value)
    if short is None or not _DATE.match(short):
        raise expected(DATE_FORM, value, date_hint(short))
    try:
        return date.fromisoformat(short)
    except ValueError:
        raise mistake(_("There is no day {value} in the calendar.", value=short)) from None


def read_flag(value: Any) -> bool:  # noqa: ANN401 - as above
    """True or false; only these two words are flags."""
    if isinstance(value, bool):
        return value
    if value not in {"true", "false"} if isinstance(value, str) else True:
        raise expected(FLAG_FORM, value, flag_hint(_short(value)))
    return bool(value == "true")


def _as_list(value: Any) -> Any:  # noqa: ANN401 - as above
    return [value] if isinstance(value, str) else value


_NUMBER_SCHEMA = WithJsonSchema({"type": ["number", "string"], "pattern": r"^[0-9 _.+-]+$"})
_MEASURE_SCHEMA = WithJsonSchema({"type": ["number", "string"], "pattern": r"^[0-9 _.,+-]+ *(%|h|d|wd|w|mo)?$"})
_PERCENT_SCHEMA = WithJsonSchema({"type": "string", "pattern": r"^[0-9.,+-]+ *%$"})
_LENGTH_SCHEMA = WithJsonSchema({"type": "string", "pattern": rf"^[0-9.]+ *({'|'.join(get_args(DurationUnit))})$"})

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
FilePath = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Mark.FILE]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_as_list, json_schema_input_type=Line | tuple[Line, ...])]
"""A list of lines where one line is as natural: the format does not say which."""
Number = Annotated[Decimal, PlainValidator(read_number), _NUMBER_SCHEMA]
Money = Annotated[Decimal, PlainValidator(read_money), _NUMBER_SCHEMA]
Percent = Annotated[Decimal, PlainValidator(read_percent), _PERCENT_SCHEMA, Mark.PERCENT]
Length = Annotated[Duration, PlainValidator(read_duration), _LENGTH_SCHEMA, Mark.LENGTH]
Measured = Annotated[Decimal | Duration, PlainValidator(read_measure), _MEASURE_SCHEMA, Mark.LENGTH]
Day = Annotated[date, PlainValidator(read_date), WithJsonSchema({"type": "string", "format": "date"})]
Flag = Annotated[bool, PlainValidator(read_flag), WithJsonSchema({"type": "boolean"})]
Whole = Annotated[int, PlainValidator(read_whole), WithJsonSchema({"type": ["integer", "string"], "minimum": 0})]
