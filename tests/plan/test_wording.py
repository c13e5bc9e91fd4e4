"""Given a value, I get it as a reader of the book's language says it."""

from __future__ import annotations

import pytest

from playbook.model.range import read_range
from playbook.plan.wording import Wording

WORDS = Wording("en", "EUR", {})


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"from": "5", "below": "9"}, "from 5 under 9"),
        ({"above": "5", "to": "9"}, "over 5 up to 9 inclusive"),
        ({"from": "5"}, "from 5"),
        ({"above": "5%"}, "over 5%"),
        ({"below": "-20%"}, "less than −20%"),
        ({"to": "-3"}, "at most −3"),
    ],
)
def test_a_range_is_told_by_the_ends_that_there_are(written, told):
    assert WORDS.range(read_range(written)) == told
