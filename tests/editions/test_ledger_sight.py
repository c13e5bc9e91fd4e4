"""Given a book and an edition, I learn which groups of clients may be told of in it."""

from __future__ import annotations

import pytest

from playbook.editions import restrict
from playbook.editions.ledger_sight import LedgerSight

BOOK = """
segmentations:
  - {id: by-size, title: By size, segments: [{id: small, title: Small}, {id: large, title: Large%(segment)s}]}
  - {id: by-region, title: By region, line: wholesale, segments: [{id: north, title: North}]}
statuses: [{id: active, title: Active, line: wholesale}]
abc_xyz: {cells: {AX: {approach: Call.%(cell)s}}}
editions: [{id: theirs, title: Theirs, roles: [hunter], %(edition)s}]
"""
HIDDEN = ", audience: [head]"


@pytest.fixture
def sight(book_of):
    def of(segment="", cell="", edition="watermark: Theirs"):
        book = book_of(BOOK % {"segment": segment, "cell": cell, "edition": edition})
        return LedgerSight(book, restrict(book, book.editions[0]).book, book.editions[0])

    return of


def test_who_reads_all_is_told_of_every_group(sight):
    found = sight()

    assert (found.tells_statuses, found.tells_cells, found.tells_lines, found.tells_managers) == (True,) * 4
    assert found.segmentations == {"by-size", "by-region"}


def test_a_segmentation_with_a_hidden_segment_is_not_told_of(sight):
    assert sight(segment=HIDDEN).segmentations == {"by-region"}


def test_a_hidden_cell_hides_the_matrix_and_the_statuses_still_name_managers(sight):
    found = sight(cell=HIDDEN)

    assert (found.tells_cells, found.tells_managers) == (False, True)


def test_where_a_line_is_hidden_only_groups_of_the_others_are_told_of(sight):
    found = sight(edition="lines: [wholesale]")

    assert found.hides_a_line
    assert (found.tells_statuses, found.tells_cells, found.tells_lines, found.tells_managers) == (
        True,
        False,
        False,
        False,
    )
    assert found.segmentations == {"by-region"}
