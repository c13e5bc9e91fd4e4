"""ABC classes: who stands behind less than the threshold share belongs to the better class."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.analytics.conftest import book_of

AS_OF = "2026-12-31"

# Jay Heizer, Barry Render: Operations Management, chapter "Inventory Management", Example 1 (ABC analysis of Silicon Chips, Inc.):
# item, annual volume in units, unit cost; annual dollar volume and class as printed.
SILICON_CHIPS = [
    ("10286", 1000, "90.00", 90_000, "A"),
    ("11526", 500, "154.00", 77_000, "A"),
    ("12760", 1550, "17.00", 26_350, "B"),
    ("10867", 350, "42.86", 15_001, "B"),
    ("10500", 1000, "12.50", 12_500, "B"),
    ("12572", 600, "14.17", 8_502, "C"),
    ("14075", 2000, "0.60", 1_200, "C"),
    ("01036", 100, "8.50", 850, "C"),
    ("01307", 1200, "0.42", 504, "C"),
    ("10572", 250, "0.60", 150, "C"),
]


def book(a="80%", b="15%"):
    return {"abc_xyz": [{"abc": {"a": a, "b": b}}]}


def ledger(**turnover):
    return [(client, "2026-06-15", amount) for client, amount in turnover.items()]


def test_the_textbook_example_comes_out_as_it_is_printed(base_of, by_client):
    rows = [(item, "2026-06-15", units * Decimal(cost)) for item, units, cost, _volume, _class in SILICON_CHIPS]
    base = base_of(book("70%", "25%"), rows, AS_OF)

    volumes = by_client(base, "turnover")
    assert {item: round(volume) for item, volume in volumes.items()} == {
        item: volume for item, _units, _cost, volume, _class in SILICON_CHIPS
    }
    assert by_client(base, "abc") == {item: letter for item, *_rest, letter in SILICON_CHIPS}
    assert [row["client"] for row in base.clients.to_pylist()] == [item for item, *_rest in SILICON_CHIPS]
    whole = base.measurements.whole.turnover
    groups = base.measurements.abc
    assert round(whole) == 232_057
    assert {letter: round(groups[letter].turnover / whole * 100) for letter in "ABC"} == {"A": 72, "B": 23, "C": 5}
    assert {letter: groups[letter].clients for letter in "ABC"} == {"A": 2, "B": 3, "C": 5}
    shares = by_client(base, "share")
    assert (round(shares["10286"] * 100, 1), round(shares["11526"] * 100, 1)) == (38.8, 33.2)


@pytest.mark.parametrize(
    ("turnover", "classes"),
    [
        ({"a": 80, "b": 15, "c": 5}, "ABC"),  # the second stands behind 80 % exactly, no longer behind less
        ({"a": "79.99", "b": "15.01", "c": 5}, "AAC"),
        ({"a": 40, "b": 40, "c": 15, "d": 5}, "AABC"),
        ({"a": 96, "b": 4}, "AC"),  # no B: the first alone is past both thresholds
        ({"a": 1}, "A"),
        ({"a": 30, "b": 30, "c": 30, "d": 10}, "AAAB"),
        ({"a": 100, "b": 0}, "AC"),
        ({"a": 100, "b": -20}, "AC"),
    ],
)
def test_a_client_on_the_border_belongs_to_the_better_class_only_while_less_stands_before_it(
    base_of, by_client, turnover, classes
):
    assert "".join(by_client(base_of(book(), ledger(**turnover), AS_OF), "abc").values()) == classes


def test_a_share_that_no_binary_fraction_holds_is_still_a_border(base_of, by_client):
    rows = ledger(**{f"c{number}": "0.1" for number in range(10)})
    classes = by_client(base_of(book("70%", "20%"), rows, AS_OF), "abc")

    assert "".join(classes.values()) == "AAAAAAABBC"


def test_of_equal_clients_the_id_decides(base_of, by_client):
    base = base_of(book("50%", "25%"), ledger(d=1, b=1, a=1, c=1), AS_OF)

    assert by_client(base, "abc") == {"a": "A", "b": "A", "c": "B", "d": "C"}


def test_shares_add_up_and_the_last_cumulative_share_is_the_whole(base_of, by_client):
    base = base_of(book(), ledger(a=3, b=2, c=1), AS_OF)

    assert sum(by_client(base, "share").values()) == pytest.approx(1)
    assert [*by_client(base, "cumulative_share").values()] == pytest.approx([3 / 6, 5 / 6, 1])


def test_who_came_after_the_window_is_not_classed(base_of, by_client):
    base = base_of(book(), [*ledger(a=5), ("b", "2027-01-10", 9)], "2027-01-20")

    assert by_client(base, "abc") == {"a": "A", "b": None}


def test_without_turnover_nobody_is_classed(base_of, by_client):
    assert by_client(base_of(book(), ledger(a=0, b=-1), AS_OF), "abc") == {"a": None, "b": None}


def test_without_a_matrix_there_are_shares_and_no_classes(base_of, by_client):
    base = base_of({}, ledger(a=3, b=1), AS_OF)

    assert (by_client(base, "share"), by_client(base, "abc")) == ({"a": 0.75, "b": 0.25}, {"a": None, "b": None})


def test_the_book_of_these_tests_is_a_book():
    assert book_of(book()).abc_xyz[0].window == 12
