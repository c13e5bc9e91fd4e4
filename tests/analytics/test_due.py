"""When the deadline of a stay falls, and whether it was passed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from playbook.analytics.due import deadlines_of, due_stays, working_days
from playbook.analytics.edge import open_desk_of
from playbook.analytics.stays import history_of
from playbook.model.masthead import Calendar
from tests.analytics.conftest import book_of

AS_OF = date(2026, 10, 31)
FRIDAY = date(2026, 10, 2)


def book_with(deadline, **masthead):
    states = [
        {"id": "new", "title": "New", "kind": "start", "deadline": deadline},
        {"id": "gone", "title": "Gone", "kind": "lost"},
    ]
    sections = {"pipelines": [{"id": "sales", "title": "Sales", "states": states}]}
    return book_of(
        sections | ({"book": {"title": "T", "language": "en", "currency": "EUR", **masthead}} if masthead else {})
    )


@pytest.fixture
def due_of(facts_of):
    """The due stay of a client who came into a state, and went at a moment or is still there."""

    def ask(deadline, since, until=None, as_of=AS_OF, **masthead):
        book = book_with(deadline, **masthead)
        rows = [("a", "new", since), *([("a", "gone", until)] if until else [])]
        facts = facts_of("events", "client state at", *rows)
        with open_desk_of(facts.table) as desk:
            [row] = desk.fetch(due_stays(desk, history_of(desk, facts, book, as_of).stays, book, as_of)).to_pylist()
            return row

    return ask


FALLS = [
    ("4h", "2026-10-02 22:00", "2026-10-03 02:00"),
    ("2d", "2026-10-02 10:15", "2026-10-04 10:15"),
    ("1w", "2026-10-02 10:15", "2026-10-09 10:15"),
    ("1mo", "2026-10-01", "2026-10-31 00:00"),
    ("1wd", "2026-10-02 15:00", "2026-10-05 15:00"),
    ("5wd", "2026-10-02 15:00", "2026-10-09 15:00"),
    ("1wd", "2026-10-03 15:00", "2026-10-05 15:00"),
    ("5wd", "2026-10-03 15:00", "2026-10-09 15:00"),
    ("0.5wd", "2026-10-01 00:00", "2026-10-01 16:48"),
]


def test_a_deadline_falls_so_long_after_the_beginning(facts_of):
    units = dict.fromkeys(deadline for deadline, _since, _due in FALLS)
    named = {deadline: f"state-{number}" for number, deadline in enumerate(units)}
    states = [{"id": name, "title": name, "kind": "start", "deadline": deadline} for deadline, name in named.items()]
    book = book_of({"pipelines": [{"id": "sales", "title": "Sales", "states": states}]})
    rows = [(f"{place}", named[deadline], since) for place, (deadline, since, _due) in enumerate(FALLS)]
    facts = facts_of("events", "client state at", *rows)
    with open_desk_of(facts.table) as desk:
        due = due_stays(desk, history_of(desk, facts, book, AS_OF).stays, book, AS_OF)
        found = desk.fetch(due.order_by("client")).to_pylist()
    assert [f"{row['due_at']:%Y-%m-%d %H:%M}" for row in found] == [due for _deadline, _since, due in FALLS]


def test_a_week_has_as_many_working_days_as_the_book_says(due_of):
    assert due_of(
        "1wd", "2026-10-02 15:00", calendar={"week": ["mon", "tue", "wed", "thu", "fri", "sat"], "holidays": []}
    )["due_at"] == datetime.fromisoformat("2026-10-03 15:00")


@pytest.mark.parametrize(
    ("until", "is_overdue"), [("2026-10-04 10:15", False), ("2026-10-04 10:16", True), ("2026-10-03", False)]
)
def test_who_leaves_to_the_minute_is_in_time(due_of, until, is_overdue):
    row = due_of("2d", "2026-10-02 10:15", until)
    assert (row["is_decided"], row["is_overdue"]) == (True, is_overdue)


@pytest.mark.parametrize(
    ("as_of", "is_over"), [(date(2026, 10, 3), False), (date(2026, 10, 4), False), (date(2026, 10, 5), True)]
)
def test_who_is_still_there_is_late_from_the_next_day_on(due_of, as_of, is_over):
    row = due_of("2d", "2026-10-02 10:15", as_of=as_of)
    assert (row["is_decided"], row["is_overdue"], row["due"]) == (is_over, is_over, date(2026, 10, 4))


def test_of_deadlines_by_segment_the_longest_holds(due_of):
    assert due_of({"limit": "3d", "by_segment": {"large": "9d", "small": "1d"}}, "2026-10-02 10:00")["limit"] == 9.0


@pytest.mark.parametrize("deadline", ["99999999999mo", "99999999999wd"])
def test_a_deadline_beyond_every_calendar_is_one_that_nobody_passes(due_of, deadline):
    row = due_of(deadline, "2026-10-02 10:15")
    assert (row["due"].year, row["is_overdue"]) == (2126, False)


def test_states_without_a_deadline_have_none():
    assert [*deadlines_of(book_with("2d"))] == [("sales", "new")]


@pytest.mark.parametrize("week", [("mon", "tue", "wed", "thu", "fri"), ("sat", "sun"), ("wed",)])
def test_working_days_are_those_of_the_calendar_without_its_holidays(week):
    holidays = (date(2026, 10, 7), date(2026, 10, 10), date(2026, 10, 31))
    worked = working_days(FRIDAY, AS_OF, 3, Calendar(week=week, holidays=holidays))
    beyond = [day for day in worked if day > AS_OF]
    assert len(beyond) == 3
    assert worked == [
        day
        for number in range(1, (beyond[-1] - FRIDAY).days + 1)
        for day in [FRIDAY + timedelta(days=number)]
        if f"{day:%a}".lower() in week and day not in holidays
    ]


def test_a_holiday_is_no_working_day(due_of):
    calendar = {"holidays": ["2026-10-05"]}
    assert due_of("1wd", "2026-10-02 15:00", calendar=calendar)["due_at"] == datetime.fromisoformat("2026-10-06 15:00")
