"""Given a deadline as it is written, I get it, or what is wrong with its reminder."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from playbook.model.pipeline import Deadline


@pytest.mark.parametrize(
    "written",
    [
        {"limit": "5d"},
        {"limit": "5d", "warn": "4d"},
        {"limit": "1d", "warn": "20h"},
        {"limit": "5d", "warn": "4d", "by_segment": {"chain": "3d", "dealer": "9d"}},
    ],
)
def test_a_reminder_within_the_limit_is_read(written):
    assert Deadline.model_validate(written).limit.unit == "d"


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        ({"limit": "5d", "warn": "7d"}, "5d"),
        ({"limit": "5d", "warn": "5d"}, "5d"),
        ({"limit": "4wd", "warn": "1w"}, "4wd"),
    ],
)
def test_a_reminder_before_the_deadline_begins_is_told(written, limit):
    with pytest.raises(ValidationError) as refused:
        Deadline.model_validate(written)

    [error] = refused.value.errors()
    assert error["ctx"]["at"] == ("warn",)
    assert str(error["ctx"]["message"]) == "The reminder comes before the deadline begins."
    assert str(error["ctx"]["hint"]) == f"Write less than {limit}."
