"""Given a book whose preview is made again and again, I learn when its ledger is read anew."""

from __future__ import annotations

import os
from datetime import date

import pytest

from playbook.analytics.evidence import Evidence
from playbook.check.ledger_words import measured_by_hand
from playbook.diagnostics import Address, Finding, Message
from playbook.load import load_book
from playbook.serve.kept_evidence import KeptEvidence

TODAY = date(2026, 11, 21)
BOOK = """
book: {title: Jam, language: en}
data: {ledger: {source: data/l*.csv}, events: {source: data/events.csv}}
statuses: [{id: sleeping, title: Sleeping, when: {days-since-last-order: {above: 90}}}]
pages: [{id: jars, title: Jars, body: A jar.}]
"""


@pytest.fixture
def folder(write_book):
    return write_book({"book.yml": BOOK, "data/ledger.csv": "client,date,amount\n"})


@pytest.fixture
def reads(folder):
    """How often the ledger has been read after one more look."""
    count = [0]
    answers = [Evidence(measured_by_hand())]

    def reader(_book, _folder, _today):
        count[0] += 1
        return answers[-1]

    kept = KeptEvidence(reader)

    def look(answer: Evidence | None = None) -> int:
        if answer is not None:
            answers.append(answer)
        assert kept(load_book(folder).book, folder, TODAY) is answers[-1] or answer is None
        return count[0]

    return look


def edit(folder, old: str, new: str) -> None:
    path = folder / "book.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_of_a_page_leaves_it_as_it_is(folder, reads):
    before = reads()
    edit(folder, "A jar.", "Two jars.")

    assert (before, reads()) == (1, 1)


def test_an_edit_of_a_status_reads_it_anew(folder, reads):
    before = reads()
    edit(folder, "above: 90", "above: 60")

    assert (before, reads()) == (1, 2)


def test_another_file_of_the_source_reads_it_anew(folder, reads):
    before = reads()
    (folder / "data" / "ledger-2.csv").write_text("client,date,amount\n", encoding="utf-8")

    assert (before, reads()) == (1, 2)


def test_a_ledger_that_was_written_again_is_read_anew(folder, reads):
    before = reads()
    os.utime(folder / "data" / "ledger.csv", ns=(1, 1))

    assert (before, reads()) == (1, 2)


@pytest.mark.parametrize("name", ["forecast.csv", "events.csv"])
def test_entries_of_the_forecast_and_events_that_come_or_change_are_read_anew(folder, reads, name):
    before = reads()
    (folder / "data" / name).write_text("client\n", encoding="utf-8")
    came = reads()
    (folder / "data" / name).write_text("client;period\n", encoding="utf-8")

    assert (before, came, reads(), reads()) == (1, 2, 3, 3)


def test_a_link_that_leads_nowhere_is_no_trouble_here(folder, reads):
    (folder / "data" / "lost.csv").symlink_to(folder / "nowhere")

    assert (reads(), reads()) == (1, 1)


def test_what_could_not_be_read_is_read_again_each_time(reads):
    failed = Evidence(findings=(Finding(Address(("data", "ledger")), Message("It is gone.", {})),))

    assert (reads(failed), reads(), reads()) == (1, 2, 3)
