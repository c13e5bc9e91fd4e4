"""Given a value in a form that the format refuses, the hint says only what the reader of that field accepts."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from playbook.model.range import read_range
from playbook.model.value import read_duration, read_measure, read_money, read_number, read_percent, read_whole

READERS = {
    "number": read_number,
    "money": read_money,
    "whole": read_whole,
    "percent": read_percent,
    "duration": read_duration,
    "measure": read_measure,
}
_FIGURE = st.text("0123456789 _,.", min_size=1, max_size=14)
_WORDS = (
    "",
    "%",
    "₽",
    "тыс",
    "млн",
    " минут",
    "лет",
    "дней",
    "рабочих дней",
    "нед",
    "h",
    "мес",
    "штук",
    "процентов",
    "-",
)
_WORD = st.sampled_from(_WORDS)
_START = st.sampled_from(["", "-", "+", "до ", ">"])
_WRITTEN = st.builds("".join, st.tuples(_START, _FIGURE, _WORD, st.just("") | _FIGURE, _WORD))


def hint_of(read, value) -> str | None:
    """The hint of a refused value; nothing when it is read."""
    try:
        read(value)
    except PydanticCustomError as refusal:
        hint = (refusal.context or {})["hint"]
        return str(hint) if hint else None
    return None


def proposed(hint: str | None) -> list[str]:
    return re.findall(r"[-+]?[0-9](?:[0-9_., ]*[0-9])?(?:[a-z]+|%)?", hint or "")


@pytest.mark.parametrize(
    ("read", "written", "hint"),
    [
        (read_money, "1,000", "Write 1_000 if the comma parts thousands, 1.000 if a decimal part stands after it."),
        (read_money, "около 5,000", "Write 5_000 if the comma parts thousands, 5.000 if a decimal part stands after it."),
        (read_money, "0,125", "Write the decimal part after a point: 0.125."),
        (read_money, "1 000,125", "Write the decimal part after a point: 1_000.125."),
        (read_money, "1,2345 тыс", "Write all its zeros: 1234.5."),
        (read_money, "1,500 млн", None),
        (read_whole, "1,000", "Write 1_000."),
        (read_whole, "1,5", None),
        (read_percent, "1 000", "Write 1000%, with the percent sign."),
        (read_duration, "6000 минут", "Write 100h."),
        (read_duration, "20 минут", None),
        (read_duration, "10-30 минут", "Write one length of time, the longest: 0.5h."),
        (read_duration, "1-2 года", "Write one length of time, the longest: 24mo."),
        (read_duration, "1,000 дней", None),
    ],
)  # fmt: skip
def test_a_hint_says_the_same_as_the_author(read, written, hint):
    assert hint_of(read, written) == hint


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("1,000-5,000", "Part thousands with “_”, as in 5_000_000; a decimal part stands after a point."),
        ("от 1,000", "Part thousands with “_”, as in 5_000_000; a decimal part stands after a point."),
        ("1,5-2", "Write {from: 1.5, to: 2}."),
        ("5-7%", "Write {from: 5%, to: 7%}."),
        ("до 1 000%", "Write {to: 1000%}."),
    ],
)
def test_a_hint_of_a_range_says_the_same_as_the_author(written, hint):
    assert hint_of(read_range, written) == hint


@given(_WRITTEN, st.sampled_from(sorted(READERS)))
@example("6000 минут", "duration")
@example("-1,000", "whole")
def test_what_a_hint_proposes_is_read_by_its_field(written, field):
    read = READERS[field]

    assert [one for one in proposed(hint_of(read, written)) if hint_of(read, one) or _is_refused(read, one)] == []


@given(_WRITTEN)
@example("5-7%")
def test_what_a_hint_of_a_range_proposes_is_a_range(written):
    for ends in re.findall(r"\{([^}]*)\}", hint_of(read_range, written) or ""):
        assert not _is_refused(read_range, dict(end.split(": ") for end in ends.split(", ")))


def _is_refused(read, value) -> bool:
    try:
        read(value)
    except PydanticCustomError:
        return True
    return False
