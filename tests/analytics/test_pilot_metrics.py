"""What the targets of a pilot measure, day by day, on a history that can be followed by hand."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook.analytics.day_sums import Days
from playbook.analytics.pilot_metrics import pilot_rows, values_of
from playbook.model.pipeline import PilotTarget

STATES = [
    {"id": "new", "title": "New", "kind": "start", "owner": "seller"},
    {"id": "call", "title": "Call", "owner": "seller"},
    {"id": "later", "title": "Later", "kind": "pause", "owner": "seller"},
    {"id": "won", "title": "Won", "kind": "won"},
    {"id": "lost", "title": "Lost", "kind": "lost"},
]
SERVICE = {"id": "service", "title": "S", "states": [{"id": "first", "title": "F", "kind": "start", "owner": "seller"}]}
DAYS = Days(date(2026, 1, 1), date(2026, 1, 10))


@pytest.fixture
def pipeline(book_with):
    listed = {"id": "p", "title": "P", "worklist": {"role": "seller", "max": 2}, "states": STATES}
    return book_with({"pipelines": [listed, SERVICE]}).pipelines[0]


@pytest.fixture
def values(desk, stays_of, held, due_of, pipeline):
    """The values of a target on ten days, seen from the last of them unless another is said."""

    def make(metric, state=None, *, as_of="2026-01-10", days=DAYS, limits=None, others=None, **clients):  # noqa: PLR0913 - by name
        stays = stays_of(as_of, **clients)
        rows = pilot_rows(desk, stays, held(stays, **others or {}), due_of(stays, **limits or {}), pipeline, days)
        found = values_of(rows, PilotTarget.model_validate({"metric": metric, "state": state}))
        assert len(found) == days.count
        return [None if one is None else float(one) for one in found]

    return make


def test_won_are_those_who_began_in_the_pilot_and_got_there(values):
    """ann is won on the third; bob began before, cid comes back from a loss and counts anew; whoever only goes back to the start does not."""
    found = values(
        "won",
        ann="new 2026-01-01 / won 2026-01-03",
        bob="new 2025-12-31 / won 2026-01-02",
        cid="new 2025-12-01 / lost 2025-12-05 / new 2026-01-04 / won 2026-01-08",
        dan="new 2025-12-20 / call 2025-12-24 / new 2026-01-02 / won 2026-01-05",
        eve="call 2026-01-02 / won 2026-01-05",
    )

    assert found == [0, 0, 1, 1, 1, 1, 1, 2, 2, 2]


def test_conversion_is_of_those_whose_way_is_decided(values):
    """ann is won on day 3, bob lost on day 5 and back in work from day 7 to 9; cid pauses on day 2 and is won at last; dan stays in work."""
    found = values(
        "conversion",
        ann="new 2026-01-01 / won 2026-01-03",
        bob="new 2026-01-01 / lost 2026-01-05 / call 2026-01-07 / lost 2026-01-09",
        cid="new 2026-01-01 / later 2026-01-02 / call 2026-01-08 / won 2026-01-10",
        dan="new 2026-01-01",
    )

    assert found == [None, 0, 0.5, 0.5, 0.3333, 0.3333, 0.5, 1, 0.5, 0.6667]


def test_conversion_into_a_state_on_the_way(values):
    found = values(
        "conversion",
        "call",
        ann="new 2026-01-01 / call 2026-01-02 / lost 2026-01-04",
        bob="new 2026-01-01 / lost 2026-01-04",
    )

    assert found == [None, 1, 1, *[0.5] * 7]


def test_conversion_into_another_pipeline(values):
    found = values(
        "conversion",
        "service/first",
        ann="new 2026-01-01 / call 2026-01-02 / service/first 2026-01-04",
        bob="new 2026-01-01 / lost 2026-01-06",
    )

    assert found == [None, None, None, 1, 1, *[0.5] * 5]


def test_who_went_over_into_another_pipeline_is_no_longer_in_work(values):
    assert values("conversion", ann="new 2026-01-01 / service/first 2026-01-04") == [None] * 3 + [0] * 7


def test_a_value_does_not_change_when_more_days_become_known(values):
    clients = {
        "ann": "new 2026-01-01 / won 2026-01-12",
        "bob": "new 2026-01-02 / lost 2026-01-11",
        "cid": "new 2026-01-03 / won 2026-01-05",
    }
    later = Days(DAYS.first, date(2026, 1, 20))

    for metric in ("conversion", "won", "duration"):
        cut = values(metric, ann="new 2026-01-01", bob="new 2026-01-02", cid=clients["cid"])
        assert values(metric, as_of="2026-01-20", days=later, **clients)[:10] == cut


def test_duration_is_the_days_until_half_of_those_are_there_who_come(values):
    """ann takes 2 days, bob 4, cid 7: of one it is 2, of two it is between them, and once all three are there it is 4."""
    found = values(
        "duration",
        ann="new 2026-01-01 / won 2026-01-03",
        bob="new 2026-01-01 / won 2026-01-05",
        cid="new 2026-01-01 / won 2026-01-08",
    )

    assert found == [None] * 2 + [2] * 2 + [3] * 3 + [4] * 3


def test_a_lost_client_is_seen_no_more(values):
    """Of two, one is lost after 2 days: the other alone ever comes, and he takes 5.5."""
    found = values("duration", ann="new 2026-01-01 / lost 2026-01-03", bob="new 2026-01-01 / won 2026-01-06T12:00")

    assert found == [None] * 5 + [5.5] * 5


def test_overdue_are_those_whose_last_day_in_the_pilot_is_over(values):
    """Limit 3 days: ann left in time (told from the 5th on), bob and cid did not; dan's last day was before the pilot, eve's is its last."""
    found = values(
        "overdue",
        "call",
        limits={"call": 3, "new": 1},
        ann="call 2026-01-01 / won 2026-01-03",
        bob="call 2026-01-02 / won 2026-01-09",
        cid="call 2026-01-04",
        dan="call 2025-12-28",
        eve="call 2026-01-07",
    )

    assert found == [None] * 4 + [0, 0.5, 0.5, 0.6667, 0.6667, 0.6667]


def test_overdue_is_of_all_states_where_none_is_named(values):
    clients = {"ann": "new 2026-01-01 / call 2026-01-02", "bob": "new 2026-01-01"}

    assert values("overdue", limits={"new": 2, "call": 7}, **clients)[3:] == [0.5] * 6 + [0.6667]


def test_the_worklist_is_the_mean_of_those_who_have_any(values):
    """Ivan has one client from before the pilot to its fourth day and two on the second and third; olga has one from the fourth on."""
    found = values(
        "worklist",
        ann="new 2025-12-01 ivan / call 2026-01-02 ivan / won 2026-01-05 ivan",
        bob="new 2026-01-02 ivan / later 2026-01-04 ivan",
        cid="call 2026-01-04 olga / won 2026-01-09 olga",
    )

    assert found == [1, 2, 2, 1, 1, 1, 1, 1, None, None]


def test_a_client_who_changed_hands_stands_on_the_worklist_of_whoever_has_it(values):
    clients = {"ann": "new 2026-01-01 ivan", "bob": "new 2026-01-01 ivan"}

    assert values("worklist", **clients) == [2] * 10
    assert values("worklist", others={"bob": "olga"}, **clients) == [1] * 10


def test_the_worklist_of_a_state(values):
    clients = {"ann": "new 2026-01-01 ivan / later 2026-01-03 ivan", "bob": "later 2026-01-01 ivan"}

    assert values("worklist", "later", **clients) == [1, 1, *[2] * 8]


WAYS = st.lists(
    st.lists(
        st.tuples(st.sampled_from(["new", "call", "later", "won", "lost"]), st.integers(1, 3)), min_size=1, max_size=5
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ways=WAYS, shift=st.integers(-4, 4))
def test_sums_of_changes_agree_with_a_look_at_each_client_on_each_day(values, ways, shift):
    clients = {f"c{number}": _placed(way, shift) for number, way in enumerate(ways)}
    written = {name: " / ".join(f"{state} {day}" for state, day in way) for name, way in clients.items()}
    evenings = [DAYS.first + timedelta(days=place) for place in range(DAYS.count)]
    ends = [[one for one in (_end(way, day) for way in clients.values()) if one is not None] for day in evenings]
    won = [sum(is_won for is_won, _days in one) for one in ends]
    parts = [round(count / len(one), 4) if one else None for count, one in zip(won, ends, strict=True)]

    assert values("won", **written) == won
    assert values("conversion", **written) == parts


def _placed(way, shift):
    day, placed = DAYS.first + timedelta(days=shift), []
    for state, length in way:
        if not placed or placed[-1][0] != state:
            placed.append((state, day))
            day += timedelta(days=length)
    return [(state, day) for state, day in placed if day <= DAYS.last] or [(placed[0][0], DAYS.last)]


def _end(way, evening):
    """Whether a client who began is won on an evening; nothing while it is in work, or where it did not begin."""
    selling = {"new", "call"}
    begun = [
        number
        for number, (state, day) in enumerate(way)
        if state == "new" and DAYS.first <= day <= evening and (not number or way[number - 1][0] not in selling)
    ]
    if not begun:
        return None
    seen = [state for state, day in way[begun[0] :] if day <= evening]
    if "won" in seen:
        return True, None
    return None if seen[-1] in selling else (False, None)


def test_without_losses_the_last_duration_is_a_plain_median(values):
    lengths = [1, 2, 2, 5, 8]
    clients = {f"c{number}": f"new 2026-01-01 / won 2026-01-{1 + days:02}" for number, days in enumerate(lengths)}

    assert values("duration", **clients)[-1] == median(lengths) == 2
