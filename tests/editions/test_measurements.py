"""Given measurements and an edition, I get the groups that its readers may see, and no sum by which the others could be reckoned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.measurements import (
    AttributeFact,
    BadRow,
    BadRows,
    Group,
    Measurements,
    Move,
    ParetoPoint,
    Window,
)
from playbook.editions import restrict, restrict_measurements

HEAD = "audience: [head]"
BOOK = """
attributes: [{id: age, title: Age, kind: number}]
segmentations:
  - {id: by-size, title: By size, segments: [{id: small, title: Small}, {id: large, title: Large%(segment)s}]}
statuses: [{id: active, title: Active}, {id: doubtful, title: Doubtful%(status)s}]
abc_xyz: {cells: {AX: {approach: Call.}, CZ: {approach: Wait.%(cell)s}}%(matrix)s}
editions: [{id: theirs, title: Theirs, %(edition)s}]
"""
OPEN = {"segment": "", "status": "", "cell": "", "matrix": "", "edition": "roles: [hunter]"}


def group(clients):
    return Group(clients, Decimal(clients))


@pytest.fixture
def measured() -> Measurements:
    year = Window(date(2025, 11, 1), date(2026, 10, 31), 12)
    return Measurements(
        as_of=year.last,
        window=year,
        before=year,
        rows=99,
        whole=group(10),
        abc={"A": group(4), "C": group(6)},
        xyz={"X": group(4), "Z": group(6)},
        cells={"AX": group(4), "BY": group(1), "CZ": group(5)},
        statuses={"active": group(6), "doubtful": group(3), None: group(1)},
        moves=(
            Move("active", "active", group(6)),
            Move("active", "doubtful", group(3)),
            Move(None, "active", group(1)),
        ),
        segments={"by-size": {"small": group(7), "large": group(3)}},
        not_our_clients={},
        lines={"wholesale": group(8), "retail": group(2)},
        managers={"Petrov": group(10)},
        pareto=(ParetoPoint(Decimal("0.2"), Decimal("0.8")),),
        attributes={"age": AttributeFact("age", 9, 1, median=Decimal(37))},
        bad_rows=(BadRows("ledger", "no-date", 2, (BadRow("sales.csv", 7, {"client": "Ivanov"}),)),),
    )


@pytest.fixture
def shown(book_of, measured):
    """The measurements that an edition of the book gets."""

    def restricted(**hidden):
        book = book_of(BOOK % (OPEN | hidden))
        return restrict_measurements(measured, book, restrict(book, book.editions[0]).book, book.editions[0])

    return restricted


def test_who_may_see_all_gets_all_but_the_rows_that_do_not_count(shown, measured):
    found = shown()

    assert found.partial == frozenset()
    assert found == replace(measured, bad_rows=(BadRows("ledger", "no-date", 2, ()),))


def test_a_hidden_cell_takes_the_whole_the_curve_and_persons_with_it(shown):
    found = shown(cell=f", {HEAD}")

    assert found.cells == {"AX": group(4), "BY": group(1)}
    assert (found.whole, found.rows, found.abc, found.xyz, found.pareto, found.managers) == (
        group(0),
        0,
        {},
        {},
        (),
        {},
    )
    assert found.partial == {"cells"}
    assert set(found.statuses) == {"active", "doubtful", None}


def test_a_hidden_status_takes_its_moves_and_persons_with_it(shown):
    found = shown(status=f", {HEAD}")

    assert set(found.statuses) == {"active", None}
    assert [(one.before, one.after) for one in found.moves] == [("active", "active"), (None, "active")]
    assert (found.managers, found.whole) == ({}, group(0))
    assert found.pareto
    assert found.partial == {"statuses", "moves"}


def test_a_hidden_matrix_hides_every_cell_even_those_it_does_not_describe(shown):
    assert shown(matrix=f", {HEAD}").cells == {}


def test_a_hidden_segment_is_left_out(shown):
    found = shown(segment=f", {HEAD}")

    assert found.segments == {"by-size": {"small": group(7)}}
    assert found.partial == {"segments"}


def test_an_edition_of_one_line_is_not_told_of_others(shown):
    assert shown(edition="roles: [hunter], lines: [retail]").lines == {"retail": group(2)}


def test_sections_that_are_left_out_tell_nothing(shown):
    found = shown(edition="roles: [hunter], sections: [pages]")

    assert (found.cells, found.statuses, found.moves, found.segments, found.lines) == ({}, {}, (), {}, {})
    assert (found.attributes, found.managers, found.pareto) == ({}, {}, ())


def test_an_edition_of_a_line_tells_neither_rows_of_no_line_nor_rows_that_do_not_count(book_of, measured):
    book = book_of(BOOK % (OPEN | {"edition": "roles: [hunter], lines: [retail]"}))
    mixed = replace(measured, lines={**measured.lines, None: group(5)})
    found = restrict_measurements(mixed, book, restrict(book, book.editions[0]).book, book.editions[0])

    assert (found.lines, found.bad_rows) == ({"retail": group(2)}, ())


@pytest.mark.parametrize(
    ("roles", "is_told"), [("[head]", True), ("[head, hunter]", False), ("[hunter]", False), ("[]", False)]
)
def test_the_audience_of_the_data_decides_who_is_told_anything(book_of, measured, roles, is_told):
    book = book_of(f"data: {{{HEAD}}}\n" + BOOK % (OPEN | {"edition": f"roles: {roles}"}))
    found = restrict_measurements(measured, book, restrict(book, book.editions[0]).book, book.editions[0])

    assert (found is not None) is is_told
