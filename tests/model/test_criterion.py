"""Given a criterion in one of its forms, I get exactly what was written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from playbook.model.criterion import Criterion, read_criterion
from playbook.model.range import Range

RANGE = Range(Decimal(5), Decimal(9))


@pytest.mark.parametrize(
    ("written", "criterion"),
    [
        ({"from": "5", "below": "9"}, Criterion(ranges=(RANGE,))),
        (["dealer", "chain"], Criterion(choices=("dealer", "chain"))),
        ("dealer", Criterion(choices=("dealer",))),
        ({"not": ["far-east"]}, Criterion(excluded=("far-east",))),
        ({"not": "far-east"}, Criterion(excluded=("far-east",))),
        ("true", Criterion(flag=True)),
        ("false", Criterion(flag=False)),
        (["true", "unknown"], Criterion(flag=True, takes_unknown=True)),
        ("unknown", Criterion(takes_unknown=True)),
        (["unknown"], Criterion(takes_unknown=True)),
        (["dealer", "unknown"], Criterion(choices=("dealer",), takes_unknown=True)),
        ([{"from": "5", "below": "9"}, "unknown"], Criterion(ranges=(RANGE,), takes_unknown=True)),
        (
            [{"from": "5", "below": "9"}, {"above": "20"}],
            Criterion(ranges=(RANGE, Range(Decimal(20), lower_is_in=False))),
        ),
        ("no", Criterion(choices=("no",))),
        (["on", "2026"], Criterion(choices=("on", "2026"))),
    ],
)
def test_each_form_is_what_it_says(written, criterion):
    assert read_criterion(written) == criterion


@pytest.mark.parametrize(
    ("written", "sentence", "at"),
    [
        ([], "An empty list allows nobody.", ()),
        ({"not": []}, "After “not” stands a list of values, such as {not: [far-east]}.", ("not",)),
        ({"not": {"from": "5"}}, "After “not” stands a list of values, such as {not: [far-east]}.", ("not",)),
        ({"not": ["a"], "from": "5"}, "“from” cannot stand beside “not”.", ("from",)),
        ([["a"]], "Expected {form}, but a list stands here.", (0,)),
        (["a", None], "Expected {form}, but nothing stands here.", (1,)),
        (None, "Expected {form}, but nothing stands here.", ()),
    ],
)
def test_what_allows_nothing_is_refused(written, sentence, at):
    form = "what is allowed: a range, a list of values, {not: […]}, true, false or unknown"

    with pytest.raises(PydanticCustomError) as refusal:
        read_criterion(written)

    context = refusal.value.context or {}
    assert (str(context["message"]), context["at"]) == (sentence.replace("{form}", form), at)
