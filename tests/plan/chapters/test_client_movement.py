"""Given measured moves, I get the flow between statuses, and beside each move how the book wants it done."""

from __future__ import annotations

from decimal import Decimal

from playbook.analytics.measurements import Group, Move
from playbook.check.ledger_words import measured_by_hand
from playbook.plan.chapters.client_movement import client_movement
from playbook.plan.wording import wording_of

BOOK = """
    statuses:
      - id: asleep
        title: Asleep
        when: {days-since-last-order: {above: 90}}
        next: [{to: active, how: "One order, without a discount.", bonus: 3000 each}]
      - {id: active, title: Active}
    """


def move(before, after, clients):
    return Move(before, after, Group(clients, Decimal(1000 * clients)))


MEASURED = measured_by_hand(
    statuses={"asleep": Group(3, Decimal(0)), "active": Group(7, Decimal(9000))},
    moves=(
        move("active", "active", 4),
        move(None, "active", 1),
        move("asleep", "active", 2),
        move("active", "asleep", 3),
        move("active", None, 0),
    ),
)


def drafted(book_of, measured=MEASURED):
    book = book_of("book: {title: Tiles, language: en, currency: EUR}\n" + BOOK.replace("\n    ", "\n"))
    return client_movement(book, measured, wording_of(book, "en"))


def test_the_page_looks_like_this(measured_pages, golden):
    golden("pages/client_movement.md", measured_pages(BOOK, MEASURED)["client-base/movement.md"])


def test_every_move_is_told_by_kind_those_who_stay_last(book_of):
    rows = drafted(book_of).content.moves

    assert [(row.before, row.after, row.clients, row.kind) for row in rows] == [
        ("Asleep", "Active", "2", "wanted"),
        ("Active", "Asleep", "3", "other"),
        ("New, or without a status", "Active", "1", "comes"),
        ("Active", "Active", "4", "stays"),
    ]
    assert [str(row.way.how) if row.way else None for row in rows] == [
        "One order, without a discount.",
        None,
        None,
        None,
    ]


def test_the_flow_has_each_status_once_on_each_side_with_its_sum(book_of):
    flow = drafted(book_of).content.graph

    assert [(one.title, one.count) for one in flow.sources] == [
        ("Asleep", "2 clients"),
        ("Active", "7 clients"),
        ("New, or without a status", "1 client"),
    ]
    assert [(one.title, one.count) for one in flow.targets] == [("Asleep", "3 clients"), ("Active", "7 clients")]
    assert flow.description == "Another status than before: 6 clients; the same: 4 clients."


def test_todays_statuses_stand_with_the_ways_on(book_of):
    asleep, active = drafted(book_of).content.statuses

    assert (asleep.row.clients, [way.to for way in asleep.ways]) == ("3", ["active"])
    assert (active.row.share_of_clients, active.ways) == ("70.0%", ())


def test_without_statuses_there_is_no_such_page(book_of):
    assert drafted(book_of, measured_by_hand()) is None


def test_who_never_had_a_status_is_a_sentence_and_no_band(book_of):
    measured = measured_by_hand(moves=(move("asleep", "active", 2), move(None, None, 209)))
    content = drafted(book_of, measured).content

    assert content.without == "209 clients more have no status, and had none a window ago."
    assert [(one.before, one.after) for one in content.moves] == [("Asleep", "Active")]
    assert [(band.source, band.target) for band in content.graph.bands] == [("asleep", "active")]


def test_a_move_that_nobody_asked_for_tells_the_first_step_of_where_it_ends(book_of):
    book = BOOK.replace("title: Asleep\n", "title: Asleep\n        plan: [Call., Write.]\n")
    told = book_of("book: {title: Tiles, language: en, currency: EUR}\n" + book.replace("\n    ", "\n"))
    rows = client_movement(told, MEASURED, wording_of(told, "en")).content.moves

    assert [(row.before, row.after, row.next_step) for row in rows if row.next_step] == [("Active", "Asleep", "Call.")]


def test_who_went_the_whole_way_at_once_did_what_was_wanted(book_of):
    told = book_of("""
        book: {title: Tiles, language: en, currency: EUR}
        statuses:
          - {id: novice, title: Novice, when: {orders: {to: 1}}, next: [{to: regular, how: A second order.}]}
          - {id: regular, title: Regular, when: {orders: {to: 9}}, next: [{to: friend}, {to: novice}]}
          - {id: friend, title: Friend}
        """)
    moves = (move("novice", "friend", 1), move("friend", "novice", 1), move("novice", "novice", 1))
    rows = client_movement(told, measured_by_hand(moves=moves), wording_of(told, "en")).content.moves

    assert [(row.before, row.after, row.kind, row.way) for row in rows] == [
        ("Novice", "Friend", "wanted", None),
        ("Friend", "Novice", "other", None),
        ("Novice", "Novice", "stays", None),
    ]


def test_where_nobody_has_a_status_there_is_no_page(book_of):
    assert (
        drafted(book_of, measured_by_hand(statuses={None: Group(5, Decimal(1))}, moves=(move(None, None, 5),))) is None
    )
