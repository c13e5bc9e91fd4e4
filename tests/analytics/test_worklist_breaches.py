"""Days on which somebody had more clients than the book allows."""

from __future__ import annotations

from datetime import date

from playbook.analytics.edge import open_desk_of
from playbook.analytics.loads import worklist_levels
from playbook.analytics.stays import history_of
from playbook.analytics.worklist_breaches import worklist_breaches
from tests.analytics.conftest import book_of

STATES = [
    {"id": "new", "title": "New", "kind": "start", "owner": "scout"},
    {"id": "rest", "title": "Rest", "kind": "pause", "owner": "scout"},
    {"id": "deal", "title": "Deal", "owner": "seller"},
]
WORKLIST = {"role": "scout", "min": 1, "max": 1}
BOOK = book_of(
    {
        "roles": [{"id": "scout", "title": "Scout"}, {"id": "seller", "title": "Seller"}],
        "pipelines": [{"id": "sales", "title": "Sales", "worklist": WORKLIST, "states": STATES}],
    }
)


def breaches_of(facts, as_of, book=BOOK):
    with open_desk_of(facts.table) as desk:
        holdings = history_of(desk, facts, book, as_of).holdings
        found = worklist_breaches(desk, worklist_levels(desk, holdings, book, as_of), book)
        rows = [row for one in found for row in desk.fetch(one.rows.order_by("day")).to_pylist()]
    return [(row["person"], row["day"].day, row["count"]) for row in rows], [one.chances for one in found]


def test_an_evening_counts_for_each_person_by_himself(facts_of):
    facts = facts_of(
        "events",
        "client state at person",
        ("a", "new", "2026-10-01 10:00", "Ann"),
        ("b", "new", "2026-10-02 10:00", "Ann"),
        ("c", "new", "2026-10-02 10:00", "Bob"),
        ("d", "rest", "2026-10-02 10:00", "Bob"),  # a pause is no work
        ("a", "deal", "2026-10-04 10:00", "Ann"),  # nor is what another role owns
    )
    told, [chances] = breaches_of(facts, date(2026, 10, 5))
    assert told == [("Ann", 2, 2), ("Ann", 3, 2)]
    assert [*chances.values()] == [5 + 4]  # Ann has clients on five evenings, Bob on four


def test_a_client_who_changes_hands_within_a_state_changes_worklists(facts_of):
    facts = facts_of(
        "events",
        "client state at person",
        ("a", "new", "2026-10-01 10:00", "Ann"),
        ("b", "new", "2026-10-01 10:00", "Ann"),
        ("b", "new", "2026-10-02 10:00", "Bob"),
    )
    told, _chances = breaches_of(facts, date(2026, 10, 3))
    assert told == [("Ann", 1, 2)]


def test_without_a_person_or_without_a_most_there_is_nothing_to_tell(facts_of):
    rows = [("a", "new", "2026-10-01"), ("b", "new", "2026-10-01")]
    told, [chances] = breaches_of(facts_of("events", "client state at", *rows), date(2026, 10, 3))
    assert (told, [*chances.values()]) == ([], [0])
    [pipeline] = BOOK.pipelines
    free = BOOK.model_copy(update={"pipelines": (pipeline.model_copy(update={"worklist": None}),)})
    assert breaches_of(facts_of("events", "client state at", *rows), date(2026, 10, 3), free) == ([], [])
