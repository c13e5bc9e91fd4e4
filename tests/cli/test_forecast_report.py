"""`playbook forecast report` as a process: what it says, what it writes, and how it ends."""

from __future__ import annotations

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
