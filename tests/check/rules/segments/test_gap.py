"""Clients in no segment."""

from __future__ import annotations

from datetime import date

from playbook.check import check_book
from playbook.load import load_book

TODAY = date(2026, 11, 21)


def test_a_gap_is_told_by_a_client_and_by_the_segment_on_each_side(told, book):
    [gap] = told("S101", book("sum: {below: 100_000}", "sum: {from: 500_000}"))

    assert gap.line == 7
    assert gap.message == "A client (Purchases a year: RUB\N{NO-BREAK SPACE}300,000) is in no segment of “By value”."
    assert gap.related == [11, 12]


def test_each_maximal_gap_is_told_once_by_the_attributes_that_tell_it(found, book):
    gaps = found("S101", book("sum: {from: 100, below: 500}", "sum: {from: 500}, channel: [dealer]"))

    assert [{str(key): str(value) for key, value in one.witness.items()} for one in gaps] == [
        {"sum": "600", "channel": "chain"},
        {"sum": "90", "channel": "dealer"},
    ]


def test_every_client_of_a_segmentation_without_segments_is_in_none(told, book):
    text = book(more="complete: true").replace("segments:", "tags: []")

    assert [one.message for one in told("S101", text)] == ["Every client is in no segment of “By value”."]


def test_who_is_not_ours_needs_no_segment(found, book):
    entry = "not_our_clients:\n  - {id: tiny, title: Tiny, criteria: {sum: {below: 100}}, reason: R., action: A.}\n"

    assert found("S101", book("sum: {from: 100}") + entry) == []
    assert len(found("S101", book("sum: {from: 100}"))) == 1


def test_signs_are_left_to_sellers_and_close_no_gap(found, book):
    entry = "not_our_clients:\n  - {id: tiny, title: Tiny, criteria: {sum: {below: 100}}, signs: [Begs], reason: R., action: A.}\n"

    assert len(found("S101", book("sum: {from: 100}") + entry)) == 1


def test_an_incomplete_segmentation_may_leave_clients_out(found, book):
    assert found("S101", book("sum: {from: 100}", more="complete: false")) == []


def test_numbers_outside_of_the_range_cannot_be(found, book):
    assert found("S101", book("staff: {from: 1, to: 100}", "staff: {above: 100}")) == []
    assert [dict(one.witness) for one in found("S101", book("staff: {to: 100}"))] == [{"staff": 200}]


def test_gaps_without_end_are_told_twenty_at_most(found, book):
    assert len(found("S101", book(*(f"staff: [{number}]" for number in range(2, 200, 5))))) == 20


def test_a_criterion_over_what_is_not_defined_leaves_the_proof_open(write_book, book):
    text = "book: {title: T}\n" + book("size: {from: 1}")
    found = check_book(load_book(write_book({"book.yml": text})), TODAY)

    assert [(one.code, one.place.line) for one in found if one.code != "F007"] == [("F008", 8), ("F002", 12)]


def test_numbers_as_long_as_they_may_be_are_compared_exactly(found, book):
    long = "9" * 40

    assert found("S101", book(f"sum: {{below: {long}}}", f"sum: {{from: {long}}}")) == []
    assert [one.place.line for one in found("S105", book(f"sum: {{below: {long}}}", f"sum: {{above: {long}}}"))] == [12]


def test_the_sides_say_where_the_segments_end_and_begin(found, book):
    def sides(*criteria: str) -> list[str]:
        [gap] = found("S101", book(*criteria))
        return [str(one.message).replace("\N{NO-BREAK SPACE}", " ") for one in gap.related]

    assert sides("sum: {below: 100}", "sum: {from: 500}") == ["“S0” ends below RUB 100.", "“S1” begins at RUB 500."]
    text = book("sum: {to: 100}", "sum: {above: 500}").replace("kind: money}", "kind: money, step: any}")
    [gap] = found("S101", text)
    assert [str(one.message).replace("\N{NO-BREAK SPACE}", " ") for one in gap.related] == [
        "“S0” ends with RUB 100.",
        "“S1” begins above RUB 500.",
    ]


LINES = "lines: [{id: w, title: Wholesale}, {id: r, title: Retail}]\n"
REFUSED = "not_our_clients:\n  - {id: n, title: N, line: w, criteria: {sum: {below: 100}}, reason: R., action: A.}\n"


def test_a_gap_of_one_line_is_told_with_the_line(told, book):
    [gap] = told("S101", LINES + book("sum: {from: 100}").lstrip("\n") + REFUSED)

    assert (
        gap.message
        == "In “Retail”: A client (Purchases a year: RUB\N{NO-BREAK SPACE}90) is in no segment of “By value”."
    )


def test_a_gap_of_every_line_is_told_once_and_without_them(told, book):
    [gap] = told("S101", LINES + book("sum: {from: 500}").lstrip("\n") + REFUSED)

    assert gap.message.startswith("A client (Purchases a year: ")


def test_a_client_of_the_gap_is_ours(found, book):
    entry = (
        "not_our_clients:\n  - {id: n, title: N, criteria: {sum: {from: 300, below: 410}}, reason: R., action: A.}\n"
    )
    [gap] = found("S101", book("sum: {from: 410}") + entry)

    assert gap.witness["sum"] < 300


def test_the_last_of_many_gaps_says_that_there_are_more(told, book):
    hints = [one.hint for one in told("S101", book(*(f"staff: [{number}]" for number in range(2, 200, 5))))]

    assert [hint.endswith("These are the first 20: mend them, and the others are told.") for hint in hints].count(
        True
    ) == 1
