from __future__ import annotations

import pytest

from playbook.model.book import Book
from playbook.model.role import Role
from playbook.plan.chapters.role_metrics import metric_lines
from playbook.plan.wording import wording_of

WORDS = wording_of(Book.model_validate({"book": {"title": "Tiles"}}), "en")


def line(**metric):
    role = {"id": "hunter", "title": "Hunter", "metrics": [{"title": "Meetings", **metric}]}
    return metric_lines(Role.model_validate(role), WORDS)[0]


@pytest.mark.parametrize(
    ("metric", "target"),
    [
        ({"at_least": "6", "at_most": "12", "unit": "meetings"}, "6–12\u00a0meetings"),
        ({"at_least": "5_000"}, "at least 5,000"),
        ({"at_least": "5", "at_most": "5"}, "5"),
        ({"at_most": "0.8", "unit": "%"}, "at most 0.8\u00a0%"),
        ({"at_least": "1 in 10"}, "at least 1 in 10"),
        ({}, ""),
    ],
)
def test_a_target_in_words(metric, target):
    assert line(**metric).target == target


@pytest.mark.parametrize(("written", "shown"), [("60%", "60%"), ("3", "3"), (None, "")])
def test_a_weight_is_a_share_or_points(written, shown):
    assert line(weight=written).weight == shown


@pytest.mark.parametrize(
    ("written", "shown"), [("month", "a month"), ("Quarter", "a quarter"), ("a good year", "a good year")]
)
def test_a_period_of_the_format_is_told_in_words(written, shown):
    assert line(period=written).period == shown
