"""Given a state, its ways out come with their conditions, and tell what kind they are."""

from __future__ import annotations

from decimal import Decimal

from playbook.plan.chapters.moves import moves_of, states_by_name
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Sales book, language: en}
    pipelines:
      - id: new
        title: New clients
        states:
          - id: talk
            title: Talk
            kind: work
            deadline: 14d
            on_deadline: {to: refusal, reason: silent, share: 5%}
            next:
              - {to: deal, when: Said yes, share: 95%}
              - {to: refusal, when: Said no, reason: price}
              - {to: again/due, when: Bought already}
          - {id: stuck, title: Stuck, kind: work, on_deadline: talk}
          - {id: deal, title: Deal, kind: won}
          - {id: refusal, title: Refusal, kind: lost, reasons: [{id: price, title: Too dear}, {id: silent, title: No answer}]}
      - {id: again, title: Repeat sales, states: [{id: due, title: Time to call, kind: start}]}
    """


def moves(book, number):
    pipeline = book.pipelines[0]
    return list(moves_of(pipeline, pipeline.states[number], states_by_name(book), wording_of(book, "en")))


def test_chosen_ways_come_first_and_the_way_of_time_last(book_of):
    assert [(move.ref, move.kind) for move in moves(book_of(BOOK), 0)] == [
        ("state:new/deal", "next"),
        ("state:new/refusal", "lost"),
        ("state:again/due", "next"),
        ("state:new/refusal", "deadline"),
    ]


def test_a_way_tells_its_condition_its_reason_and_its_share(book_of):
    found = moves(book_of(BOOK), 0)

    assert [(move.when, move.reason) for move in found] == [
        ("Said yes", ""),
        ("Said no", "Too dear"),
        ("Bought already", ""),
        ("after 14\u00a0days", "No answer"),
    ]
    assert found[0].share == Decimal("0.95")


def test_a_way_into_another_pipeline_names_it(book_of):
    assert [move.pipeline for move in moves(book_of(BOOK), 0)] == ["", "", "Repeat sales", ""]


def test_time_may_be_up_without_a_limit(book_of):
    assert [move.when for move in moves(book_of(BOOK), 1)] == ["when time is up"]
