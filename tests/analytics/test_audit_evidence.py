"""Given a book that names a history, I get its figures as of the last day of which it tells, or a finding at data/events that says why not."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.evidence import NO_EVIDENCE, evidence_of
from playbook.check import catalogue_of_rules, check_book
from playbook.diagnostics import Severity
from playbook.exchange.ledger_sheet import read_sheet
from playbook.load import load_book

TODAY = date(2026, 11, 21)
BOOK = """
book: {{title: T, language: en}}
roles: [{{id: hunter, title: Hunter}}]
pipelines:
  - id: sales
    title: Sales
    worklist: {{role: hunter, max: 9}}
    states:
      - {{id: new, title: New, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{{to: won}}]}}
      - {{id: won, title: Won, kind: won}}
      - {{id: lost, title: Lost, kind: lost}}
data: {{{data}}}
"""
EVENTS = """client,state,at,person
a,new,2026-10-01,Ivanov
a,won,2026-10-03,Ivanov
b,new,2026-10-05,Ivanov
c,new,2026-10-20,Petrov
"""
LEDGER = "client,date,amount\na,2026-10-20,50\n"


@pytest.fixture
def evidence(write_book):
    def read(data="events: {source: crm.csv}", files=None, environment=None, expected=None, *, is_shown=True):
        folder = write_book({"book.yml": BOOK.format(data=data), "crm.csv": EVENTS, **(files or {})})
        return evidence_of(
            load_book(folder).book, folder, environment or {}, read_sheet, TODAY, expected, is_shown=is_shown
        )

    return read


def told(evidence) -> list[tuple[str, str]]:
    assert evidence.audit is None
    return [(str(one.at), one.message.in_language("en")) for one in evidence.findings]


def test_a_history_is_seen_from_the_last_day_up_to_today_of_which_it_tells(evidence):
    found = evidence(files={"crm.csv": EVENTS + "d,new,2027-01-01,Petrov\n"})

    assert found.findings[0].message.text.startswith("Of the {rows} rows of the history")
    assert (found.audit.as_of, found.audit.since) == (date(2026, 10, 20), date(2026, 10, 1))
    assert (found.audit.events, found.audit.clients) == (4, 3)
    assert [(one.clause.kind, one.clause.state) for one in found.audit.broken] == [("deadline", "new")]


def test_a_book_with_a_history_and_without_a_ledger_tells_of_its_pipelines(evidence):
    found = evidence()

    assert found.findings == ()
    assert found.measurements is None
    assert [(way.source, way.target, way.count) for way in found.audit.ways] == [("new", "won", 1), ("new", "lost", 0)]


def test_a_book_without_either_has_no_evidence(evidence):
    assert evidence("clients: {source: crm.csv}") is NO_EVIDENCE


def test_what_the_book_expects_stands_beside_the_real_load(evidence):
    found = evidence(expected={"sales": (Decimal(2), Decimal(3))})

    [load] = found.audit.loads
    assert (load.expected_least, load.expected_most) == (2, 3)


def test_a_history_out_of_reach_is_told_at_its_source(evidence):
    assert told(evidence("events: {source: gone.csv}")) == [("data/events", "There is no file “gone.csv”.")]


def test_a_name_that_the_environment_lacks_is_told_without_a_value_of_others(evidence):
    data = "events: {source: 'postgresql://me:${SECRET}@${CRM_URL}/x', table: t}"

    [(at, message)] = told(evidence(data, environment={"SECRET": "kittens"}))
    assert (at, message.startswith("The environment has no CRM_URL")) == ("data/events", True)
    assert "kittens" not in message


def test_each_column_that_does_not_fit_is_told(evidence):
    found = told(evidence("events: {source: crm.csv, columns: {client: Who, state: Where}}"))

    assert [at for at, _message in found] == ["data/events", "data/events"]
    assert "“Who”" in found[0][1]


def test_a_history_out_of_reach_leaves_the_client_base_as_it_is_and_the_other_way_round(evidence):
    both = "ledger: {source: %s}, events: {source: %s}"
    files = {"ledger.csv": LEDGER}
    no_history = evidence(both % ("ledger.csv", "gone.csv"), files)
    no_ledger = evidence(both % ("gone.csv", "crm.csv"), files)

    assert (no_history.measurements.whole.clients, no_history.audit) == (1, None)
    assert (no_ledger.measurements, no_ledger.audit.clients) == (None, 3)
    assert [str(one.at) for one in (*no_history.findings, *no_ledger.findings)] == ["data/events", "data/ledger"]


def test_a_history_of_which_more_than_a_tenth_does_not_count_is_told_and_shown(evidence):
    found = evidence(files={"crm.csv": EVENTS + ",new,2026-10-06,Petrov\n"})

    [finding] = found.findings
    assert str(finding.message) == (
        "Of the 5 rows of the history 1 do not count, most of them for this: no client (crm.csv, row 6)."
    )
    assert "audit --out" in str(finding.hint)
    assert found.audit.clients == 3


@pytest.mark.parametrize(
    "history",
    [
        EVENTS,
        EVENTS + ",new,2026-10-06,Petrov\n",
        EVENTS + "d,new,2027-01-01,Petrov\ne,new,soon,Petrov\n",
        "client,state,at\n,new,2026-10-06\n",
        "client,state,at\n",
        "who,state,at\n",
    ],
)
def test_where_nothing_is_shown_the_same_is_found_and_nothing_reckoned(evidence, history):
    files = {"crm.csv": history}
    shown, checked = evidence(files=files), evidence(files=files, is_shown=False)

    assert [(one.at, str(one.message), one.hint) for one in checked.findings] == [
        (one.at, str(one.message), one.hint) for one in shown.findings
    ]
    assert checked.audit is None


def test_a_history_of_which_no_row_counts_shows_nothing(evidence):
    found = evidence(files={"crm.csv": "client,state,at\n,new,2026-10-06\n"})

    assert [at for at, _message in told(found)] == ["data/events"]


def test_a_history_without_rows_is_one_of_which_nothing_can_be_told_yet(evidence):
    found = evidence(files={"crm.csv": "client,state,at\n"})

    assert found.findings == ()
    assert (found.audit.events, found.audit.since, found.audit.as_of) == (0, None, TODAY)


def test_the_check_tells_it_on_the_line_of_the_source(write_book):
    folder = write_book(
        {"book.yml": "book: {title: T, language: en}\n", "data.yml": "data:\n  events: {source: gone.csv}\n"}
    )
    loaded = load_book(folder)
    found = evidence_of(loaded.book, folder, {}, read_sheet, TODAY)

    assert "A809" in catalogue_of_rules()
    [finding] = [one for one in check_book(loaded, TODAY, found) if one.code == "A809"]
    assert (finding.place.path, finding.place.line, finding.severity) == ("data.yml", 2, Severity.WARNING)


def test_a_page_of_the_history_asks_for_no_ibis_by_itself():
    program = (sys.executable, "-X", "importtime", "-c", "import playbook.plan, playbook.editions")
    done = subprocess.run(program, capture_output=True, text=True, check=True)

    assert "playbook.plan" in done.stderr
    assert re.search(r"\| +ibis$", done.stderr, re.MULTILINE) is None
