"""`playbook forecast sheet` as a process."""

from __future__ import annotations

import pytest
import python_calamine

BOOK = """
    book: {title: Guide, company: Firm, language: en, currency: EUR}
    lines: [{id: trade, title: Trade}, {id: retail, title: Retail}]
    data: {ledger: {source: data/ledger.csv, columns: {client: client, date: date, amount: amount, line: line, manager: manager}}}
    forecast:
      - {line: trade, title: Plan, periods: [{id: 2027-q1, title: Q1, from: 2027-01-01, to: 2027-03-31}, {id: winter, title: Winter}]}
      - {line: retail, periods: [{id: 2027-q1, from: 2027-01-01, to: 2027-03-31}, {id: spring, from: 2027-03-01, to: 2027-05-31}]}
    """
LEDGER = """
    client;date;amount;line;manager
    Alder;2026-02-01;100.50;trade;Ann
    Birch;2026-02-02;50;trade;Boris
    Shop;2026-02-03;7;retail;Ann
    """


@pytest.fixture
def book(write_book):
    """A book of two lines and its ledger."""
    return write_book({"book.yml": BOOK, "data/ledger.csv": LEDGER})


@pytest.fixture
def sheet(playbook, book, tmp_path):
    """Run `playbook forecast sheet …` on the book; the sheet is `plan.xlsx`."""
    return lambda *words, out="plan.xlsx": playbook(
        "forecast", "sheet", "--book", book, "--out", tmp_path / out, *words, SOURCE_DATE_EPOCH="1795000000"
    )


def _clients(path):
    rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [row[0] for row in rows[4:]]


def test_a_sheet_of_a_line_is_written(sheet, tmp_path):
    done = sheet("--period", "2027-q1", "--line", "trade")

    assert (done.returncode, done.stdout, done.stderr) == (0, f"{tmp_path / 'plan.xlsx'} (2 clients)\n", "")
    assert _clients(tmp_path / "plan.xlsx") == ["Alder", "Birch"]


def test_the_same_book_makes_the_same_bytes(sheet, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        assert sheet("--period", "2027-q1", "--line", "trade", out=name).returncode == 0

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_line_is_not_asked_for_where_the_period_tells_it(sheet, tmp_path):
    assert sheet("--period", "spring").returncode == 0
    assert _clients(tmp_path / "plan.xlsx") == ["Shop"]


def test_a_manager_gets_his_clients_whatever_his_capitals(sheet, tmp_path):
    assert sheet("--period", "2027-q1", "--line", "trade", "--manager", "ann").returncode == 0
    assert _clients(tmp_path / "plan.xlsx") == ["Alder"]


def test_the_sheet_speaks_the_language_asked_for(sheet, tmp_path):
    assert sheet("--period", "2027-q1", "--line", "trade", "--lang", "ru").returncode == 0

    assert python_calamine.CalamineWorkbook.from_path(tmp_path / "plan.xlsx").sheet_names == [
        "Прогноз",
        "Как заполнить",
        "playbook",
    ]


def test_what_was_said_before_stands_in_it(sheet, book, tmp_path):
    (book / "data" / "forecast.csv").write_text(
        "line;client;period;expert;budget;author;read_at\ntrade;Cedar;2027-q1;10.50;;Ann;\n", encoding="utf-8-sig"
    )
    assert sheet("--period", "2027-q1", "--line", "trade").returncode == 0
    rows = python_calamine.CalamineWorkbook.from_path(tmp_path / "plan.xlsx").get_sheet_by_index(0).to_python()

    assert [(row[0], row[-2], row[-1]) for row in rows[4:]] == [
        ("Alder", "", ""),
        ("Birch", "", ""),
        ("Cedar", 10.5, ""),
    ]


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (
            ("--line", "trade", "--manager", "Anna"),
            1,
            "“Anna” has no clients; did you mean “Ann”? No sheet was written.\n",
        ),
        (
            ("--line", "trade", "--manager", "Zoe"),
            1,
            "“Zoe” has no clients; the ledger names: Ann, Boris. No sheet was written.\n",
        ),
        ((), 2, "several forecasts have such periods; name the line of one: trade, retail."),
        (("--line", "trad"), 2, "the book has no forecast of the line “trad”; it has them of: retail, trade."),
        (
            ("--line", "trade", "--period", "2027-q2"),
            2,
            "the forecast has no period “2027-q2”; did you mean “2027-q1”?",
        ),
        (("--line", "trade", "--period", "winter"), 2, "the period “winter” has no days; write its from and to."),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(sheet, tmp_path, words, status, told):
    done = sheet("--period", "2027-q1", *words)

    assert done.returncode == status
    assert told in done.stderr
    assert not (tmp_path / "plan.xlsx").exists()


def test_a_spoilt_forecast_is_told_and_nothing_is_written(sheet, book, tmp_path):
    (book / "data" / "forecast.csv").write_text("client;period;expert;budget;author;read_at\nA;2027-q1;many;;;\n")
    done = sheet("--period", "2027-q1", "--line", "trade")

    assert done.returncode == 1
    assert "data/forecast.csv, row 2: “many” under “expert” is no sum; write it as 1250000.00.\n" in done.stderr
    assert not (tmp_path / "plan.xlsx").exists()


def test_a_ledger_that_cannot_be_used_is_told(sheet, book):
    (book / "data" / "ledger.csv").write_text("who;when\nAlder;2026-02-01\n")
    done = sheet("--period", "2027-q1", "--line", "trade")

    assert done.returncode == 1
    assert "data/ledger.csv has no column “client”" in done.stderr


def test_a_book_that_plans_nothing_is_told(playbook, write_book, tmp_path):
    book = write_book({"book.yml": "book: {title: Guide, language: ru, currency: RUB}\n"})
    done = playbook("forecast", "sheet", "--book", book, "--period", "x", "--out", tmp_path / "a.xlsx")

    assert (done.returncode, done.stderr) == (1, "В книге ничего не планируют: опишите раздел forecast с периодами.\n")


def test_another_ending_is_refused(sheet):
    done = sheet("--period", "2027-q1", out="plan.ods")

    assert done.returncode == 2
    assert "“plan.ods” ends in none of: .xlsx" in done.stderr
