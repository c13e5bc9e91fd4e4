"""`playbook audit` as a process: what it says, what it writes, and how it ends."""

from __future__ import annotations

import json

import duckdb
import pytest

BOOK = """
book: {title: T, language: LANGUAGE, currency: EUR}
pipelines:
  - id: new
    title: New clients
    states:
      - {id: found, title: Found, kind: start, deadline: 2d, on_deadline: lost, next: [{to: contact}]}
      - {id: contact, title: Contact, deadline: 5d, on_deadline: lost, next: [{to: sold}]}
      - {id: sold, title: Sold, kind: won}
      - {id: lost, title: Lost, kind: lost}
data:
  events: {source: "data/*.csv", columns: {client: Firm, state: Stage, at: When, person: Who}}
"""
EVENTS = """Firm;Stage;When;Who
anchor;Found;2026-10-01 10:00;ann
anchor;Contact;2026-10-02 10:00;ann
brook;Found;2026-10-01 09:00;ann
brook;Sold;2026-10-09 09:00;ben
cove;Contact;2026-10-10 12:00;ben
bad;Found;2026-02-30;ann
"""


@pytest.fixture
def book(write_book):
    return write_book({"book.yml": BOOK.replace("LANGUAGE", "en"), "data/events.csv": EVENTS})


def test_the_summary_tells_breaches_flow_and_what_to_do_today(playbook, book):
    done = playbook("audit", "--book", book, "--as-of", "2026-10-12")

    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "On 12 October 2026 the history has 5 events, 3 clients; it begins on 1 October 2026."
    assert "  From “Found” clients jump to “Sold”, over what lies between." in lines
    assert "  Clients begin in “Contact”, and not at the start." in lines
    assert "      cove, ben, 10 October 2026" in lines
    place = lines.index("What to do today")
    assert lines[place + 1 : place + 3] == [
        "  ann: 1 client past the deadline",
        "    anchor  Contact  5 days over  → Lost",
    ]
    assert lines[-1] == "    data/events.csv, row 7: client: bad · state: Found · at: 2026-02-30 · person: ann"


def test_it_looks_from_the_last_day_of_the_history_and_speaks_the_book_s_language(playbook, write_book):
    book = write_book({"book.yml": BOOK.replace("LANGUAGE", "ru"), "data/events.csv": EVENTS})
    done = playbook("audit", "--book", book)

    assert done.stdout.startswith("На 10 октября 2026 в истории")
    assert done.returncode == 0


def test_the_files_are_written_and_named(playbook, book, tmp_path):
    done = playbook("audit", "--book", book, "--out", tmp_path / "out")

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "audit.json",
        "audit.xlsx",
        "breaches.csv",
        "flow.csv",
        "rejects.csv",
        "today.csv",
    ]
    assert done.stderr.splitlines()[0].endswith("out/audit.json")
    assert done.returncode == 0


def test_as_json_it_is_the_figures_that_the_file_has(playbook, book, tmp_path):
    done = playbook("audit", "--book", book, "--format", "json", "--out", tmp_path / "out")

    assert done.stdout == (tmp_path / "out" / "audit.json").read_text("utf-8")
    assert json.loads(done.stdout)["events"] == 5


def test_the_same_history_gives_the_same_files(playbook, book, tmp_path):
    for name in ("one", "other"):
        playbook("audit", "--book", book, "--out", tmp_path / name)

    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(files) == 6
    assert [(tmp_path / "one" / name).read_bytes() for name in files] == [
        (tmp_path / "other" / name).read_bytes() for name in files
    ]


def test_a_history_may_be_named_and_is_looked_for_here(playbook, book, tmp_path):
    (tmp_path / "here" / "other.csv").write_text("client,state,at,person\nx,Found,2026-10-01,ann\n", encoding="utf-8")
    done = playbook("audit", "--book", book, "--events", "other.csv")

    assert done.stdout.startswith("On 1 October 2026 the history has 1 event, 1 client;")


def test_a_table_of_a_database_may_be_named(playbook, book, tmp_path):
    with duckdb.connect(str(tmp_path / "here" / "crm.duckdb")) as connection:
        connection.execute(
            "CREATE TABLE stages AS SELECT 'x' AS client, 'Found' AS state, DATE '2026-10-01' AS at, 'ann' AS person"
        )
    done = playbook("audit", "--book", book, "--events", "duckdb://crm.duckdb", "--table", "stages")

    assert done.stdout.startswith("On 1 October 2026 the history has 1 event, 1 client;")


def test_a_book_that_names_no_history_is_told_so(playbook, write_book):
    book = write_book({"book.yml": BOOK.replace("LANGUAGE", "en").partition("data:")[0]})
    done = playbook("audit", "--book", book)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "The book names no events; write where they are under data, or name them with --events.\n"


def test_columns_that_do_not_fit_are_told_in_one_sentence(playbook, book):
    (book / "data" / "events.csv").write_text("Firms;Stage;When;Who\n", encoding="utf-8")
    done = playbook("audit", "--book", book)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("data/events.csv has no column “Firm”, which the book maps to “client”")


def test_a_history_without_a_row_that_counts_is_no_audit(playbook, book):
    (book / "data" / "events.csv").write_text("Firm;Stage;When;Who\nx;Found;soon;ann\n", encoding="utf-8")
    done = playbook("audit", "--book", book)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "No row of the history counts, most of them for this: a date that is none, or that may be two (data/events.csv, row 2).\n"
    )


def test_a_history_that_is_not_there_is_trouble_of_the_world(playbook, book):
    done = playbook("audit", "--book", book, "--events", "gone.csv")

    assert (done.returncode, done.stderr) == (3, "There is no file “gone.csv”.\n")


def test_a_password_is_never_told(playbook, book):
    done = playbook("audit", "--book", book, "--events", "postgres://crm:s3cret@127.0.0.1:1/crm", "--table", "stages")

    assert done.returncode == 3
    assert "s3cret" not in done.stdout + done.stderr


def test_a_book_with_errors_is_refused(playbook, book):
    (book / "more.yml").write_text("statuses: [{id: x, titel: X}]\n", encoding="utf-8")
    done = playbook("audit", "--book", book)

    assert done.returncode == 1
    assert done.stderr.endswith("Nothing was audited; mend the errors first.\n")
