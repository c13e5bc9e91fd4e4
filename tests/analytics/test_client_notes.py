"""Given a ledger and a clients table, I am told who stands in one of them alone."""

from __future__ import annotations

import pytest


@pytest.fixture
def notes(base_of, facts_of):
    def make(bought, known):
        clients = facts_of("clients", "client", *((one,) for one in known)) if known else None
        rows = [(client, "2026-10-01", 5) for client in bought]
        return [
            note.in_language("en")
            for note in base_of({}, rows, "2026-10-31", clients).notes
            if "begins" not in str(note)
        ]

    return make


def test_where_both_have_the_same_clients_nothing_is_told(notes):
    assert notes(["a", "b"], ["b", "a"]) == []
    assert notes(["a", "b"], []) == []


def test_who_stands_in_one_of_the_two_alone_is_counted(notes):
    assert notes(["a", "b"], ["b", "c", "d"]) == [
        "2 clients of the clients table have bought nothing yet: they stand in the list of clients, and in no sum.",
        "1 client of the ledger is not in the clients table: nothing is known of it but what it bought.",
    ]


def test_lost_noughts_are_guessed(notes):
    assert notes(["101"], ["00101"])[-1] == (
        "The ledger has the client “101”, the clients table “00101”: were noughts lost? In Excel give the column the format Text."
    )
