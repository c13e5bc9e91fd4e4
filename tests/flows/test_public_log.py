"""A public event log in the usual columns, read by naming them alone, and held against a computation of its own."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest

from playbook.analytics.audit import audit
from playbook.analytics.audit_figures import AuditFigures
from playbook.analytics.sources import open_events
from playbook.analytics.ways import undrawn, unused
from playbook.load import load_book

FOLDER = Path(__file__).parents[1] / "books" / "running-example"
AS_OF = date(2011, 1, 24)
EVENING = datetime(2011, 1, 25)  # noqa: DTZ001 - the log has no time zone
DAY = 86400
HALF_AN_HOUR = Decimal("0.0209")
"""Times in states are found among whole hours."""

Event = tuple[datetime, str, str]


@pytest.fixture(scope="module")
def figures() -> Iterator[AuditFigures]:
    """What the tool says."""
    book = load_book(FOLDER).book
    with open_events(book, FOLDER, {}, _no_sheet) as events:
        yield audit(book, events, AS_OF, AS_OF).figures


@pytest.fixture(scope="module")
def cases() -> dict[str, list[Event]]:
    """The same file, read here: the events of each case in order of time."""
    found: dict[str, list[Event]] = defaultdict(list)
    with (FOLDER / "log.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            state = row["activity"].replace(" ", "-")
            found[row["case"]].append((datetime.fromisoformat(row["timestamp"]), state, row["resource"]))
    return {case: sorted(events) for case, events in found.items()}


def _no_sheet(*_asked):
    raise AssertionError("the log is no workbook")


def _stays(cases):
    """Each stay: since, until (nothing: still there), state, next, person."""
    for events in cases.values():
        for (since, state, person), (until, following, _other) in pairwise(events):
            yield since, until, state, following, person
        since, state, person = events[-1]
        yield since, None, state, None, person


def test_the_log_is_read_whole(figures, cases):
    assert (figures.events, figures.clients, figures.since, figures.as_of) == (42, 6, date(2010, 12, 30), AS_OF)
    assert figures.events == sum(map(len, cases.values()))
    assert figures.bad_rows == ()


def test_the_ways_are_those_that_follow_each_other_in_the_log(figures, cases):
    counted = Counter((one[1], two[1]) for events in cases.values() for one, two in pairwise(events))
    leavers = Counter(source for source, _target in counted.elements())
    lengths = defaultdict(list)
    for since, until, state, following, _person in _stays(cases):
        if until is not None:
            lengths[state, following].append((until - since).total_seconds() / DAY)
    gone = {(way.source, way.target): way for way in figures.ways if way.count}

    assert {key: way.count for key, way in gone.items()} == counted
    assert {key: way.leavers for key, way in gone.items()} == {key: leavers[key[0]] for key in counted}
    for key, way in gone.items():
        assert way.days == pytest.approx(Decimal(median(lengths[key])), abs=Decimal("0.0001")), key
        assert way.part == Decimal(counted[key]) / leavers[key[0]]
        assert way.low is not None
        assert way.high is not None
        assert way.low < way.part <= way.high


def test_the_book_is_told_what_it_does_not_draw_and_what_nobody_goes(figures):
    [missing] = undrawn(figures.ways, count=2)
    [idle] = unused(figures.ways, leavers=5)

    assert (missing.source, missing.target, missing.count, missing.leavers) == (
        "register-request",
        "check-ticket",
        2,
        6,
    )
    assert (idle.source, idle.target, idle.leavers) == ("check-ticket", "reject-request", 9)
    assert undrawn(figures.ways) == unused(figures.ways) == ()


def test_the_most_frequent_way_leads_from_the_ticket_to_the_decision(figures):
    most = max(figures.ways, key=lambda way: way.count)

    assert (most.source, most.target, most.count) == ("check-ticket", "decide", 6)


def test_times_are_the_product_limit_of_the_log(figures, cases):
    lengths = defaultdict(list)
    for since, until, state, _following, _person in _stays(cases):
        lengths[state].append((((until or EVENING) - since).total_seconds(), until is not None))
    assert {one.state for one in figures.times} == lengths.keys()
    for one in figures.times:
        seen = lengths[one.state]
        assert (one.stays, one.still_there) == (len(seen), sum(not is_end for _length, is_end in seen)), one.state
        for told, part in ((one.median, Fraction(1, 2)), (one.ninetieth, Fraction(1, 10))):
            expected = _product_limit(seen, part)
            assert (told is None) == (expected is None), one.state
            assert told is None or abs(told - expected) <= HALF_AN_HOUR, one.state


def _product_limit(seen: list[tuple[float, bool]], part: Fraction) -> Decimal | None:
    """Days after which no more than a part is still there: S(t) = Π (1 − dᵢ/nᵢ); the middle to the next end where it is exactly that."""
    left, first = Fraction(1), None
    for length in sorted({length for length, is_end in seen if is_end}):
        there = sum(other >= length for other, _is_end in seen)
        left *= 1 - Fraction(sum(other == length and is_end for other, is_end in seen), there)
        if first is not None:
            return Decimal((first + length) / 2 / DAY)
        if left == part:
            first = length
        elif left < part:
            return Decimal(length / DAY)
    return None if first is None else Decimal(first / DAY)


def test_the_load_is_a_walk_over_the_evenings_of_the_log(figures, cases):
    over = {"pay-compensation", "reject-request"}
    walked: Counter[tuple[str, date]] = Counter()
    for since, until, state, _following, person in _stays(cases):
        day = since.date()
        while state not in over and day < (until or EVENING).date():
            walked[person, day] += 1
            day += timedelta(days=1)
    [load] = figures.loads

    assert load.people == len({person for person, _day in walked})
    assert load.highest == max(walked.values())
    assert load.mean == (Decimal(walked.total()) / len(walked)).quantize(Decimal("0.0001"))
