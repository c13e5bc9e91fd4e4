"""Given ways, times and loads, I get the book's shares, lengths of time and worklists beside them, marked where the two disagree."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from decimal import Decimal

import pytest

from playbook.analytics.audit_figures import OpenStays
from playbook.plan.chapters.real_flow import load_figures, time_rows, today_rows, way_groups
from playbook.plan.chapters.real_names import real_names
from playbook.plan.wording import wording_of

MASTHEAD = "book: {title: Tiles, language: en}\n"
WEEK = 5


@pytest.fixture
def told(book_of, two_pipelines):
    book = book_of(MASTHEAD + textwrap.dedent(two_pipelines))
    words = wording_of(book, "en")
    return book.pipelines[0], real_names(book, words), words


def groups_of(told, ways):
    pipeline, names, words = told
    return way_groups(pipeline, ways, names, words)


def rows_of(told, times):
    pipeline, names, words = told
    return {row.state.title: row for row in time_rows(pipeline, times, WEEK, names, words)}


def test_ways_stand_under_the_state_that_they_leave(told, figures):
    groups = groups_of(told, figures.ways)

    assert [(one.source.title, one.leavers, len(one.rows)) for one in groups][:2] == [
        ("New", "left 200 times", 3),
        ("First call", "left 150 times", 4),
    ]


def test_a_way_tells_its_part_with_the_interval_beside_the_books_share(told, figures):
    [group, *_rest] = groups_of(told, figures.ways)
    row = group.rows[0]

    assert (row.count, row.times, row.part, row.interval, row.share) == (
        "130",
        "130 times",
        "65.0%",
        "58.2–71.3%",
        "60%",
    )
    assert (row.bar.part, row.bar.expected, row.verdict) == (Decimal("0.65"), Decimal("0.6"), "")
    assert row.bar.title == "First call: 65.0%, between 58.2% and 71.3%; the book says 60%"


@pytest.mark.parametrize(("share", "told_so"), [("0.5", "more than the book says"), ("0.8", "less than the book says")])
def test_a_share_outside_of_the_interval_is_marked(told, figures, share, told_so):
    [group] = groups_of(told, [replace(figures.ways[0], share=Decimal(share))])

    assert (group.rows[0].verdict, group.rows[0].verdict_in_words) == ("warn", told_so)


def test_a_way_without_a_share_is_held_against_none(told, figures):
    [group] = groups_of(told, [figures.ways[3]])

    assert (group.rows[0].share, group.rows[0].verdict, group.rows[0].bar.is_outside) == ("", "", False)


def test_a_state_that_nobody_left_has_no_rows(told, figures):
    assert groups_of(told, [replace(figures.ways[0], count=0, leavers=0, low=None, high=None)]) == ()


def test_a_state_tells_how_long_clients_stay_beside_what_the_book_says(told, figures):
    row = rows_of(told, figures.times)["First call"]

    assert (row.stays, row.still_there) == ("160", "there now: 10")
    assert (row.median, row.ninetieth) == ("5.2\u00a0days", "not yet")
    assert row.said == ("usually 2\u00a0days", "up to 5\u00a0days")
    assert (row.overdue, row.overdue_share, row.verdict) == ("30 of 120", "25.0%", "bad")


@pytest.mark.parametrize(
    ("measured", "verdict"),
    [(("1.5", "3", 12), ""), (("1.5", "4", 12), "warn"), (("3.5", "4", 150), "bad"), (("1", "2", 0), "good")],
)
def test_what_is_late_is_marked_by_how_many_are(told, figures, measured, verdict):
    median, ninetieth, overdue = measured
    time = replace(figures.times[0], median=Decimal(median), ninetieth=Decimal(ninetieth), overdue=overdue)

    assert rows_of(told, [time])["New"].verdict == verdict


def test_in_an_end_nobody_is_waited_for_and_of_strange_states_the_time_is_told(told, figures):
    assert {*rows_of(told, figures.times)} == {"New", "First call", "“Waiting”"}


def test_a_load_stands_beside_what_the_books_numbers_come_to_and_the_list_holds(told, figures):
    pipeline, _names, words = told
    mean, most, people = load_figures(pipeline, figures.loads[0], words)

    assert (mean.value, mean.note) == ("17.3", "by the book’s numbers 18.4–21")
    assert (most.value, most.note, most.verdict) == ("23", "the list holds 10–20", "bad")
    assert people.value == "2"
    assert load_figures(pipeline, None, words) == ()


def test_today_tells_counts_of_states_on_the_way(told, figures):
    pipeline, names, words = told
    rows = today_rows(pipeline, (*figures.today, OpenStays("sales", "lost", 140, 0, 0)), names, words)

    assert [(row.state.title, row.clients, row.near, row.past) for row in rows] == [
        ("New", "15", "4", ""),
        ("First call", "10", "2", "3"),
    ]


def test_ways_that_are_not_told_are_counted(told, figures):
    [group] = groups_of(told, [figures.ways[0]])

    assert group.leavers == "left 200 times, otherwise than below 70"
