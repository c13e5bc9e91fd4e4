"""Given a book and its folder, I get its evidence, with what the book's own numbers imply beside the real load."""

from __future__ import annotations

from datetime import date

from playbook.analytics.evidence import NO_EVIDENCE
from playbook.exchange.book_evidence import read_evidence
from playbook.load import load_book

TODAY = date(2026, 11, 21)
BOOK = """
    book: {title: T, language: en}
    roles: [{id: hunter, title: Hunter}]
    pipelines:
      - id: sales
        title: Sales
        worklist: {role: hunter, max: 9}
        inflow: 7
        states:
          - id: new
            title: New
            kind: start
            owner: hunter
            lasts: 2d
            deadline: 3d
            on_deadline: {to: lost, share: 40%}
            next: [{to: won, share: 60%}]
          - {id: won, title: Won, kind: won}
          - {id: lost, title: Lost, kind: lost}
    """
EVENTS = "client,state,at,person\na,new,2026-10-01,Ivanov\na,won,2026-10-03,Ivanov\n"


def read(folder):
    return read_evidence(load_book(folder).book, folder, TODAY)


def test_a_history_is_read_with_what_the_book_expects(write_book):
    found = read(write_book({"book.yml": BOOK, "data.yml": "data: {events: {source: crm.csv}}", "crm.csv": EVENTS}))

    [load] = found.audit.loads
    assert (load.expected_least, load.expected_most) == (2, 2)  # seven a week, two days each


def test_a_book_that_names_nothing_has_none(write_book):
    assert read(write_book({"book.yml": BOOK})) is NO_EVIDENCE
