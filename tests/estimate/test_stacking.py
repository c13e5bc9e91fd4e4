"""The worst stacking, by hand and against a search that tries every client with every set of programmes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product
from typing import NamedTuple

import pytest

from playbook.criteria import classify
from playbook.estimate import stacking
from playbook.estimate.discounts import margin_after
from playbook.estimate.stacking import Stackings, worst_stackings
from playbook.model.book import Book
from playbook.model.loyalty import Programme


def book(*loyalty: dict[str, object], **more: object) -> Book:
    masthead = {"title": "B", "margin_floor": "15%", **more.pop("book", {})}
    written = [{"title": one["id"], "economics": {"margin": "30%"}, **one} for one in loyalty]
    return Book.model_validate({"book": masthead, "loyalty": written, **more})


def off(name: str, percent: str, stacks_with: str = "", **more: object) -> dict[str, object]:
    return {"id": name, "terms": [{"percent": percent}], "stacks_with": stacks_with.split(), **more}


def told(one: Book) -> list[tuple[str, str, str]]:
    """For each worst stacking its head, its programmes with what comes on top, and the margin after in percent."""
    found = []
    for worst in worst_stackings(one).worst:
        after = margin_after(worst.offer.margin, worst.offer.discount)
        names = [programme.id for programme in worst.programmes]
        names += [worst.offer.authority.id] if worst.offer.authority else []
        found.append((worst.head.id, " ".join(names), "nothing" if after is None else f"{after:.1%}"))
    return found


def test_two_programmes_that_alone_are_fine_and_together_are_not():
    # 100 → 85 → 70.55 at a cost of 70: 1 − 70/70.55 = 0.8%.
    assert told(book(off("a", "15%", "b"), off("b", "17%", "a"))) == [("b", "a b", "0.8%")]
    assert told(book(off("a", "15%"), off("b", "17%"))) == []


def test_the_floor_itself_is_allowed():
    # 100 → 80, cost 68: 15% exactly.
    assert told(book(off("a", "20%", economics={"margin": "32%"}))) == []
    assert told(book(off("a", "20.01%", economics={"margin": "32%"}))) == [("a", "a", "15.0%")]


def test_one_sided_stacking_is_none():
    assert told(book(off("a", "15%", "b"), off("b", "15%"))) == []


def test_three_stack_only_where_each_two_do():
    assert (
        told(book(off("a", "8%", "b"), off("b", "8%", "a c"), off("c", "8%", "b"), book={"margin_floor": "14%"})) == []
    )
    assert told(
        book(off("a", "8%", "b c"), off("b", "8%", "a c"), off("c", "8%", "b a"), book={"margin_floor": "14%"})
    ) == [("c", "a b c", "10.1%")]


@pytest.mark.parametrize(("way", "after"), [("chain", "13.6%"), ("sum", "12.5%"), ("best", None)])
def test_ways_of_stacking(way, after):
    found = told(book(off("a", "10%", "b"), off("b", "10%", "a"), book={"stacking": way}))

    assert found == ([("b", "a b", after)] if after else [])


def test_a_seller_gives_his_discount_on_top():
    authority = [
        {"id": "clerk", "title": "Clerk", "role": "clerk", "discount_up_to": "1%"},
        {"id": "head", "title": "Head", "role": "head", "discount_up_to": "10%"},
    ]

    assert told(book(off("a", "10%"), authority=authority)) == [("a", "a head", "13.6%")]
    assert told(book(off("a", "10%"), authority=authority[:1])) == []
    assert told(book(off("a", "10%"), authority=authority, book={"stacking": "best"})) == []


def test_all_of_the_price_off_leaves_nothing():
    assert told(book(off("a", "60%", "b"), off("b", "60%", "a"), book={"stacking": "sum"})) == [
        ("a", "a", "-75.0%"),
        ("b", "a b", "nothing"),
    ]


def test_without_a_floor_no_sale_may_lose():
    assert told(book(off("a", "30%"), book={"margin_floor": "0%"})) == []
    assert told(book(off("a", "31%"), book={"margin_floor": "0%"})) == [("a", "a", "-1.4%")]


def test_the_lowest_margin_of_the_products_counts_for_those_it_is_given_for():
    products = [{"id": "tile", "title": "Tile", "margin": "20%"}, {"id": "glue", "title": "Glue", "margin": "40%"}]

    assert told(book(off("a", "10%"), products=products)) == [("a", "a", "11.1%")]
    assert told(book(off("a", "10%", products=["glue"]), products=products)) == []
    assert told(
        book(off("a", "9%", "b", products=["glue"]), off("b", "9%", "a", products=["tile"]), products=products)
    ) == [("b", "b", "12.1%")]


def test_many_programmes_that_all_stack_are_told_in_no_time():
    names = [f"p{number}" for number in range(60)]
    one = book(*(off(name, "1%", " ".join(names)) for name in names))

    assert told(one)[-1] == ("p59", " ".join(names), "-27.9%")
    assert worst_stackings(one).unproved == ()


def test_past_the_budget_it_says_of_which_programmes_nothing_is_proved(monkeypatch):
    monkeypatch.setattr(stacking, "BUDGET", 0)

    one = book(off("a", "20%"), off("b", "1%"))
    assert worst_stackings(one) == Stackings((), (one.loyalty[0],))


# --- Every client with every set of programmes ------------------------------------------------------------------------

SIZES = [Decimal(number) for number in (5, 15, 25)]
CHANNELS = ["dealer", "chain"]
DAY = date(2026, 1, 1)


def pick(chance: random.Random, names: list[str], share: float = 0.5) -> list[str]:
    return [name for name in names if chance.random() < share]


def random_book(seed: int) -> Book:
    chance = random.Random(seed)  # noqa: S311 - the same small books every time
    lines = ["trade", "shop"]

    def line() -> dict[str, str]:
        return {"line": chance.choice(lines)} if chance.random() < 0.4 else {}

    def size() -> dict[str, object]:
        border = chance.choice([10, 20])
        return {"size": chance.choice([{"below": str(border)}, {"from": str(border)}])}

    def loosely() -> dict[str, object]:
        return {
            **(size() if chance.random() < 0.6 else {}),
            **({"channel": [chance.choice(CHANNELS)]} if chance.random() < 0.5 else {}),
        }

    segmentations = [
        {"id": "e", "title": "E", **line(), "segments": [
            {"id": "e1", "title": "E1", "criteria": {"size": {"below": "10"}}},
            {"id": "e2", "title": "E2", "criteria": {"size": {"from": "10", "below": "20"}}},
            {"id": "e3", "title": "E3", "criteria": {"size": {"from": "20"}}},
        ]},
        {"id": "f", "title": "F", **line(), "policy": "first-match", "segments": [
            {"id": f"f{number}", "title": "F", "criteria": loosely()} for number in range(3)
        ]},
        {"id": "o", "title": "O", **line(), "policy": "overlapping", "segments": [
            {"id": f"o{number}", "title": "O", "criteria": loosely()} for number in range(2)
        ]},
    ]  # fmt: skip
    segments = [segment["id"] for one in segmentations for segment in one["segments"]]
    names = [f"p{number}" for number in range(5)]

    def whom(share: float) -> dict[str, object]:
        return {"segments": chance.sample(segments, chance.randint(1, 3))} if chance.random() < share else {}

    def percent(most: int) -> str:
        return f"{chance.randint(0, most)}%"

    loyalty = []
    for name in names:
        first = DAY + timedelta(chance.randint(0, 20))
        days = {"from": first.isoformat(), "to": (first + timedelta(chance.randint(0, 15))).isoformat()}
        loyalty.append(
            {
                "id": name,
                "title": name,
                **line(),
                **whom(0.7),
                **({"statuses": pick(chance, ["new", "old"])} if chance.random() < 0.3 else {}),
                **({"cells": pick(chance, ["AX", "BX"])} if chance.random() < 0.3 else {}),
                **({"products": pick(chance, ["x", "y", "z"])} if chance.random() < 0.5 else {}),
                **({"valid": days} if chance.random() < 0.4 else {}),
                "terms": [{"percent": percent(12)} for _number in range(chance.randint(1, 2))],
                "stacks_with": pick(chance, names, 0.8),
                **({"economics": {"margin": f"{chance.randint(15, 40)}%"}} if chance.random() < 0.8 else {}),
            }
        )
    exceptions = [{"criteria": {"size": {"from": "20"}}}]
    not_ours = [
        {
            "id": "n",
            "title": "N",
            **line(),
            "criteria": loosely(),
            "reason": "R",
            "action": "A",
            "exceptions": exceptions,
        }
    ]
    return Book.model_validate(
        {
            "book": {"title": "B", "margin_floor": percent(20), "stacking": chance.choice(["chain", "sum", "best"])},
            "lines": [{"id": one, "title": one} for one in lines],
            "attributes": [
                {"id": "size", "title": "S", "kind": "number", "range": {"from": "0", "to": "30"}},
                {"id": "channel", "title": "C", "kind": "choice", "values": {name: name for name in CHANNELS}},
            ],
            "segmentations": segmentations,
            "not_our_clients": not_ours if chance.random() < 0.4 else [],
            "statuses": [{"id": "new", "title": "N", **line()}, {"id": "old", "title": "O", **line()}],
            "abc_xyz": [{"line": one, "cells": {name: {} for name in pick(chance, ["AX", "BX"], 0.8)}} for one in lines],
            "products": [
                {"id": name, "title": name, **line(), **whom(0.3), **({"margin": f"{chance.randint(10, 40)}%"} if chance.random() < 0.7 else {})}
                for name in ("x", "y", "z")
            ],
            "authority": [
                {"id": name, "title": name, "role": "r", **line(), **whom(0.5), "discount_up_to": percent(8)} for name in ("q", "r")
            ],
            "loyalty": loyalty,
        }
    )  # fmt: skip


class Visit(NamedTuple):
    """A client of some segments who asks for a price on a day."""

    line: str
    segments: frozenset[str]
    status: str | None
    cell: str | None
    day: date


def brute_force(one: Book) -> dict[str, Fraction]:
    """The cost as a part of the price in the worst stacking by its head, where it breaks the floor: everything is tried."""
    worst: dict[str, Fraction] = {}
    allowed = 1 - Fraction(one.masthead.floor)
    for visit in visits(one):
        mine = [p for p in one.loyalty if _is_for(p, visit) and _own(one, p)]
        on_top = [
            a.discount_up_to for a in one.authority if a.line in {None, visit.line} and _is_meant(a.segments, visit)
        ]
        for group in _sets(one, mine):
            head = max(group, key=lambda p: (_own(one, p), p.id))
            discounts = [term.percent for p in group for term in p.terms] + [max(on_top, default=Decimal(0))]
            left = 1 - _together(one, discounts)
            for margin in _margins(one, group, visit):
                burden = (1 - margin) / left
                if burden > max(allowed, worst.get(head.id, allowed)):
                    worst[head.id] = burden
    return worst


def visits(one: Book) -> Iterator[Visit]:
    # Whatever runs on a day, runs on the first day of the last of it to begin.
    days = {DAY, *(p.valid.from_ for p in one.loyalty if p.valid is not None)}
    for line, size, channel in product(["trade", "shop"], SIZES, CHANNELS):
        classified = classify(one, {"size": size, "channel": channel}, line)
        if classified.not_our_client is None:
            segments = frozenset(segment.id for segment in classified.segments)
            for status, cell, day in product(["new", "old", None], ["AX", "BX", None], days):
                if _has(one, line, status, cell):
                    yield Visit(line, segments, status, cell, day)


def _has(one: Book, line: str, status: str | None, cell: str | None) -> bool:
    return (status is None or any(s.id == status and s.line in {None, line} for s in one.statuses)) and (
        cell is None or any(cell in matrix.cells and matrix.line == line for matrix in one.abc_xyz)
    )


def _is_meant(segments: tuple[str, ...], visit: Visit) -> bool:
    return not segments or not visit.segments.isdisjoint(segments)


def _is_for(p: Programme, visit: Visit) -> bool:
    return (
        p.line in {None, visit.line}
        and _is_meant(p.segments, visit)
        and (not p.statuses or visit.status in p.statuses)
        and (not p.cells or visit.cell in p.cells)
        and (p.valid is None or p.valid.from_ <= visit.day <= p.valid.to)
    )


def _sets(one: Book, mine: list[Programme]) -> Iterator[tuple[Programme, ...]]:
    for count in range(1, 2 if one.masthead.stacking == "best" else len(mine) + 1):
        for group in combinations(mine, count):
            if all(p.id in q.stacks_with and q.id in p.stacks_with for p, q in combinations(group, 2)):
                yield group


def _margins(one: Book, group: tuple[Programme, ...], visit: Visit) -> Iterator[Fraction]:
    own = [Fraction(p.economics.margin) for p in group if p.economics is not None]
    of_line = [x for x in one.products if x.line in {None, visit.line}]
    sold = [x for x in of_line if all(not p.products or x.id in p.products for p in group)]
    if any(p.products for p in group) and not sold:
        return
    for x in sold:
        if x.margin is not None and _is_meant(x.segments, visit):
            yield min([*own, Fraction(x.margin)])
    if own:
        yield min(own)


def _own(one: Book, p: Programme) -> Fraction:
    return _together(one, [term.percent for term in p.terms])


def _together(one: Book, discounts: list[Decimal]) -> Fraction:
    fractions = [Fraction(discount) for discount in discounts]
    if one.masthead.stacking == "best":
        return max(fractions)
    if one.masthead.stacking == "sum":
        return sum(fractions, Fraction(0))
    left = Fraction(1)
    for discount in fractions:
        left *= 1 - discount
    return 1 - left


def agrees(seed: int) -> int:
    one = random_book(seed)
    found = worst_stackings(one)
    assert found.unproved == ()
    burdens = {
        worst.head.id: (1 - Fraction(worst.offer.margin)) / (1 - Fraction(worst.offer.discount))
        for worst in found.worst
    }
    assert burdens == brute_force(one), seed
    for worst in found.worst:
        replay(one, worst)
    return len(burdens)


def replay(one: Book, worst: stacking.Worst) -> None:
    """The client that is told has a right to each of the programmes, as the plain classifier sees him."""
    lines = [line.id for line in one.lines]
    offer = worst.offer
    wanted = [{*p.segments} for p in worst.programmes if p.segments]
    wanted += [{*x.segments} for x in (offer.authority, offer.product) if x is not None and x.segments]
    assert any(
        classified.not_our_client is None and all(names & {s.id for s in classified.segments} for names in wanted)
        for classified in (classify(one, offer.someone.client, line) for line in lines)
    )


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_the_worst_is_the_worst_of_all(first):
    assert sum(agrees(seed) for seed in range(first, first + 20)) > 5


@pytest.mark.deep
@pytest.mark.parametrize("first", range(1000, 3000, 100))
def test_the_worst_is_the_worst_of_many_more(first):
    assert sum(agrees(seed) for seed in range(first, first + 100)) > 50
