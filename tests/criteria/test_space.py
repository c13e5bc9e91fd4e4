"""Gaps among criteria: found as by counting every client of two thousand random tables."""

from __future__ import annotations

import itertools
import random
from decimal import Decimal
from functools import reduce
from operator import and_

from playbook.criteria import Budget, meets, uncovered
from playbook.criteria.boxes import overlaps
from playbook.model.attribute import Attribute

TABLES = 2_500
_BUDGET = 100_000


def test_a_gap_is_told_by_the_fewest_attributes(attribute, space):
    channel = attribute("channel", "choice", values={"dealer": "D", "chain": "C"})
    made, criteria = space(
        [attribute("sum", "money"), channel],
        {"sum": {"from": "100", "below": "500"}},
        {"sum": {"from": "500"}, "channel": ["dealer"]},
    )
    covers = [made.box(one) for one in criteria]
    gaps = made.maximal_gaps(covers, Budget(_BUDGET), 20)

    assert sorted(tuple(made.told_by(gap)) for gap in gaps) == [("sum",), ("sum", "channel")]
    assert [made.client(gap) for gap in sorted(gaps)] == [
        {"sum": Decimal(90), "channel": "dealer"},
        {"sum": Decimal(600), "channel": "chain"},
    ]


def test_no_more_gaps_are_told_than_asked_for(attribute, space):
    made, criteria = space([attribute("sum", "money")], *({"sum": [str(number)]} for number in range(2, 60, 2)))
    covers = [made.box(one) for one in criteria]

    assert len(made.maximal_gaps(covers, Budget(_BUDGET), 20)) == 20


def test_random_tables_are_judged_as_by_counting_every_client(space):
    counted = {"gap": 0, "no gap": 0, "overlap": 0, "client": 0}
    for seed in range(TABLES):
        chance = random.Random(seed)  # noqa: S311 - tables, no secrets
        attributes = [_attribute(chance, number) for number in range(chance.randint(1, 3))]
        written = [
            {one.id: _criterion(chance, one) for one in attributes if chance.random() < 0.7}
            for _segment in range(chance.randint(1, 5))
        ]
        made, criteria = space(attributes, *written)
        assert made.whole is not None
        by_id = {one.id: one for one in attributes}
        boxes = [made.box(one) for one in criteria]
        covers = [box for box in boxes if box is not None]
        held = list(_segments_of_every_client(attributes, criteria, by_id))

        gaps = made.maximal_gaps(covers, Budget(_BUDGET), 20)
        assert bool(gaps) is any(not segments for segments in held), (seed, written)
        assert bool(gaps) is bool(list(uncovered(made.whole, covers, Budget(_BUDGET)))), seed
        for gap in gaps:
            assert not any(meets(one, made.client(gap), by_id) for one in criteria), (seed, made.client(gap))

        numbers = [number for number, box in enumerate(boxes) if box is not None]
        pairs = {(numbers[one], numbers[two]) for one, two in overlaps(covers)}
        shared = {pair for pair in itertools.combinations(range(len(boxes)), 2) if any(_has(one, pair) for one in held)}
        assert pairs == shared, (seed, written)

        counted["gap" if gaps else "no gap"] += 1
        counted["overlap"] += bool(pairs)
        counted["client"] += len(held)

    assert min(counted.values()) > 200, counted


def _has(segments: int, pair: tuple[int, int]) -> bool:
    return all(segments >> number & 1 for number in pair)


def _segments_of_every_client(attributes, criteria, by_id):
    """For every client that can be told apart, the segments it meets, as bits."""
    allowed = [
        [
            sum(
                1 << number
                for number, one in enumerate(criteria)
                if meets(
                    {name: each for name, each in one.items() if name == attribute.id}, {attribute.id: value}, by_id
                )
            )
            for value in _values(attribute)
        ]
        for attribute in attributes
    ]
    return (reduce(and_, client) for client in itertools.product(*allowed))


def _attribute(chance: random.Random, number: int) -> Attribute:
    kind = chance.choice(["number", "money", "choice", "flag"])
    written = {"id": f"a{number}", "title": "A", "kind": kind}
    if kind == "choice":
        written["values"] = {word: word for word in "xyz"[: chance.randint(1, 3)]}
    if kind in {"number", "money"}:
        written["step"] = chance.choice(["1", "2", "any", "0.5"])
        if chance.random() < 0.7:
            written["range"] = {
                "from": str(chance.randint(0, 3)),
                chance.choice(["below", "to"]): str(chance.randint(4, 8)),
            }
    if chance.random() < 0.3:
        written["may_be_unknown"] = "true"
    return Attribute.model_validate(written)


def _criterion(chance: random.Random, attribute: Attribute):
    if attribute.kind == "choice":
        words = list(attribute.values)
        written = chance.choice([chance.sample(words, chance.randint(1, len(words))), {"not": chance.sample(words, 1)}])
    elif attribute.kind == "flag":
        written = chance.choice(["true", "false"])
    else:
        written = _range(chance)
    if attribute.may_be_unknown and chance.random() < 0.4:
        return ["unknown"] if isinstance(written, dict) and "not" in written else [*_as_list(written), "unknown"]
    return written


def _as_list(written):
    return written if isinstance(written, list) else [written]


def _range(chance: random.Random):
    if chance.random() < 0.1:
        return {"not": [str(chance.randint(0, 8))]}
    if chance.random() < 0.1:
        return [str(chance.randint(0, 8)), {"from": "5"}]
    written = {}
    if chance.random() < 0.8:
        written[chance.choice(["from", "above"])] = str(Decimal(chance.randint(0, 14)) / 2)
    if chance.random() < 0.8 or not written:
        written[chance.choice(["below", "to"])] = str(Decimal(chance.randint(1, 18)) / 2)
    return written


def _values(attribute: Attribute):
    """Every value that tables like these can tell apart: quarters, where they cut at halves."""
    if attribute.kind == "choice":
        values = list(attribute.values)
    elif attribute.kind == "flag":
        values = [False, True]
    else:
        quarters = [Decimal(number) / 4 for number in range(60)]
        values = [one for one in quarters if attribute.range is None or one in attribute.range]
    return [*values, None] if attribute.may_be_unknown else values
