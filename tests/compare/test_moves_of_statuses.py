"""Which clients have another status by the same measures."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from playbook.compare.moves import moves_between
from playbook.model.book import Book
from tests.compare.conftest import status
from tests.compare.sorted_clients import status_pair


def told(moves):
    return {(move.before, move.after): str(move.message) for move in moves}


def test_a_limit_that_moves_takes_along_who_is_between_it_and_the_old_one(book):
    old, new = (
        book(statuses=[status("sleeping", days_since_last_order={"above": days}), status("awake")])
        for days in ("90", "60")
    )

    [move] = moves_between(old, new)

    assert (move.scope, move.before, move.after) == ("statuses", "status:awake", "status:sleeping")
    assert move.witness == {"days-since-last-order": 70}
    assert str(move.message) == "A client (Days since the last order: 70) was “Awake”, becomes “Sleeping”."


def test_measures_are_told_as_what_they_are(book):
    old, new = (
        book(
            statuses=[
                status(
                    "friend",
                    turnover={"from": "1_000_000"},
                    wallet_share={"from": share},
                    growth={"from": "-20%"},
                    orders={"from": "3"},
                )
            ]
        )
        for share in ("50%", "30%")
    )

    assert told(moves_between(old, new)) == {
        ("", "status:friend"): (
            "A client (Orders: 4, Turnover: £2,000,000, Share of the client's purchases that is ours: 40%, "
            "Growth against the time before: −10%) had no status, becomes “Friend”."
        )
    }


def test_who_meets_two_moves_when_they_change_places(book):
    both = [status("own", orders={"from": "3"}), status("large", turnover={"from": "100"}), status("others")]

    moves = moves_between(book(statuses=both), book(statuses=[both[1], both[0], both[2]]))

    assert told(moves) == {
        ("status:own", "status:large"): "A client (Orders: 4, Turnover: £200) was “Own”, becomes “Large”."
    }


def test_who_never_ordered_is_told_so(book):
    known = status("known", days_since_last_order={"from": "0"})

    moves = moves_between(book(statuses=[known, status("asked")]), book(statuses=[known]))

    assert told(moves) == {
        ("status:asked", ""): "A client (Days since the last order: none) was “Asked”, has no status now."
    }


def test_who_cannot_be_does_not_move(book):
    regular = status("regular", orders={"from": "1"})
    old, new = (
        book(statuses=[status("sleeping", days_since_last_order={"above": days}), regular]) for days in ("90", "60")
    )

    assert told(moves_between(old, new)).keys() == {("status:regular", "status:sleeping")}


def test_a_status_that_is_told_otherwise_or_renamed_moves_nobody(book):
    one = status("own", orders={"from": "3"})
    renamed = {"status:own": "status:loyal"}

    assert moves_between(book(statuses=[one]), book(statuses=[one | {"title": "Ours"}])) == ()
    assert moves_between(book(statuses=[one]), book(statuses=[one | {"id": "loyal"}]), renamed) == ()


LINES = [{"id": "wholesale", "title": "Wholesale"}, {"id": "retail", "title": "Retail"}]


def test_a_status_of_one_line_moves_its_clients_alone(book):
    old, new = (
        book(lines=LINES, statuses=[status("own", "retail", orders={"from": least}), status("others")])
        for least in ("3", "9")
    )

    assert told(moves_between(old, new)) == {
        ("status:own", "status:others"): "In “Retail”: A client (Orders: 5) was “Own”, becomes “Others”."
    }


def _ranges(unit):
    ends = st.sampled_from([f"{number * 10}{unit}" for number in range(4)])
    return st.one_of(
        st.builds(lambda key, end: {key: end}, st.sampled_from(["from", "above", "to", "below"]), ends),
        st.builds(lambda one, other: {"from": one, "to": other}, ends, ends),
    )


_WHEN = st.fixed_dictionaries(
    {},
    optional={
        "orders": _ranges(""),
        "turnover": _ranges(""),
        "days-since-first-order": _ranges(""),
        "days-since-last-order": _ranges(""),
        "growth": _ranges("%"),
    },
)
_STATUSES = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from([None, "retail"]), _WHEN), max_size=4, unique_by=lambda one: one[0]
)


def _possible(client):
    days = client["days-since-first-order"], client["days-since-last-order"]
    if client["orders"] == 0:
        return days == (None, None)
    return None not in days and days[0] >= days[1]


_DAYS = (None, *map(Decimal, (0, 9, 10, 11, 25, 30, 31)))
_NAMES = ("orders", "turnover", "days-since-first-order", "days-since-last-order", "growth")
_ORDERS, _TURNOVER = map(Decimal, (0, 1, 10, 11, 25, 31)), map(Decimal, (0, 10, "10.5", 25, 40))
_GROWTH = (None, Decimal("-0.5"), Decimal("0.1"), Decimal("0.25"))
_CLIENTS = [
    client
    for values in product(_ORDERS, _TURNOVER, _DAYS, _DAYS, _GROWTH)
    if _possible(client := dict(zip(_NAMES, values, strict=True)))
]


@given(versions=st.tuples(_STATUSES, _STATUSES), clients=st.lists(st.sampled_from(_CLIENTS), min_size=60, max_size=60))
def test_every_witness_moves_as_told_and_every_client_who_moves_has_one(versions, clients):
    before, after = (
        Book.model_validate(
            {
                "book": {"title": "T"},
                "lines": LINES,
                "statuses": [
                    {"id": f"s{number}", "title": "S", "when": when, **({"line": line} if line else {})}
                    for number, line, when in one
                ],
            }
        )
        for one in versions
    )
    moves = moves_between(before, after)
    pairs = {(move.scope, move.before, move.after) for move in moves}
    lines = ("wholesale", "retail")

    assert len(pairs) == len(moves)
    for move in moves:
        own = {one for line in lines for one in status_pair(before, after, move.witness, line)}
        assert (move.scope, move.before, move.after) in own
    for client, line in product(clients, lines):
        assert status_pair(before, after, client, line) <= pairs
