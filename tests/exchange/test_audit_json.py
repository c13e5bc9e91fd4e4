"""audit.json, as other programs read it."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from playbook.exchange.audit_json import audit_json
from playbook.exchange.audit_words import AuditWords
from tests.audits import audited_book, figures


@pytest.fixture
def words():
    return AuditWords(audited_book(), "en")


@pytest.fixture
def found(words):
    return json.loads(audit_json(figures(), words), parse_float=Decimal)


def test_its_keys_stay(found):
    assert [*found] == [
        "as_of", "since", "events", "clients", "broken", "ways", "times", "loads", "pilots", "today", "bad_rows", "notes",
    ]  # fmt: skip
    assert (found["as_of"], found["since"], found["events"]) == ("2026-10-05", "2026-09-20", 1240)


def test_a_broken_clause_has_its_place_and_its_share(found):
    assert found["broken"][0] == {
        "kind": "deadline",
        "pipeline": "new",
        "state": "contact",
        "to": None,
        "handoff": None,
        "at": "pipelines/new/states/contact/deadline",
        "page": "pipelines/new/contact.html",
        "section": "2.1.2",
        "breaches": 2,
        "chances": 20,
        "share": Decimal("0.100000"),
        "clients": 2,
    }
    assert found["broken"][-1]["share"] is None


def test_ways_and_times_keep_what_is_not_known_as_null(found):
    assert found["ways"][2]["to"] == "sold"
    assert (found["ways"][2]["is_written"], found["ways"][2]["part"]) == (False, Decimal("0.233333"))
    assert found["ways"][3]["days"] is None
    assert (found["times"][1]["median"], found["times"][1]["ninetieth"]) == (4, None)


def test_a_pilot_is_told_day_by_day(found):
    [pilot] = found["pilots"]

    assert (pilot["state"], [one["kind"] for one in pilot["costliest"]]) == ("correct", ["deadline", "unknown-state"])
    assert pilot["targets"][0]["days"] == [
        {"day": "2026-10-01", "value": None, "is_met": None},
        {"day": "2026-10-02", "value": Decimal("0.1"), "is_met": True},
        {"day": "2026-10-03", "value": Decimal("0.25"), "is_met": False},
    ]


def test_it_is_the_same_in_every_language_and_names_nobody(words):
    told = audit_json(figures(), words)

    assert told == audit_json(figures(), AuditWords(audited_book(), "ru"))
    assert b"Heath" not in told


def test_an_empty_history_is_an_object_of_empty_lists(words):
    empty = replace(figures(), broken=(), ways=(), times=(), loads=(), pilots=(), today=(), bad_rows=(), notes=())

    assert json.loads(audit_json(empty, words))["pilots"] == []
