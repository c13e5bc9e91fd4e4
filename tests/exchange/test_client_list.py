"""A client list with the verdict of the book beside each client."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.criteria import allows, classify
from playbook.exchange.client_list import classify_list
from playbook.exchange.table import Table, TableError
from playbook.load import load_book
from playbook.model.status import Status
from tests.criteria.random_rules import books, clients

BOOK = """
book: {title: T, language: en, currency: EUR}
lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
attributes:
  - {id: sum, title: Purchases, kind: money, range: {from: 0, to: 1000}}
  - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
  - {id: area, title: Area, kind: number}
segmentations:
  - id: by-value
    title: By value
    line: wholesale
    segments:
      - {id: small, title: Small, criteria: {sum: {below: 100}}}
      - {id: large, title: Large, criteria: {sum: {from: 100}}}
  - {id: by-area, title: By area, line: retail, complete: false, segments: [{id: house, title: House, criteria: {area: {from: 40}}}]}
  - id: by-channel
    title: By channel
    segments:
      - {id: dealers, title: Dealers, criteria: {channel: [dealer]}}
      - {id: chains, title: Chains, criteria: {channel: [chain]}}
not_our_clients:
  - {id: tiny, title: Tiny, line: wholesale, criteria: {sum: {below: 10}}, reason: R., action: A.}
statuses:
  - {id: lost, title: Lost, when: {days-since-last-order: {above: 90}}}
  - {id: loyal, title: Loyal, when: {wallet-share: {from: 50%}}}
  - {id: other, title: Other}
"""

CUTS = st.builds(
    lambda key, at: {key: at}, st.sampled_from(["from", "above", "below", "to"]), st.sampled_from(["10", "20", "35"])
)


@pytest.fixture
def book(write_book):
    loaded = load_book(write_book({"book.yml": BOOK}))
    assert loaded.diagnostics == ()
    return loaded.book


def table(columns, *rows):
    return Table("clients.csv", tuple(columns.split()), rows)


def results(found):
    return [row[-3:] for row in found.table.rows]


def test_each_client_gets_its_segments_in_its_place_and_other_columns_stay(book):
    found = classify_list(
        book, table("id channel sum", ("01036", "Dealer", "50"), ("2", "chain", "500"), ("3", None, "5")), "wholesale"
    )

    assert found.table.columns == ("id", "channel", "sum", "segments", "not_our_client", "status")
    assert [row[:3] for row in found.table.rows] == [("01036", "Dealer", "50"), ("2", "chain", "500"), ("3", None, "5")]
    assert results(found) == [("small;dealers", None, None), ("large;chains", None, None), (None, "tiny", None)]
    assert found.notes == ()


def test_what_the_list_lacks_is_told_once_and_counts_as_unknown(book):
    found = classify_list(book, table("purchases channel", ("50", "dealer")), None)

    assert results(found) == [("small;dealers", None, None)]
    assert [str(note) for note in found.notes] == [
        "clients.csv has no columns for these attributes, they count as unknown: area."
    ]


def test_a_status_is_given_where_all_measures_are_columns(book):
    full = table("id days-since-last-order wallet-share", ("1", "91", "60%"), ("2", "90", "0,5"), ("3", None, None))
    half = classify_list(book, table("wallet-share", ("60%",)))

    assert [row[-1] for row in results(classify_list(book, full))] == ["lost", "loyal", "other"]
    assert results(half) == [(None, None, None)]
    assert (
        str(half.notes[-1])
        == "No status is given: clients.csv has no columns for these measures: days-since-last-order."
    )


def test_every_cell_that_is_no_value_is_told_with_its_row_and_column(book):
    with pytest.raises(TableError) as wrong:
        classify_list(book, table("id channel sum", ("1", "deler", "5"), ("2", "deler", "x"), ("3", "dealer", "1001")))

    assert [str(one) for one in wrong.value.mistakes] == [
        "clients.csv, row 2, column channel: “deler” is no value of this attribute; did you mean “dealer”?",
        "clients.csv, row 3, column sum: “x” is no number; write it in figures, such as 1250000 or 1250000.50.",
        "clients.csv, row 4, column sum: “1001” is outside the range from 0 to 1,000.",
    ]


def test_of_very_many_such_cells_the_first_are_told(book):
    with pytest.raises(TableError) as wrong:
        classify_list(book, table("sum", *((f"x{number}",) for number in range(50))))

    assert len(wrong.value.mistakes) == 21
    assert str(wrong.value.mistakes[-1]) == "and 30 more cells that are no values."


def test_a_list_that_was_classified_before_is_not_written_over(book):
    with pytest.raises(TableError, match="already has a column “segments”"):
        classify_list(book, table("sum segments", ("1", "small")))
    with pytest.raises(TableError, match="already has a column “Status”"):
        classify_list(book, table("sum Status", ("1", "small")))


def test_an_attribute_that_is_called_as_a_measure_is_read_as_both(write_book):
    text = """
book: {title: T}
attributes: [{id: turnover, title: Turnover, kind: money}]
segmentations:
  - id: by-sum
    title: By sum
    segments: [{id: small, title: Small, criteria: {turnover: {below: 500}}}, {id: large, title: Large, criteria: {turnover: {from: 500}}}]
statuses: [{id: big, title: Big, when: {turnover: {from: 1000}}}, {id: other, title: Other}]
"""
    book = load_book(write_book({"book.yml": text})).book
    found = classify_list(book, table("turnover", ("100",), ("600",), ("1000.50",)))

    assert results(found) == [("small", None, "other"), ("large", None, "other"), ("large", None, "big")]


def test_each_client_is_held_against_the_rules_of_its_own_line(book):
    columns, rows = "line sum area", (("Retail", "5", "50"), ("wholesale", "5", "50"), ("retail", "5", "1"))

    assert results(classify_list(book, table(columns, *rows))) == [
        ("house", None, None), (None, "tiny", None), (None, None, None)
    ]  # fmt: skip
    whole = classify_list(book, table(columns, *rows), "wholesale")
    assert [row[1] for row in results(whole)] == ["tiny"] * 3
    assert str(whole.notes[-1]) == "All clients count as of line “wholesale”; the column line is not read."
    with pytest.raises(TableError, match="row 2, column line: “rent” is no line; write one of: wholesale, retail"):
        classify_list(book, table(columns, ("rent", "5", "50")))


def test_empty_rows_and_sums_are_no_clients(book):
    rows = (("1", "50"), (None, " "), ("Итого:", "50"), (None, None), ("Total", "x"), ("Тотал", "50"))
    found = classify_list(book, table("id sum", *rows), "wholesale")

    assert [row[0] for row in results(found)] == ["small", None, None, None, None, "small"]
    assert str(found.notes[-1]) == "clients.csv: these rows are sums and no clients, they get no verdict: 4, 6."


def test_a_list_without_a_column_that_decides_is_no_list_of_clients(book):
    with pytest.raises(TableError, match=r"clients\.csv has no column by which clients are told apart; name columns"):
        classify_list(book, table("id summe", ("1", "50")))


_STATUSES = st.lists(
    st.fixed_dictionaries({}, optional={"turnover": CUTS, "orders": CUTS, "days-since-last-order": CUTS}), max_size=3
)
_MEASURED = st.sampled_from([Decimal(one) for one in ("0", "9", "10", "19", "20", "21", "35", "36")])


@given(
    books(),
    st.lists(st.tuples(clients(), _MEASURED, _MEASURED, st.one_of(st.none(), _MEASURED)), max_size=8),
    st.sampled_from([None, "wholesale", "retail"]),
    _STATUSES,
)
def test_alike_clients_share_a_verdict_that_is_that_of_each(book, listed, line, whens):
    statuses = tuple(
        Status.model_validate({"id": f"status-{number}", "title": "S", "when": when})
        for number, when in enumerate(whens)
    )
    book = book.model_copy(update={"statuses": statuses})
    names = [attribute.id for attribute in book.attributes]
    rows = [(*(_written(client[name]) for name in names), *map(_written, measured)) for client, *measured in listed]
    found = classify_list(book, Table("a.csv", (*names, *_MEASURES), tuple(rows)), line)

    for row, (client, *measured) in zip(results(found), listed, strict=True):
        one = classify(book, client, line)
        known = dict(zip(_MEASURES, measured, strict=True))
        fitting = (
            status.id for status in statuses if all(allows(test, known[name]) for name, test in status.when.items())
        )
        is_tested = any(status.when for status in statuses)
        assert row == (
            ";".join(segment.id for segment in one.segments) or None,
            one.not_our_client and one.not_our_client.id,
            next(fitting, None) if is_tested else None,
        )


_MEASURES = ("turnover", "orders", "days-since-last-order")


def _written(value):
    return f"{value:f}" if isinstance(value, Decimal) else value
