"""Given a day, or the first and the last of some, I get them as a reader of my language writes them, everywhere in one form."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.diagnostics import _
from playbook.locale.days import say_day, say_days

NEW_YEAR = date(2027, 1, 1)


def test_a_day_is_written_in_the_language_of_its_reader():
    assert [say_day(NEW_YEAR, language) for language in ("ru", "en")] == ["1 января 2027", "1 January 2027"]


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (date(2027, 1, 1), "1 January 2027"),
        (date(2027, 1, 9), "1–9 January 2027"),
        (date(2027, 3, 31), "1 January – 31 March 2027"),
        (date(2028, 1, 1), "1 January 2027 – 1 January 2028"),
    ],
)
def test_what_two_days_have_in_common_stands_once(last, said):
    assert say_days(NEW_YEAR, last, "en") == said


def test_of_one_year_the_year_may_be_left_out():
    assert say_days(NEW_YEAR, date(2027, 3, 31), "ru", has_year=False) == "1 января – 31 марта"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_messages_write_days_as_pages_do(language):
    assert _("{day}", day=NEW_YEAR).in_language(language) == say_day(NEW_YEAR, language)
