"""What is asked and what it decides: the same as `classify` says of the whole client, with no question that changes nothing."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from playbook.criteria import classify
from playbook.criteria import decisions as module
from playbook.criteria.classify import entries_by_criteria, meets
from playbook.criteria.decisions import decisions_of
from playbook.load import load_book
from tests.criteria.random_rules import VALUES, books, clients
from tests.criteria.walk import atom_of, qualify, walk

LINES = st.sampled_from([None, "wholesale", "retail"])
BOOK = """
book: {title: T}
attributes:
  - {id: warehouse, title: Warehouse, kind: flag}
  - {id: sum, title: Purchases, kind: money}
  - {id: region, title: Region, kind: choice, values: {north: North, south: South, abroad: Abroad}}
segmentations:
  - id: by-value
    title: By value
    segments:
      - {id: small, title: Small, criteria: {sum: {below: 100}}}
      - {id: large, title: Large, criteria: {sum: {from: 100}}}
  - id: by-place
    title: By place
    policy: first-match
    segments:
      - {id: stock, title: Stock, criteria: {region: [north], warehouse: true}}
      - {id: rest, title: The rest}
not_our_clients:
  - {id: abroad, title: Abroad, criteria: {region: [abroad]}, reason: R., action: A.}
  - id: tiny
    title: Tiny
    criteria: {sum: {below: 10}}
    exceptions: [{criteria: {region: [south]}}]
    reason: R.
    action: A.
  - {id: beggars, title: Beggars, criteria: {region: [south]}, signs: [Begs], reason: R., action: A.}
"""


@pytest.fixture
def decisions(write_book):
    return decisions_of(load_book(write_book({"book.yml": BOOK})).book)


def test_what_tells_that_a_client_is_not_ours_is_asked_first_and_what_changes_nothing_never(decisions):
    assert [axis.name for axis in decisions.axes] == ["region", "sum", "warehouse"]
    assert qualify(decisions, {"region": "abroad", "sum": 5, "warehouse": True}) == (["not-our-client:abroad"], [0])
    assert qualify(decisions, {"region": "north", "sum": 5, "warehouse": True}) == (["not-our-client:tiny"], [0, 1])
    assert qualify(decisions, {"region": "north", "sum": 50, "warehouse": True}) == (
        ["segment:small", "segment:stock"],
        [0, 1, 2],
    )


def test_who_is_ours_by_an_exception_is_told_so(decisions):
    found, asked = qualify(decisions, {"region": "south", "sum": 5, "warehouse": True})

    assert found == ["exception:tiny/0", "segment:small", "segment:rest"]
    assert asked == [0, 1]


def test_signs_are_looked_for_where_criteria_do_not_exclude_the_client(decisions):
    [(entry, root)] = decisions.signs
    node = decisions.forest.nodes[root]

    assert entry.id == "beggars"
    assert [decisions.forest.results[-1 - node[at]] for at in (1, 3, 5)] == [(), ("signs:beggars",), ()]
    assert node[2:5:2] == (1, 2)


@given(books(), clients(), LINES)
def test_the_verdict_is_that_of_the_whole_client(book, client, line):
    found, _asked = qualify(decisions_of(book, line), client)

    assert found == _expected(book, client, line)


@given(books(), clients(), LINES)
def test_without_room_for_exact_diagrams_more_is_asked_and_the_verdict_stays(book, client, line):
    exact = decisions_of(book, line)
    _found, asked = qualify(exact, client)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_STEPS", 40)
        try:
            rough = decisions_of(book, line)
        except module.BudgetSpentError:
            reject()
    found, asked_roughly = qualify(rough, client)

    assert found == _expected(book, client, line)
    assert {*asked} <= {*asked_roughly}


@given(books(), clients(), LINES)
def test_a_question_is_asked_just_where_some_answers_still_differ(book, client, line):
    decisions = decisions_of(book, line)
    kinds = [[axis.value(1 << atom) for atom in range(axis.whole.bit_length())] for axis in decisions.axes]
    names = [axis.name for axis in decisions.axes]
    verdicts = {}
    for values in product(*(range(len(kind)) for kind in kinds)):
        one = {name: kind[place] for name, kind, place in zip(names, kinds, values, strict=True)}
        verdicts[values] = tuple(_expected(book, one, line))
    assume(len(verdicts) <= 2000)
    asked = []
    while True:
        known = {number: atom_of(decisions.axes[number], client[names[number]]) for number in asked}
        left = [values for values in verdicts if all(values[number] == atom for number, atom in known.items())]
        matters = [number for number in range(len(names)) if number not in known and _differs(left, verdicts, number)]
        _verdict, open_axes = walk(decisions, client, asked)
        assert min(open_axes, default=None) == min(matters, default=None)
        if not matters:
            break
        asked.append(min(matters))


def _differs(left, verdicts, number):
    """Whether clients who differ by nothing else get different verdicts."""
    by_rest = {}
    for values in left:
        by_rest.setdefault((*values[:number], *values[number + 1 :]), set()).add(verdicts[values])
    return any(len(found) > 1 for found in by_rest.values())


def _expected(book, client, line):
    found = classify(book, client, line)
    if found.not_our_client:
        return [f"not-our-client:{found.not_our_client.id}"]
    attributes = {one.id: one for one in book.attributes}
    excepted = [
        f"exception:{entry.id}/{number}"
        for entry in entries_by_criteria(book, line)
        if meets(entry.criteria, client, attributes)
        for number in [next(i for i, one in enumerate(entry.exceptions) if meets(one.criteria, client, attributes))]
    ]
    return excepted + [f"segment:{one.id}" for one in found.segments]


def test_the_clients_of_these_proofs_lie_beside_every_border():
    assert all(len(values) >= 2 for values in VALUES.values())
