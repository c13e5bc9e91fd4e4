"""What the terminal says of a pilot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from playbook.cli.audit_pilot_told import pilot_told
from playbook.exchange.audit_words import AuditWords
from tests.audits import audited_book, pilot


@pytest.fixture
def words():
    return AuditWords(audited_book(), "en")


def test_at_its_end_a_pilot_is_to_be_corrected_where_a_target_is_missed(words):
    lines = list(pilot_told(pilot(), words))

    assert lines[:3] == [
        "1–3 October 2026: it is over, and 2 targets of 4 are not met: correct the model.",
        "  Overdue: Contact          25.0%  at most 20%     not met",
        "  Time on the way: Sold  4.5\u00a0days  at most 5\u00a0days  met    ",
    ]
    assert lines[5] == "These clauses cost most:"


def test_at_its_end_a_pilot_is_kept_where_all_is_met(words):
    lines = list(pilot_told(replace(pilot(), state="keep"), words))

    assert lines[0] == "1–3 October 2026: it is over, and every target is met: keep the model."
    assert "These clauses cost most:" not in lines


def test_a_pilot_without_targets_has_shown_nothing():
    lines = list(pilot_told(replace(pilot(), targets=()), words_of_no_targets()))

    assert lines[0] == "1–3 October 2026: it is over, and has shown nothing, for it has no targets."


def words_of_no_targets():
    book = audited_book()
    [pipeline] = book.pipelines
    bare = pipeline.model_copy(update={"pilot": pipeline.pilot.model_copy(update={"targets": ()})})
    return AuditWords(book.model_copy(update={"pipelines": (bare,)}), "en")


def test_a_running_pilot_tells_how_far_it_has_come(words):
    running = replace(pilot(), state="running", until=date(2026, 10, 2))

    assert next(pilot_told(running, words)) == "1–3 October 2026: 2 of 3 days are over."


def test_of_one_that_has_not_begun_there_is_nothing_to_measure(words):
    targets = tuple(replace(one, values=()) for one in pilot().targets)
    lines = list(pilot_told(replace(pilot(), state="to-come", until=None, targets=targets, costliest=()), words))

    assert lines[0] == "1–3 October 2026: it has not begun yet."
    assert [line.split("  ")[-1].strip() for line in lines[1:]] == ["nothing to measure yet"] * 4
