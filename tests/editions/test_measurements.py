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


def test_a_hidden_cell_takes_the_whole_matrix_and_its_curve_with_it(shown, measured):
    found = shown(cell=f", {HEAD}")

    assert (found.cells, found.abc, found.xyz, found.pareto) == ({}, {}, {}, ())
    assert (found.statuses, found.whole, found.managers) == (measured.statuses, measured.whole, measured.managers)


def test_a_hidden_status_takes_the_other_statuses_and_all_moves_with_it(shown, measured):
    found = shown(status=f", {HEAD}")

    assert (found.statuses, found.moves) == ({}, ())
    assert (found.cells, found.whole, found.managers) == (measured.cells, measured.whole, measured.managers)


def test_a_hidden_matrix_hides_every_cell_even_those_it_does_not_describe(shown):
    assert shown(matrix=f", {HEAD}").cells == {}


def test_a_hidden_segment_takes_its_segmentation_with_it(shown, measured):
    found = shown(segment=f", {HEAD}")

    assert found.segments == {}
    assert (found.statuses, found.cells) == (measured.statuses, measured.cells)


LINES = """
segmentations:
  - {id: by-size, title: By size, line: wholesale, segments: [{id: small, title: Small}, {id: large, title: Large}]}
statuses: [{id: active, title: Active, line: wholesale}, {id: doubtful, title: Doubtful, line: wholesale}]
abc_xyz: {line: wholesale, cells: {AX: {approach: Call.}}}
editions: [{id: theirs, title: Theirs, roles: [hunter], lines: [%s]}]
"""


@pytest.fixture
def of_line(book_of, measured):
    """The measurements that an edition of one line gets, of a ledger that has rows of no line too."""

    def restricted(line, text=LINES):
        book = book_of(text % line)
        mixed = replace(measured, lines={**measured.lines, None: group(5)}, cells={**measured.cells, None: group(7)})
        return restrict_measurements(mixed, book, restrict(book, book.editions[0]).book, book.editions[0])

    return restricted


def test_an_edition_of_a_line_is_told_what_is_of_this_line_and_nothing_of_all_together(of_line):
    found = of_line("wholesale")

    assert found.cells == {"AX": group(4), "BY": group(1), "CZ": group(5)}
    assert found.statuses == {"active": group(6), "doubtful": group(3)}
    assert found.segments == {"by-size": {"small": group(7), "large": group(3)}}
    assert (found.whole, found.rows, found.lines, found.managers, found.bad_rows) == (group(0), 0, {}, {}, ())
    assert None not in {one.before or one.after for one in found.moves}
    assert found.partial == {"lines"}


def test_an_edition_of_a_line_is_told_nothing_of_another(of_line):
    found = of_line("retail")

    assert (found.cells, found.statuses, found.moves, found.segments, found.pareto) == ({}, {}, (), {}, ())


def test_what_counts_clients_of_every_line_is_not_told_where_one_is_hidden(of_line):
    found = of_line("wholesale", LINES.replace(", line: wholesale", "").replace("line: wholesale, ", ""))

    assert (found.cells, found.statuses, found.segments) == ({}, {}, {})


def test_sections_that_are_left_out_tell_nothing(shown):
    found = shown(edition="roles: [hunter], sections: [pages]")

    assert (found.cells, found.statuses, found.moves, found.segments, found.lines) == ({}, {}, (), {}, {})
    assert (found.attributes, found.managers, found.pareto) == ({}, {}, ())


@pytest.mark.parametrize(
    ("roles", "is_told"), [("[head]", True), ("[head, hunter]", False), ("[hunter]", False), ("[]", False)]
)
def test_the_audience_of_the_data_decides_who_is_told_anything(book_of, measured, roles, is_told):
    book = book_of(f"data: {{{HEAD}}}\n" + BOOK % (OPEN | {"edition": f"roles: {roles}"}))
    found = restrict_measurements(measured, book, restrict(book, book.editions[0]).book, book.editions[0])

    assert (found is not None) is is_told
