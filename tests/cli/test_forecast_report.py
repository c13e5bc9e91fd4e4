"""`playbook forecast report` as a process: what it says, what it writes, and how it ends."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

BOOK = """
    book: {title: T, language: LANGUAGE, currency: RUB}
    lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
    attributes: [{id: region, title: Region, kind: choice, values: {north: North, south: South}}]
    segmentations:
      - id: by-region
        title: By region
        segments:
          - {id: northern, title: Northern, approach: A, criteria: {region: [north]}}
          - {id: others, title: Others, approach: B, criteria: {region: [south, unknown]}}
    statuses:
      - {id: sleeping, title: Sleeping, when: {days-since-last-order: {above: 90}}}
      - {id: regular, title: Regular, when: {orders: {from: 1}}}
    forecast:
      title: Shipments
      axes: [by-region, status]
      periods:
        - {id: 2026-q1, title: I quarter, from: 2026-01-01, to: 2026-03-31}
        - {id: 2026-q2, title: II quarter, from: 2026-04-01, to: 2026-06-30}
        - {id: 2026-q3, title: III quarter, from: 2026-07-01, to: 2026-09-30}
    data:
      ledger: {source: data/ledger.csv}
      clients: {source: data/clients.csv}
"""
LEDGER = """client,date,amount,line,manager
Ландыш,2026-01-10,1000.10,wholesale,Ann
Ландыш,2026-02-10,500,retail,Ann
Роза,2026-01-20,700.05,wholesale,Bob
Роза,2026-03-20,-100.05,wholesale,Bob
Ландыш,2026-05-15,300.33,wholesale,Ann
Новый,2026-05-15,10.01,,
"""
CLIENTS = "client,region\nЛандыш,north\nРоза,south\n"
FORECAST = """client;period;expert;budget;author;read_at
Ландыш;2026-q1;1600.00;1500.00;Ann;2025-12-20
Роза;2026-q1;500.00;;Bob;2025-12-20
Ландыш;2026-q2;1000.00;1000.00;Ann;2026-03-20
Рoза;2026-q2;400.00;;Bob;2026-03-20
Ландыш;2026-q3;1200.00;;Ann;2026-06-20
"""


@pytest.fixture(params=["en"])
def language(request):
    return request.param


@pytest.fixture
def book(write_book, language):
    files = {"book.yml": BOOK.replace("LANGUAGE", language), "data/ledger.csv": LEDGER, "data/clients.csv": CLIENTS}
    return write_book({**files, "data/forecast.csv": FORECAST})


@pytest.mark.parametrize("language", ["en", "ru"], indirect=True)
def test_the_report_tells_each_period_by_each_axis(playbook, book, golden, language):
    done = playbook("forecast", "report", "--book", book)

    golden(f"cli/forecast-report-{language}.txt", done.stdout + done.stderr)
    assert done.returncode == 0


def test_axes_that_are_asked_for_are_crossed_as_well(playbook, book, golden):
    done = playbook(
        "forecast", "report", "--book", book, "--by", "status", "--by", "by-region", "--as-of", "31.03.2026"
    )

    golden("cli/forecast-report-crossed.txt", done.stdout)
    assert done.returncode == 0


def test_the_files_are_written_and_named(playbook, book, tmp_path):
    done = playbook("forecast", "report", "--book", book, "--by", "status", "--out", tmp_path / "out")
    told = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"), parse_float=Decimal)

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["report.json", "report.xlsx"]
    assert [line.rpartition("/")[2] for line in done.stderr.splitlines()[1:]] == ["report.xlsx", "report.json"]
    assert told["forecasts"][0]["whole"]["2026-q1"]["actual"] == Decimal("2100.10")
    assert done.returncode == 0


def test_before_anybody_has_planned_the_fact_is_told_and_how_to_plan(playbook, book):
    (book / "data" / "forecast.csv").unlink()
    done = playbook("forecast", "report", "--book", book)

    assert done.returncode == 0
    assert "2,100.10" in done.stdout
    assert done.stderr == (
        "There is no data/forecast.csv yet: “playbook forecast sheet” makes a sheet for sellers to fill in, "
        "and “playbook forecast read” reads it.\n"
    )


def test_a_bad_row_of_the_forecast_is_told_and_the_report_is_not_whole(playbook, book):
    with (book / "data" / "forecast.csv").open("a", encoding="utf-8") as file:
        file.write("Роза;2026-q9;1.00;;Bob;\n")
    done = playbook("forecast", "report", "--book", book)

    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == (
        "data/forecast.csv, row 7: the forecast has no period “2026-q9”; did you mean “2026-q3”?"
    )
    assert "2,100.10" in done.stdout


@pytest.mark.parametrize(
    ("section", "told"),
    [
        (
            "",
            "The book plans no sales; write a section “forecast” with periods, each with its id, from and to, and with axes.\n",
        ),
        (
            "forecast: {axes: [status]}\n",
            "The forecast has no periods; write them under periods, each with its id, from and to.\n",
        ),
    ],
)
def test_a_book_that_plans_nothing_is_told_what_to_write(playbook, write_book, section, told):
    statuses = "statuses: [{id: regular, title: Regular, when: {orders: {from: 1}}}]\n"
    data = "data: {ledger: {source: ledger.csv}}\n"
    book = write_book({"book.yml": f"book: {{title: T, language: en, currency: EUR}}\n{statuses}{data}{section}"})
    (book / "ledger.csv").write_text("client,date,amount\na,2026-01-01,5\n", encoding="utf-8")
    done = playbook("forecast", "report", "--book", book)

    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)


def test_without_a_ledger_it_is_told_where_to_name_it(playbook, write_book):
    forecast = "forecast: {periods: [{id: q1, from: 2026-01-01, to: 2026-03-31}]}\n"
    book = write_book({"book.yml": f"book: {{title: T, language: en, currency: EUR}}\n{forecast}"})
    done = playbook("forecast", "report", "--book", book)

    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        "The book names no ledger; write where it is under data, or name it with --ledger.\n",
    )


def test_before_the_first_period_the_plan_alone_is_told(playbook, book):
    done = playbook("forecast", "report", "--book", book, "--as-of", "2025-12-31")

    assert done.returncode == 0
    assert "I quarter: from 1 January 2026 to 31 March 2026, not begun yet." in done.stdout
    assert "No period has begun yet: the first, “I quarter”, begins on 1 January 2026" in done.stderr


def test_a_ledger_may_be_named_whose_rows_that_do_not_count_are_told(playbook, book, tmp_path):
    rows = "client,date,amount\nРоза,2026-02-01,5\nРоза,soon,5\n"
    (tmp_path / "here" / "other.csv").write_text(rows, encoding="utf-8")
    done = playbook("forecast", "report", "--book", book, "--ledger", "other.csv")

    assert done.returncode == 0
    assert "Shipments, plan and fact on 1 February 2026." in done.stdout
    assert done.stderr.startswith("Of the 2 rows of the ledger 1 do not count")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--by", "statos"], "there is no axis “statos”; did you mean “status”?"),
        (["--by", "weather"], "there is no axis “weather”; there are: by-region, status, abc-xyz, manager, line."),
        (["--line", "wholesale"], "the book has no forecast of the line “wholesale”; leave --line out."),
    ],
)
def test_an_axis_or_a_line_that_is_not_there_is_told(playbook, book, words, told):
    done = playbook("forecast", "report", "--book", book, *words)

    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_the_forecast_of_a_line_is_told_alone(playbook, write_book):
    periods = "periods: [{id: q1, from: 2026-01-01, to: 2026-03-31}]"
    forecast = f"    forecast:\n      - {{line: wholesale, {periods}}}\n      - {{line: retail, {periods}}}\n"
    written = BOOK.replace("LANGUAGE", "en")
    head, tail = written[: written.index("    forecast:")], written[written.index("    data:") :]
    book = write_book({"book.yml": head + forecast + tail, "data/ledger.csv": LEDGER, "data/clients.csv": CLIENTS})
    both, one, wrong = (
        playbook("forecast", "report", "--book", book, "--by", "manager", *line)
        for line in ((), ("--line", "retail"), ("--line", "retails"))
    )

    assert [line for line in both.stdout.splitlines() if "plan and fact" in line] == [
        "Forecast: Wholesale, plan and fact on 15 May 2026.",
        "Forecast: Retail, plan and fact on 15 May 2026.",
    ]
    assert one.stdout.startswith("Forecast: Retail, plan and fact")
    assert "500" in one.stdout
    assert "did you mean “retail”?" in wrong.stderr
