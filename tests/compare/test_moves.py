"""Who moves, held against every client sorted in one by one."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from playbook.compare.moves import moves_between
from playbook.model.book import Book
from tests.compare.sorted_clients import NOT_OURS, pairs
from tests.criteria.random_rules import CRITERIA, VALUES, books

LINES = ("wholesale", "retail")


@st.composite
def edited(draw):
    """A book and a later one, with other criteria, order, policies and steps; mostly little else."""
    before = draw(books().filter(lambda one: any(len(way.segments) > 1 for way in one.segmentations)))
    if draw(st.booleans()):
        return before, _restepped(draw, draw(books()))
    ways = [
        way.model_copy(
            update={
                "segments": tuple(draw(st.permutations([_edited(draw, one) for one in way.segments]))),
                "policy": draw(st.sampled_from([way.policy, "first-match"])),
            }
        )
        for way in before.segmentations
    ]
    entries = [_edited(draw, one) for one in before.not_our_clients]
    return before, before.model_copy(update={"segmentations": tuple(ways), "not_our_clients": tuple(entries)})


def _edited(draw, part):
    if draw(st.integers(0, 2)):
        return part
    made = Book.model_validate(
        {
            "book": {"title": "T"},
            "segmentations": [
                {"id": "w", "title": "W", "segments": [{"id": "s", "title": "S", "criteria": draw(CRITERIA)}]}
            ],
        }
    )
    return part.model_copy(update={"criteria": made.segmentations[0].segments[0].criteria})


def _restepped(draw, book):
    size = book.attributes[0].model_copy(update={"step": Decimal(10) if draw(st.booleans()) else "any"})
    return book.model_copy(update={"attributes": (size, *book.attributes[1:])})


def possible_clients():
    """A client of whom nothing but the size may be unknown."""
    drawn = {name: st.sampled_from([*values, *([None] if name == "size" else [])]) for name, values in VALUES.items()}
    return st.fixed_dictionaries(drawn)


@given(versions=edited(), clients=st.lists(possible_clients(), min_size=40, max_size=40))
def test_every_witness_moves_as_told_and_every_client_who_moves_has_one(versions, clients):
    before, after = versions
    moves = moves_between(before, after)
    told = {(move.scope, move.before, move.after) for move in moves}
    ways = sorted({one.id for one in before.segmentations} & {one.id for one in after.segmentations})

    assert len(told) == len(moves)
    assert all(move.before != move.after for move in moves)
    for move in moves:
        own = [move.scope.removeprefix("segmentation:")] if move.scope != NOT_OURS else ways[:1]
        assert any(
            (move.scope, move.before, move.after) in found
            for way in own or [None]
            for line in LINES
            for found in [_pairs(before, after, way, move.witness, line)]
        ), move
    for client, line, way in product(clients, LINES, ways or [None]):
        assert _pairs(before, after, way, client, line) <= told, client


def _pairs(before, after, way, client, line):
    """As `pairs`; nothing in a segmentation that does not divide the line in both books."""
    found = pairs(before, after, way, client, line) if way else _refused(before, after, client, line)
    owners = [one.line for book in (before, after) for one in book.segmentations if one.id == way]
    divides = all(owner in {None, line} for owner in owners)
    return {one for one in found if one[0] == NOT_OURS or divides}


def _refused(before, after, client, line):
    blank = Book.model_validate({"book": {"title": "T"}, "segmentations": [{"id": "w", "title": "W"}]})
    added = [book.model_copy(update={"segmentations": blank.segmentations}) for book in (before, after)]
    return pairs(*added, "w", client, line)
