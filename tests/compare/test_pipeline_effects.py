"""What one changed number does to a pipeline, reckoned by hand, in the sentences that tell it.

Of 100 clients half come to talk, and 40% of those buy: 20%. In work 4 days and half the time 10: 9. Fourteen a week: 18 in work at once.
If all use up their deadlines, 7 days and half the time 14: 28. The longest way: 7 + 14 days.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from playbook.compare.effects import effects_between
from playbook.model.book import Book
from playbook.plan.chapters.expectations import expected_content
from playbook.plan.wording import wording_of

Fields = dict[str, Any]

NEW: Fields = {"kind": "start", "owner": "hunter", "deadline": "7d", "lasts": "4d"}
TALK: Fields = {"owner": "hunter", "deadline": "14d", "lasts": "10d"}
HALF = [{"to": "talk", "share": "50%"}, {"to": "lost", "share": "50%"}]
BUY = [{"to": "won", "share": "40%"}, {"to": "lost", "share": "60%"}]
SEGMENTS = {
    "attributes": [{"id": "size", "title": "Size", "kind": "number"}],
    "segmentations": [
        {"id": "s", "title": "S", "segments": [{"id": "large", "title": "Large", "criteria": {"size": {"from": "10"}}}]}
    ],
}
WORKLIST = {"role": "hunter", "max": 20}
MISSING = "the ways out of “Talk” have no shares that add up to 100%"


def a_book(
    new: Fields | None = None,
    talk: Fields | None = None,
    pipeline: Fields | None = None,
    more: Fields | None = None,
    **book: Any,
) -> Book:
    states = {
        "new": {**NEW, "next": HALF, **(new or {})},
        "talk": {**TALK, "next": BUY, **(talk or {})},
        "won": {"kind": "won"},
        "lost": {"kind": "lost"},
        **(more or {}),
    }
    fields = {
        "id": "p",
        "title": "Deals",
        "worklist": WORKLIST,
        "inflow": "14",
        "states": [{"id": name, "title": name.title(), **state} for name, state in states.items()],
    }
    return Book.model_validate(
        {
            "book": {"title": "B"},
            "roles": [{"id": "hunter", "title": "Hunter", "headcount": 2}],
            "pipelines": [{**fields, **(pipeline or {})}],
            **book,
        }
    )


def told(before: Book, after: Book) -> list[str]:
    return [str(effect.message) for effect in effects_between(before, after)]


def test_more_buyers_of_those_who_talk():
    after = a_book(talk={"next": [{"to": "won", "share": "45%"}, {"to": "lost", "share": "55%"}]})
    (effect,) = effects_between(a_book(), after)

    assert (effect.entity, effect.measure) == ("pipeline:p", "conversion")
    assert (effect.before, effect.after) == (Decimal("0.2"), Decimal("0.225"))
    assert str(effect.message) == "Conversion to a sale in “Deals”: 22.5% instead of 20%."


def test_more_clients_who_come_to_talk():
    after = a_book(new={"next": [{"to": "talk", "share": "75%"}, {"to": "lost", "share": "25%"}]})

    assert told(a_book(), after) == [
        "Conversion to a sale in “Deals”: 30% instead of 20%.",
        "A client of “Deals” is in work on average: 11.5 days instead of 9 days.",
        "Clients of “Deals” in work at one “Hunter” on average: 23 instead of 18, over the limit of 20.",
        "Clients of “Deals” in work at one “Hunter” if all use up their deadlines: 35 instead of 28, over the limit of 20.",
        "People whom the worklist of “Hunter” in “Deals” takes: 3 where there are 2 instead of 2 where there are 2, there are too few.",
    ]


def test_a_longer_deadline_where_typical_clients_stay_as_long_as_before():
    limit = {"max_cycle": "25d"}

    assert told(a_book(pipeline=limit), a_book(talk={"deadline": "20d"}, pipeline=limit)) == [
        "The longest way to a sale in “Deals”: 27 days instead of 21 days, over the limit of 25 days.",
        "Clients of “Deals” in work at one “Hunter” if all use up their deadlines: 34 instead of 28, over the limit of 20.",
    ]


def test_a_limit_that_moves_over_what_stays():
    assert told(a_book(pipeline={"max_cycle": "25d"}), a_book(pipeline={"max_cycle": "20d"})) == [
        "The longest way to a sale in “Deals”: 21 days as before, over the limit of 20 days."
    ]
    assert told(a_book(), a_book(pipeline={"worklist": {**WORKLIST, "min": 19}})) == [
        "Clients of “Deals” in work at one “Hunter” on average: 18 as before, under the least of 19."
    ]
    assert told(a_book(), a_book(pipeline={"worklist": {**WORKLIST, "max": 30}})) == [
        "Clients of “Deals” in work at one “Hunter” if all use up their deadlines: 28 as before, within the limits again.",
    ]


def test_deadlines_that_stand_in_for_how_long_clients_stay_tell_the_most_there_may_be():
    typical = {"lasts": None}

    assert told(a_book(typical, typical), a_book({**typical, "deadline": "5d"}, typical)) == [
        "A client of “Deals” is in work on average, at most: 12 days instead of 14 days.",
        "The longest way to a sale in “Deals”: 19 days instead of 21 days.",
        "Clients of “Deals” in work at one “Hunter” on average, at most: 24 instead of 28, over the limit of 20.",
    ]
    assert told(a_book(talk=typical), a_book())[0] == (
        "A client of “Deals” is in work on average: 9 days instead of 11 days at most."
    )


def test_a_longer_pause_is_told_of_the_whole_way():
    def with_pause(lasts: str) -> Book:
        ways = [{"to": "talk", "share": "50%"}, {"to": "later", "share": "50%"}]
        return a_book(new={"next": ways}, more={"later": {"kind": "pause", "lasts": lasts, "next": [{"to": "lost"}]}})

    assert told(with_pause("30d"), with_pause("45d")) == [
        "A client of “Deals” is in the pipeline on average, with all pauses: 31.5 days instead of 24 days."
    ]


def test_what_is_no_longer_known_is_told_with_the_reason_and_the_other_way_round_without():
    known, unknown = a_book(), a_book(talk={"next": [{"to": "won", "share": "40%"}, {"to": "lost", "share": "50%"}]})

    assert told(known, unknown)[:3] == [
        f"Conversion to a sale in “Deals”: no longer known (it was 20%), because {MISSING}.",
        f"A client of “Deals” is in work on average: no longer known (it was 9 days), because {MISSING}.",
        f"Clients of “Deals” in work at one “Hunter” on average: no longer known (it was 18), because {MISSING}.",
    ]
    assert told(unknown, known)[:3] == [
        "Conversion to a sale in “Deals”: 20%; before, it was not known.",
        "A client of “Deals” is in work on average: 9 days; before, it was not known.",
        "Clients of “Deals” in work at one “Hunter” on average: 18; before, it was not known.",
    ]
    assert told(unknown, unknown) == []


@pytest.mark.parametrize(
    ("pipeline", "why"),
    [
        ({"inflow": None}, "nobody says how many new clients come to one person a week"),
        ({"worklist": None}, "the pipeline has no worklist of a role"),
        ({"worklist": {**WORKLIST, "role": "nobody"}}, "the pipeline has no worklist of a role"),
    ],
)
def test_a_load_that_nobody_can_tell_any_more(pipeline, why):
    assert told(a_book(), a_book(pipeline=pipeline)) == [
        f"Clients of “Deals” in work at one “Hunter” on average: no longer known (it was 18), because {why}."
    ]


@pytest.mark.parametrize(
    ("talk", "why"),
    [
        ({"deadline": None, "lasts": None}, "nobody says how long clients stay in “Talk”"),
        (
            {"deadline": {"limit": "14d", "by_segment": {"large": "20d"}}, "lasts": None},
            "segments stay in “Talk” for different times",
        ),
    ],
)
def test_a_stay_that_nobody_can_tell_any_more(talk, why):
    assert told(a_book(**SEGMENTS), a_book(talk=talk, **SEGMENTS))[0] == (
        f"A client of “Deals” is in work on average: no longer known (it was 9 days), because {why}."
    )


def test_a_way_that_leads_to_no_sale_any_more():
    after = a_book(talk={"next": [{"to": "lost"}]})

    assert told(a_book(), after) == [
        "Conversion to a sale in “Deals”: 0% instead of 20%.",
        "The longest way to a sale in “Deals”: no longer known (it was 21 days), because no way leads to a sale.",
    ]


def test_people_of_a_role():
    after = a_book(roles=[{"id": "hunter", "title": "Hunter", "headcount": 4}])

    assert told(a_book(), after) == [
        "People whom the worklist of “Hunter” in “Deals” takes: 4 where there are 4 instead of 2 where there are 2."
    ]


def test_working_days_of_another_week():
    # 10 working days of five are 14 calendar days, of seven they are 10.
    week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    before, after = (
        a_book(talk={"deadline": "10wd"}, book={"title": "B", "calendar": {"week": days}}) for days in (week[:5], week)
    )

    assert told(before, after)[0] == "The longest way to a sale in “Deals”: 17 days instead of 21 days."


def test_clients_who_are_not_ours_any_more_use_up_no_deadlines():
    talk = {"deadline": {"limit": "14d", "by_segment": {"large": "30d"}}}
    not_ours = [
        {
            "id": "giants",
            "title": "Giants",
            "reason": "Too large",
            "action": "Refuse",
            "criteria": {"size": {"from": "10"}},
        }
    ]

    assert told(a_book(talk=talk, **SEGMENTS), a_book(talk=talk, **SEGMENTS, not_our_clients=not_ours))[0] == (
        "The longest way to a sale in “Deals”: 21 days instead of 37 days."
    )


def test_what_is_the_same_after_rounding_is_no_effect():
    # 20.02% and 20% of 100 clients: pages tell one decimal.
    after = a_book(talk={"next": [{"to": "won", "share": "40.04%"}, {"to": "lost", "share": "59.96%"}]})

    assert told(a_book(), after) == []


def test_numbers_are_those_of_the_page():
    after = a_book(new={"next": [{"to": "talk", "share": "33%"}, {"to": "lost", "share": "67%"}]})
    page = expected_content(after, after.pipelines[0], wording_of(after, "ru"))
    sentences = {effect.measure: effect.message.in_language("ru") for effect in effects_between(a_book(), after)}

    assert page.figures[1].value.partition("\N{NO-BREAK SPACE}")[0] == "7,3"
    assert "7,3" in sentences["duration"]
    assert page.load is not None
    assert page.load.mean in sentences["workload"]
    assert page.load.most in sentences["highest-workload"]
