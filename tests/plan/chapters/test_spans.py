"""Two ends in, the stretch between them in words out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.plan.chapters.spans import bounds_in_words, days_in_words, length_in_words
from playbook.plan.wording import Wording

WORDS = Wording("en", "RUB", {})
FIRST, LAST = date(2026, 12, 1), date(2027, 5, 31)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (FIRST, LAST, "1 December 2026 – 31 May 2027"),
        (FIRST, None, "from 1 December 2026 on"),
        (None, LAST, "until 31 May 2027"),
        (None, None, ""),
    ],
)
def test_days_are_told_by_the_ends_that_there_are(start, end, told):
    assert days_in_words(start, end, WORDS) == told


@pytest.mark.parametrize(
    ("lowest", "highest", "told"),
    [("50", "90", "50–90"), ("5", "5", "5"), ("50", None, "at least 50"), (None, "90", "at most 90"), (None, None, "")],
)
def test_bounds_are_told_by_the_ends_that_there_are(lowest, highest, told):
    assert bounds_in_words(lowest, highest, WORDS) == told


@pytest.mark.parametrize(
    ("lowest", "highest", "told"),
    [("6", "12", "6–12\u00a0calls"), (None, "12", "at most 12\u00a0calls"), (None, None, "")],
)
def test_bounds_name_their_unit_once(lowest, highest, told):
    assert bounds_in_words(lowest, highest, WORDS, "calls") == told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("0", "0\u00a0days"),
        ("0.01", "under an hour"),
        ("0.25", "6\u00a0hours"),
        ("0.999", "1\u00a0day"),
        ("1", "1\u00a0day"),
        ("4.46", "4.5\u00a0days"),
        ("34", "34\u00a0days"),
    ],
)
def test_a_length_is_told_in_days_and_what_is_shorter_in_hours(days, told):
    assert length_in_words(Decimal(days), WORDS) == told
