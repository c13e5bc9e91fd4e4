"""Given a book and what its ledger measured, a chapter tells who the clients are today; without a ledger there is none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from playbook.analytics.measurements import BadRow, BadRows, Group, Move, ParetoPoint
from playbook.check.ledger_words import measured_by_hand
from playbook.plan import plan_book

BOOK = """
    lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
    segmentations:
      - {id: by-size, title: By size, segments: [{id: small, title: Small}, {id: large, title: Large}]}
    not_our_clients: [{id: debtors, title: Debtors, kind: will-not, signs: [Owes], reason: Owes., action: Part.}]
    statuses: [{id: active, title: Active}]
    terms: [{id: thirty, title: Thirty days}]
    abc_xyz:
      xyz: {x: 25%, y: 60%}
      cells:
        AX: {title: Pillar, approach: "Call on **Tuesdays**.", terms: [thirty, A reserve]}
        CZ: {approach: Wait.}
    """


def group(clients, turnover):
    return Group(clients, Decimal(turnover), clients)


MEASURED = measured_by_hand(
    cells={"AX": group(2, 800_000), "BY": group(3, 300_000), "CZ": group(4, 90_000), None: group(1, 10_000)},
    statuses={"active": group(10, 1_200_000)},
    moves=(Move("active", "active", group(10, 1_200_000)),),
    segments={"by-size": {"small": group(7, 300_000), None: group(3, 900_000)}},
    not_our_clients={"debtors": group(1, 50_000)},
    lines={"wholesale": group(8, 1_000_000), "retail": group(2, 200_000)},
    managers={"Petrov": group(6, 700_000), "Anders": group(3, 400_000), None: group(1, 100_000)},
    pareto=(
        ParetoPoint(Decimal("0.2"), Decimal("0.8")),
        ParetoPoint(Decimal("0.5"), Decimal("0.97")),
        ParetoPoint(Decimal(1), Decimal(1)),
    ),
    bad_rows=(
        BadRows("ledger", "no-client", 14, (BadRow("sales.csv", 9, {"client": "Ivanov and sons"}),)),
        BadRows("ledger", "too-many-cells", 1, ()),
    ),
)


@pytest.fixture
def content(book_of):
    def make(measured, text=BOOK):
        plan = plan_book(
            book_of("book: {title: Tiles, language: en, currency: EUR}\n" + _dedent(text)), "en", measurements=measured
        )
        return next((page.draft.content for page in plan.pages if page.ref == "section:client_base"), None)

    return make


def _dedent(text):
    return "\n".join(line[4:] for line in text.splitlines())


def test_the_chapter_looks_like_this(measured_pages, golden):
    golden("pages/client_base.md", measured_pages(BOOK, MEASURED)["client-base/index.md"])


def test_without_a_ledger_there_is_no_such_chapter(content):
    assert content(None) is None


def test_a_ledger_that_tells_of_nothing_in_the_book_makes_no_chapter(content):
    assert content(measured_by_hand()) is None


def test_the_chapter_stands_after_the_matrix(book_of):
    plan = plan_book(book_of("book: {title: Tiles, language: en}\n" + _dedent(BOOK)), "en", measurements=MEASURED)
    refs = [page.ref for page in plan.pages if page.level == 1]

    assert refs.index("section:client_base") == refs.index("section:abc_xyz") + 1


def test_who_sees_a_part_is_told_no_share_and_no_whole(content):
    part = replace(MEASURED, partial=frozenset({"cells"}), whole=Group(0, Decimal(0)), managers={}, pareto=())
    found = content(part)

    assert found.figures == ()
    assert not found.has_shares
    assert {row.share_of_clients for table in found.tables for row in table.rows} == {""}


def test_no_client_is_named_not_even_in_a_row_that_does_not_count(measured_pages):
    pages = measured_pages(BOOK, MEASURED)

    assert not [path for path, text in pages.items() if "Ivanov" in text]
    assert "14 rows" in pages["client-base/index.md"]


def test_why_rows_do_not_count_is_said_in_words_where_there_are_any(content):
    assert [(one.reason, one.count) for one in content(MEASURED).bad_rows] == [
        ("no client", "14 rows"),
        ("more cells than columns", "1 row"),
    ]


def test_marks_on_the_curve_stand_where_the_classes_end(content):
    assert [mark.label for mark in content(MEASURED).curve.marks] == [
        "20% of the clients bring 80% of the turnover",
        "50% of the clients bring 97% of the turnover",
    ]
