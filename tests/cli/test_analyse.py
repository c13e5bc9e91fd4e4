"""`playbook analyse` as a process: what it says, what it writes, and how it ends."""

from __future__ import annotations

import duckdb
import pytest

BOOK = """
book: {title: T, language: LANGUAGE, currency: EUR}
abc_xyz: {window: 3, cells: {AX: {title: Backbone, approach: "Call on Tuesdays, see [[status:regular]]."}}}
statuses:
  - id: sleeping
    title: Sleeping
    when: {days-since-last-order: {above: 90}}
    plan: [Call, do not write]
    next: [{to: regular, how: One order without a discount.}]
  - {id: regular, title: Regular, when: {orders: {from: 1}}, goal: Take one more product.}
data:
  ledger: {source: "data/*.csv", columns: {client: Customer, date: Invoiced, amount: Net}}
"""
LEDGER = """Customer;Invoiced;Net
steady;2026-05-20;100
steady;2026-08-01;100
steady;2026-09-01;100
steady;2026-10-01;100
gone;2026-07-01;50
bad;2026-02-30;1
"""


@pytest.fixture
def book(write_book):
    return write_book({"book.yml": BOOK.replace("LANGUAGE", "en"), "data/ledger.csv": LEDGER})


def test_the_summary_tells_cells_statuses_moves_and_bad_rows(playbook, book):
    done = playbook("analyse", "--book", book, "--as-of", "2026-10-31")

    assert (
        done.stdout
        == """\
On 31 October 2026 the client base has 2 clients.
From 1 August 2026 to 31 October 2026 they bought for €300.

Cells
  AX  Backbone  1 client  €300  100%  Call on Tuesdays, see Regular.
  –   no cell   1 client    €0

Statuses
  Sleeping  1 client    €0    0%
  Regular   1 client  €300  100%  Take one more product.

Who moved within one window
  Regular → Sleeping: 1 client
    gone
    → Call
    → towards “Regular”: One order without a discount.
  1 client is where it was.

Rows that do not count
  Ledger: 1 row, a date that is none, or that may be two
    data/ledger.csv, row 7: client: bad · date: 2026-02-30 · amount: 1
"""
    )
    assert done.stderr == (
        "The ledger ends on 1 October 2026: what was bought from then to 31 October 2026 is missing here.\n"
    )
    assert done.returncode == 0


def test_a_day_is_asked_for_as_people_write_it(playbook, book):
    written = [playbook("analyse", "--book", book, "--as-of", day) for day in ("2026-10-31", "31.10.2026")]

    assert written[0].stdout == written[1].stdout
    assert [one.returncode for one in written] == [0, 0]


def test_the_files_are_written_and_named(playbook, book, tmp_path):
    done = playbook("analyse", "--book", book, "--as-of", "2026-10-31", "--out", tmp_path / "out")

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "clients.csv",
        "clients.xlsx",
        "rejects.csv",
        "summary.json",
    ]
    assert done.stderr.splitlines()[1].endswith("out/clients.csv")
    assert done.returncode == 0


def test_a_ledger_may_be_named_and_is_looked_for_here(playbook, book, tmp_path):
    (tmp_path / "here" / "other.csv").write_text("client,date,amount\nx,2026-10-01,5\n", encoding="utf-8")
    done = playbook("analyse", "--book", book, "--as-of", "2026-10-31", "--ledger", "other.csv")

    assert done.stdout.startswith("On 31 October 2026 the client base has 1 client.")


def test_columns_that_do_not_fit_are_told_in_one_sentence(playbook, book):
    (book / "data" / "ledger.csv").write_text("Customers;Invoiced;Net\n", encoding="utf-8")
    done = playbook("analyse", "--book", book, "--as-of", "2026-10-31")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "data/ledger.csv has no column “Customer”, which the book maps to “client”; did you mean “Customers”?\n"
    )


def test_a_ledger_that_is_not_there_is_trouble_of_the_world(playbook, book):
    done = playbook("analyse", "--book", book, "--ledger", "gone.csv")

    assert (done.returncode, done.stderr) == (3, "There is no file “gone.csv”.\n")


def test_a_book_with_errors_is_refused(playbook, book):
    (book / "more.yml").write_text("statuses: [{id: x, titel: X}]\n", encoding="utf-8")
    done = playbook("analyse", "--book", book)

    assert done.returncode == 1
    assert done.stderr.endswith("Nothing was analysed; mend the errors first.\n")


@pytest.mark.parametrize("day", ["soon", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_a_usage_error(playbook, book, day):
    assert playbook("analyse", "--book", book, "--as-of", day).returncode == 2


def test_a_table_of_a_database_from_here_may_be_named(playbook, book, tmp_path):
    with duckdb.connect(tmp_path / "here" / "sales.db") as connection:
        connection.execute("CREATE TABLE sold AS SELECT 'x' AS client, DATE '2026-10-01' AS date, 5 AS amount")
    named = "--ledger", "duckdb://sales.db"
    done = playbook("analyse", "--book", book, *named, "--table", "sold")
    unnamed = playbook("analyse", "--book", book, *named)

    assert done.stdout.startswith("On 1 October 2026 the client base has 1 client.")
    assert (unnamed.returncode, unnamed.stdout) == (1, "")


def test_a_day_before_the_end_of_the_ledger_makes_no_later_row_a_bad_one(playbook, book):
    done = playbook("analyse", "--book", book, "--as-of", "2026-08-15")

    assert done.stdout.startswith("On 15 August 2026 the client base has ")
    assert "future" not in done.stdout
