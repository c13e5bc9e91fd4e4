"""Given a book and what its sources hold, I get measurements, or a finding that says why there are none."""

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
FRAME = {"book.yml": "book: {title: T, language: en}\n"}
STATUS = "statuses:\n  - {id: asleep, title: Asleep, when: {days-since-last-order: {above: 90}}}\n"
LEDGER = "client,date,amount\n" + "a,2026-09-01,10\n" * 10 + "b,2026-10-20,50\nlate,2026-12-01,7\n"


@pytest.fixture
def evidence(write_book):
    def read(data: str, files: dict[str, str] | None = None, environment: dict[str, str] | None = None):
        book = f"book: {{title: T, language: en}}\ndata: {{{data}}}\n"
        folder = write_book({"book.yml": book, **(files or {"data/ledger.csv": LEDGER})})
        return evidence_of(load_book(folder).book, folder, environment or {}, read_sheet, TODAY)

    return read


def told(evidence) -> list[tuple[str, str]]:
    assert evidence.measurements is None
    return [(str(one.at), one.message.in_language("en")) for one in evidence.findings]


def test_the_client_base_is_seen_from_the_last_day_that_the_ledger_knows(evidence):
    found = evidence("ledger: {source: data/ledger.csv}")

    assert found.findings == ()
    assert found.measurements.as_of == date(2026, 10, 20)
    assert found.measurements.whole.clients == 2
    assert [(one.reason, one.count) for one in found.measurements.bad_rows] == [("future", 1)]


def test_a_book_without_a_ledger_has_no_evidence(evidence):
    assert evidence("clients: {source: data/ledger.csv}") is NO_EVIDENCE


@pytest.mark.parametrize(("data", "is_imported"), [("", False), ("data: {ledger: {source: ledger.csv}}\n", True)])
@pytest.mark.parametrize("command", ["check", "diff"])
def test_only_a_book_with_a_ledger_pays_for_importing_ibis(git, command, data, is_imported):
    git.commit({"content/book.yml": f"{FRAME['book.yml']}{data}{STATUS}", "content/ledger.csv": LEDGER})
    git.commit({"content/book.yml": f"{FRAME['book.yml']}{data}{STATUS.replace('90', '60')}"})
    words = {"check": ["check", "content"], "diff": ["diff", "HEAD~1", "HEAD"]}[command]
    program = (sys.executable, "-X", "importtime", "-m", "playbook", *words)
    done = subprocess.run(program, cwd=git.top, capture_output=True, text=True, check=False)

    assert done.stdout
    assert bool(re.search(r"\| +ibis$", done.stderr, re.MULTILINE)) == is_imported


def test_a_file_that_is_not_there_is_told_at_its_source(evidence):
    assert told(evidence("ledger: {source: data/gone.csv}")) == [("data/ledger", "There is no file “data/gone.csv”.")]


def test_of_another_source_its_own_place_is_told(evidence):
    found = evidence("ledger: {source: data/ledger.csv}, clients: {source: data/gone.xlsx}")

    assert told(found) == [("data/clients", "There is no file “data/gone.xlsx”.")]


def test_a_name_that_the_environment_lacks_is_told_without_a_value_of_others(evidence):
    found = evidence(
        "ledger: {source: 'postgresql://me:${SECRET}@${HOST}/x', table: t}", environment={"SECRET": "kittens"}
    )

    [(at, message)] = told(found)
    assert (at, message.startswith("The environment has no HOST")) == ("data/ledger", True)
    assert "kittens" not in message


def test_each_column_that_does_not_fit_is_told(evidence):
    found = evidence("ledger: {source: data/ledger.csv, columns: {client: Who, date: When}}")

    assert [at for at, _message in told(found)] == ["data/ledger", "data/ledger"]
    assert "“Who”" in told(found)[0][1]


def test_a_workbook_that_is_none_is_told(evidence):
    found = evidence("ledger: {source: data/ledger.xlsx}", {"data/ledger.xlsx": "no workbook"})

    assert [at for at, _message in told(found)] == ["data/ledger"]


def test_the_check_tells_it_on_the_line_of_the_source_with_the_severity_that_the_book_asks(write_book):
    rule = catalogue_of_rules()["A809"]
    folder = write_book({**FRAME, "data.yml": rule.bad.replace("  # <- here", "")})
    loaded = load_book(folder)
    found = evidence_of(loaded.book, folder, {}, read_sheet, TODAY)

    [finding] = [one for one in check_book(loaded, TODAY, found) if one.code == "A809"]
    assert (finding.place.path, finding.place.line, finding.severity) == ("data.yml", 2, Severity.WARNING)


def test_the_good_example_is_silent_where_its_file_is_there(write_book):
    rule = catalogue_of_rules()["A809"]
    folder = write_book({**FRAME, "data.yml": rule.good, "data/ledger.csv": LEDGER})
    loaded = load_book(folder)
    found = evidence_of(loaded.book, folder, {}, read_sheet, TODAY)

    assert found.measurements is not None
    assert found.measurements.whole.turnover == Decimal(100)  # the window ends with the last month that is complete
    assert "A809" not in [one.code for one in check_book(loaded, TODAY, found)]


def test_a_ledger_of_which_no_row_counts_is_told_and_shows_nothing(evidence):
    found = evidence("ledger: {source: l.csv}", {"l.csv": "client,date,amount\na,11/12/2026,5\nb,12/12/2026,5\n"})

    assert told(found) == [
        (
            "data/ledger",
            "Of the 2 rows of the ledger 2 do not count, most of them for this: a date that is none, or that may be two (l.csv, row 2).",
        )
    ]


def test_a_ledger_of_which_more_than_a_tenth_does_not_count_is_told_and_shown(evidence):
    rows = "".join(f"c{number},2026-10-0{number % 9 + 1},5\n" for number in range(18))
    found = evidence(
        "ledger: {source: l.csv}", {"l.csv": f"client,date,amount\n{rows},2026-10-01,5\nx,soon,5\ny,soon,5\n"}
    )
    borne = evidence("ledger: {source: l.csv}", {"l.csv": f"client,date,amount\n{rows},2026-10-01,5\nx,soon,5\n"})

    assert found.measurements.whole.clients == borne.measurements.whole.clients == 18
    assert [str(one.at) for one in found.findings] == ["data/ledger"]
    assert borne.findings == ()


PLANNED = {
    "data/ledger.csv": LEDGER,
    "forecast.yml": "forecast: {periods: [{id: q4, from: 2026-10-01, to: 2026-12-31}]}\n",
}
ENTRIES = "client;period;expert;budget;author;read_at\nb;q4;90.00;92.00;Ann;2026-09-30\n"


def test_forecasts_are_held_against_the_ledger_once_the_file_of_their_entries_is_there(evidence):
    found = evidence("ledger: {source: data/ledger.csv}", {**PLANNED, "data/forecast.csv": ENTRIES})

    [plan] = found.plans
    assert found.findings == ()
    assert plan.as_of == found.measurements.as_of
    assert (plan.whole["q4"].budget, plan.whole["q4"].due, plan.whole["q4"].actual) == (92, 20, 50)
    assert (plan.at, plan.has_all_lines) == (("forecast", 0), True)


def test_without_the_file_of_entries_there_is_no_plan(evidence):
    assert evidence("ledger: {source: data/ledger.csv}", PLANNED).plans == ()


def test_an_empty_file_of_entries_is_a_plan_of_which_nobody_said_a_number(evidence):
    [plan] = evidence("ledger: {source: data/ledger.csv}", {**PLANNED, "data/forecast.csv": ENTRIES[:43]}).plans

    assert (plan.whole["q4"].budget, plan.whole["q4"].actual) == (None, 50)


def test_rows_of_the_forecast_that_say_nothing_are_told_at_it_the_first_one_by_one_and_the_others_count(evidence):
    broken = ENTRIES + "".join(f"c{number};q4;soon;;;\n" for number in range(12))
    found = evidence("ledger: {source: data/ledger.csv}", {**PLANNED, "data/forecast.csv": broken})

    assert {one.at for one in found.findings} == {("forecast",)}
    rows = [str(one.message).partition(": ")[0] for one in found.findings]
    assert rows == [*(f"data/forecast.csv, row {number}" for number in range(3, 13)), "data/forecast.csv"]
    assert str(found.findings[-1].message) == "data/forecast.csv: 2 more rows are as wrong."
    assert found.plans[0].whole["q4"].budget == 92


def test_a_forecast_of_which_nothing_can_be_read_leaves_the_client_base_as_it_is(evidence):
    found = evidence("ledger: {source: data/ledger.csv}", {**PLANNED, "data/forecast.csv": ENTRIES + '"'})

    assert found.measurements.whole.clients == 2
    assert [str(one.at) for one in found.findings] == ["forecast"]


def test_the_check_tells_it_on_the_line_of_the_forecast(write_book):
    files = {
        **PLANNED,
        **FRAME,
        "data.yml": "data: {ledger: {source: data/ledger.csv}}\n",
        "data/forecast.csv": "who\n",
    }
    folder = write_book(files)
    loaded = load_book(folder)
    found = evidence_of(loaded.book, folder, {}, read_sheet, TODAY)

    [finding] = [one for one in check_book(loaded, TODAY, found) if one.code == "A809"]
    assert (finding.place.path, finding.place.line, finding.severity) == ("forecast.yml", 1, Severity.WARNING)


def test_a_ledger_of_which_no_row_counts_has_no_plans(evidence):
    files = {**PLANNED, "data/ledger.csv": "client,date,amount\na,soon,5\n", "data/forecast.csv": ENTRIES}
    found = evidence("ledger: {source: data/ledger.csv}", files)

    assert (found.measurements, found.plans) == (None, ())
