"""Given statuses, one page shows their movement and what makes a client belong to each."""

from __future__ import annotations

from playbook.plan.chapters import statuses
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Sales book, language: en, currency: USD}
    statuses:
      - id: asleep
        title: Asleep
        summary: Has not bought for long.
        when: {days-since-last-order: {above: 90}, turnover: {from: 1000, below: 5000}, growth: {below: -20%}}
        goal: Wake them.
        plan: [Call, Ask about the last delivery]
        next: [{to: regular, how: One order., bonus: $30}, {to: regular, how: Another way.}]
      - {id: regular, title: Regular, when: {orders: {from: 1}}}
    """


def test_a_book_without_statuses_has_no_such_chapter(book_of):
    book = book_of("book: {title: Sales book, language: en}")

    assert statuses.chapter(book, wording_of(book, "en")) is None


def test_measures_are_told_with_their_names_and_units(book_of):
    book = book_of(BOOK)
    entry = statuses.chapter(book, wording_of(book, "en")).content.entries[0]

    assert [(fact.label, fact.value) for fact in entry.when] == [
        ("Days since the last order", "over 90"),
        ("Turnover", "from $1,000 to under $5,000"),
        ("Growth against the time before", "less than −20%"),
    ]


def test_a_status_without_conditions_holds_all_that_no_status_above_does(book_of):
    book = book_of(
        "book: {title: Sales book, language: en}\n"
        "statuses: [{id: all, title: All}, {id: rest, title: Rest, when: {}}, {id: new, title: New, when: {orders: {to: 1}}}]"
    )
    entries = statuses.chapter(book, wording_of(book, "en")).content.entries

    assert [one.everyone for one in entries] == ["Every client.", "Every client whom no status above holds.", ""]


def test_the_movement_is_drawn_with_one_arrow_for_each_way(book_of):
    book = book_of(BOOK)
    graph = statuses.chapter(book, wording_of(book, "en")).content.graph

    assert [(node.id, node.ref) for node in graph.nodes] == [("asleep", "status:asleep"), ("regular", "status:regular")]
    assert [(edge.source, edge.target, edge.kind) for edge in graph.edges] == [("asleep", "regular", "movement")]


def test_statuses_without_movement_are_not_drawn(book_of):
    book = book_of("book: {title: Sales book, language: en}\nstatuses: [{id: regular, title: Regular}]")

    assert statuses.chapter(book, wording_of(book, "en")).content.graph is None


def test_the_page_looks_like_this(pages_of, golden):
    golden("pages/statuses.md", pages_of(BOOK)["statuses.md"])


def test_hidden_statuses_stand_before_one_for_everyone(part_of):
    text = "book: {title: Sales book, language: en}\nstatuses: [{id: all, title: All}, {id: new, title: New, when: {orders: {to: 1}}}]"
    book = part_of(text, sections=["statuses"])

    assert [one.everyone for one in statuses.chapter(book, wording_of(book, "en")).content.entries] == [
        "Every client whom no status above holds. Other statuses stand before it that this edition does not show.",
        "",
    ]
