"""Tables of an audit's figures for the terminal."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from playbook.cli.audit_figures_told import loads_told, times_told, ways_told
from playbook.exchange.audit_words import AuditWords
from tests.audits import audited_book, figures


@pytest.fixture
def words():
    return AuditWords(audited_book(), "en")


def test_a_share_outside_of_the_interval_is_told(words):
    _head, contact, refusal, sold, *_rest = ways_told(figures(), words)

    assert contact.endswith("less often than written")
    assert [refusal.split()[-1], sold.split()[-3:]] == ["2", ["not", "drawn", "0.2"]]


def test_ways_out_of_a_state_that_nobody_left_are_left_out(words):
    nobody = [replace(way, count=0, leavers=0) for way in figures().ways]

    assert list(ways_told(replace(figures(), ways=tuple(nobody)), words)) == []


def test_what_has_not_been_reached_is_a_dash(words):
    *_lines, contact, thinking = times_told(figures(), words)

    assert contact.split() == ["Contact", "24", "4", "4", "–", "–", "5", "days", "10.0%"]
    assert thinking.split() == ["“Thinking”", "1", "1", "–", "–", "–", "–", "–"]


def test_a_load_without_expectations_is_told_beside_its_worklist(words):
    [load] = figures().loads
    told = loads_told(replace(figures(), loads=(replace(load, expected_least=None, expected_most=None),)), words)

    assert list(told) == [
        "New clients: 2 people, 2.5 clients on average, 4 at most.",
        "  The worklist: 2–3.",
    ]


def test_an_expected_load_is_one_number_or_two_bounds(words):
    [load] = figures().loads
    certain = replace(load, expected_least=Decimal("2.5"), expected_most=Decimal("2.5"))

    lines = list(loads_told(replace(figures(), loads=(load, certain)), words))

    assert [lines[1], lines[4]] == ["  By the book's own numbers: 1.5–3.", "  By the book's own numbers: 2.5."]
