"""The history of the example book: fits its ledger, is within working hours, and breaks each kind of clause as often as the generator says."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby, pairwise
from typing import get_args

import pytest

from docs.generator.example_data import FOLDER, example_data, orders
from docs.generator.example_events import BREACHES, EVENT, SPOILT_EVENTS
from docs.generator.example_guests import LAST_DAY, guests
from docs.generator.example_hours import OFFICE, SALON
from docs.generator.example_new_clients import FIRST
from docs.generator.example_sales import stories
from docs.generator.example_visits import PIPELINE as SALON_PIPELINE
from playbook.analytics.audit import audit
from playbook.analytics.audit_figures import BreachKind
from playbook.analytics.seen_from import events_seen_from
from playbook.analytics.sources import open_events
from playbook.exchange.ledger_sheet import read_sheet
from playbook.load import load_book

LARGEST = 400_000
END = datetime.combine(LAST_DAY + timedelta(days=1), datetime.min.time())
IN_WORK = ("start", "work")


@pytest.fixture(scope="module")
def pipelines(root):
    return {one.title: one for one in load_book(root / "content").book.pipelines}


@pytest.fixture(scope="module")
def handoffs(root):
    """By pipeline and state: who gives there, and within which time another accepts."""
    found = defaultdict(list)
    for one in load_book(root / "content").book.handoffs:
        found[tuple(one.at.split("/"))].append((one.from_, timedelta(days=float(one.accept_within.days()))))
    return found


@pytest.fixture(scope="module")
def rows():
    text = example_data()[f"{FOLDER}/events.csv"].decode("utf-8-sig")
    names, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert tuple(names) == EVENT
    return rows


@pytest.fixture(scope="module")
def history(rows):
    """By client and pipeline the good rows in order of time: (state, moment, person, reason)."""
    found = defaultdict(list)
    for client, pipeline, state, at, person, reason in rows[: -len(SPOILT_EVENTS)]:
        found[client, pipeline].append((state, datetime.strptime(at, "%d.%m.%Y %H:%M"), person, reason))  # noqa: DTZ007
    return found


@pytest.fixture(scope="module")
def stays(history, pipelines):
    """Each client of a known pipeline: (client, pipeline, stays), a stay being (state or its words, events within it, its end or nothing)."""
    found = []
    for (client, title), happened in history.items():
        if title in pipelines:
            states = {one.title: one for one in pipelines[title].states}
            runs = [list(run) for _state, run in groupby(happened, key=lambda one: one[0])]
            ends = [*(run[0][1] for run in runs[1:]), None]
            known = [states.get(run[0][0], run[0][0]) for run in runs]
            found.append((client, pipelines[title], list(zip(known, runs, ends, strict=True))))
    return found


@pytest.fixture(scope="module")
def audited(root):
    book = load_book(root / "content").book
    with open_events(book, root / "content", {}, read_sheet) as events:
        return audit(book, events, events_seen_from(events, LAST_DAY).day, LAST_DAY)


def test_the_history_is_large_enough_to_tell_something_and_small_enough_for_git(root, rows):
    assert 3_000 < len(rows) < 5_000
    assert (root / FOLDER / "events.csv").stat().st_size < LARGEST


def test_the_spoilt_rows_stand_last(rows):
    assert [tuple(row) for row in rows[-len(SPOILT_EVENTS) :]] == [*SPOILT_EVENTS]


def test_nothing_happened_outside_of_working_hours_or_after_the_ledger(history):
    for (client, pipeline), happened in history.items():
        hours = SALON if pipeline == SALON_PIPELINE else OFFICE
        for _state, at, _person, _reason in happened:
            assert hours.is_open(at.date()), (client, at)
            assert hours.opens <= at.time() <= hours.closes, (client, at)
            assert FIRST <= at.date() <= LAST_DAY, (client, at)
    assert max(one[1] for happened in history.values() for one in happened).date() == LAST_DAY


def test_nobody_is_at_two_places_at_once(history):
    for key, happened in history.items():
        moments = [one[1] for one in happened]
        assert all(before < after for before, after in pairwise(moments)), key


def test_who_became_a_client_ordered_first_at_that_time(stays):
    first = {}
    for one in orders(stories(), guests()):
        first.setdefault(one.client, one.day)
    won = {
        client: run[0][1].date()
        for client, pipeline, ways in stays
        for state, run, _end in ways
        if pipeline.id == "new-clients" and getattr(state, "kind", "") == "won"
    }

    assert len(won) > 5
    assert all(timedelta() < day - first[client] < timedelta(days=6) for client, day in won.items())
    assert {client for client, day in first.items() if day > FIRST + timedelta(days=40) and not _is_guest(client)} == {
        *won
    }


def test_each_kind_of_breach_is_there_as_often_as_the_generator_says(history, pipelines, stays, handoffs):
    counted = Counter({"unknown-pipeline": sum(title not in pipelines for _client, title in history)})
    counted["worklist"] = _days_over_the_most(stays)
    for _client, pipeline, ways in stays:
        counted.update(_broken_by_moves(pipeline, [state for state, _run, _end in ways]))
        for state, run, end in ways:
            counted.update(() if isinstance(state, str) else _broken_in(state, run, end))
        for before, here, after in zip(ways, ways[1:], [*ways[2:], None], strict=False):
            counted["handoff"] += _is_accepted_late(
                before, here, after, handoffs[pipeline.id, getattr(here[0], "id", "")]
            )

    assert dict(counted) == BREACHES
    assert set(BREACHES) == {*get_args(BreachKind)}
    assert min(BREACHES.values()) > 0


def test_the_audit_finds_each_of_them(audited):
    told = Counter()
    for one in audited.figures.broken:
        told[one.clause.kind] += one.breaches

    assert dict(told) == BREACHES
    assert audited.figures.as_of == LAST_DAY
    assert len(audited.rejects) == len(SPOILT_EVENTS)


def test_a_frequent_way_is_not_drawn_and_a_drawn_one_nobody_goes(audited):
    ways = {(one.pipeline, one.source, one.target): one for one in audited.figures.ways}
    back, waiting = (
        ways["new-clients", "contact-1", "new"],
        ways["new-clients", "contact-3", "recall"],
    )

    assert not back.is_written
    assert Decimal("0.03") < back.part < Decimal("0.06")
    assert (waiting.is_written, waiting.count) == (True, 0)
    assert waiting.leavers > 30


def test_some_have_a_deadline_that_is_near_and_some_one_that_is_past(audited):
    assert sum(one.near for one in audited.figures.today) > 3
    assert sum(one.past for one in audited.figures.today) > 3


def test_the_pilot_is_over_and_shows_what_to_correct(audited):
    [pilot] = audited.figures.pilots
    met = [one.is_met(one.values[-1]) for one in pilot.targets]

    assert pilot.state == "correct"
    assert (met.count(True), met.count(False)) == (3, 2)
    assert len(pilot.costliest) == 3


def _is_guest(client):
    return client.startswith("Гость")


def _broken_by_moves(pipeline, states):
    """What the order of states breaks: a beginning midway, words that the book does not know, ways that it does not draw."""
    if getattr(states[0], "kind", "start") != "start":
        yield "begins-midway"
    ways = {one.id: _targets(one) for one in pipeline.states}
    for state in states:
        if isinstance(state, str):
            yield "unknown-state"
    for before, after in pairwise(states):
        if not isinstance(before, str) and not isinstance(after, str) and after.id not in ways[before.id]:
            yield "jump" if after.id in _over_selling(pipeline, ways, before.id) else "unknown-transition"


def _targets(state):
    passed = state.on_deadline
    return {one.to for one in state.next} | ({getattr(passed, "to", passed)} if passed else set())


def _over_selling(pipeline, ways, source):
    """What the book reaches from a state through further states of selling."""
    kinds = {one.id: one.kind for one in pipeline.states}
    reached, found = [source], set()
    while reached:
        for target in ways[reached.pop()] - found:
            found.add(target)
            if kinds.get(target) in IN_WORK:
                reached.append(target)
    return found


def _broken_in(state, run, end):
    """What a stay breaks: its deadline, or the demand for a reason."""
    if state.deadline is not None:
        by_segment = getattr(state.deadline, "by_segment", {})  # nobody's segment is known of a client who never bought
        limits = [getattr(state.deadline, "limit", state.deadline), *by_segment.values()]
        if (end or END) > run[0][1] + timedelta(days=float(max(one.days() for one in limits))):
            yield "deadline"
    if state.kind == "lost" and not run[0][3]:
        yield "no-reason"


def _is_accepted_late(before, here, after, handoffs):
    """Whether a client was given to somebody else, and nobody else had him in time: within the state, or by going on with him."""
    giver, [(_state, given, _person, _reason), *_more] = before[1][-1][2], here[1]
    owner = getattr(before[0], "owner", None)
    within = [time for from_, time in handoffs if owner == from_]
    if not within:
        return False
    others = [at for _state, at, person, _reason in [*here[1], *(after or [None, []])[1][:1]] if person != giver]
    return min([*others, here[2] or END]) - given > within[0]


def _days_over_the_most(stays):
    """On how many evenings somebody had more clients in work than the book allows."""
    held = defaultdict(Counter)
    for _client, pipeline, ways in stays:
        for state, run, end in ways:
            if pipeline.worklist is None or isinstance(state, str) or not _is_listed(pipeline, state):
                continue
            for (_state, at, person, _reason), until in zip(
                run, [*(one[1] for one in run[1:]), end or END], strict=True
            ):
                for number in range((until.date() - at.date()).days):
                    held[pipeline.id, pipeline.worklist.max, person][at.date() + timedelta(days=number)] += 1
    return sum(clients > most for (_pipeline, most, _person), days in held.items() for clients in days.values())


def _is_listed(pipeline, state):
    return state.kind in IN_WORK and state.owner == pipeline.worklist.role
