"""Given a range as an author writes it, I get its two ends, each in or out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from playbook.model.range import Range, read_range


@pytest.mark.parametrize(
    ("written", "within", "outside"),
    [
        ({"from": "5", "below": "10"}, [5, 9], [4, 10]),
        ({"above": "5", "to": "10"}, [6, 10], [5, 11]),
        ({"from": "100_000"}, [100_000, 10**12], [99_999]),
        ({"to": "5 000"}, [-1, 5000], [5001]),
        ({"below": "0"}, [-1], [0]),
        ({"above": "-10%"}, [Decimal("-0.09"), 1], [Decimal("-0.1")]),
        ({"from": "20%", "to": "100%"}, [Decimal("0.2"), 1], [Decimal("0.19"), 2]),
    ],
)
def test_each_end_is_in_or_out(written, within, outside):
    found = read_range(written)

    assert [value for value in within if Decimal(value) not in found] == []
    assert [value for value in outside if Decimal(value) in found] == []


def test_a_range_remembers_that_it_was_written_in_percents():
    assert read_range({"from": "20%"}) == Range(Decimal("0.2"), unit="percent")
    assert read_range({"from": "20"}) == Range(Decimal(20), unit="number")


@pytest.mark.parametrize(
    ("written", "sentence", "at"),
    [
        ({}, "A range needs at least one end.", ()),
        ({"min": "5"}, "A range has no “min”.", ("min",)),
        ({"from": "5", "above": "5"}, "A range has either from or above, not both.", ("above",)),
        ({"to": "5", "below": "5"}, "A range has either below or to, not both.", ("to",)),
        ({"from": "5%", "to": "7"}, "One end of the range is a percent, the other is not: “7”.", ("to",)),
        ({"from": "много"}, "Expected a number or a sum such as 100_000, but “много” stands here.", ("from",)),
        ({"from": None}, "Expected a number or a sum such as 100_000, but nothing stands here.", ("from",)),
        ({"from": ["1"]}, "Expected a number or a sum such as 100_000, but a list stands here.", ("from",)),
        ("5", "Expected a range such as {from: 100_000, below: 500_000}, but “5” stands here.", ()),
    ],
)
def test_what_is_no_range_is_refused_at_the_very_key(written, sentence, at):
    with pytest.raises(PydanticCustomError) as refusal:
        read_range(written)

    context = refusal.value.context or {}
    assert (str(context["message"]), context["at"]) == (sentence, at)


@pytest.mark.parametrize("written", ["50-90", "50 – 90", "50..90", "50—90"])
def test_a_range_with_a_dash_is_refused_with_the_cure(written):
    with pytest.raises(PydanticCustomError) as refusal:
        read_range(written)

    assert str((refusal.value.context or {})["hint"]) == "Write {from: 50, to: 90}."
