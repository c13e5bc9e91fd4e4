"""`playbook classify` as a process: what it writes, what it says, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BOOK = """
book: {title: T, language: ru, currency: RUB}
lines: [{id: wholesale, title: Опт}, {id: retail, title: Розница}]
attributes:
  - {id: channel, title: Канал, kind: choice, values: {dealer: Салон, chain: Сеть}}
  - {id: area, title: Площадь, kind: number}
segmentations:
  - id: by-channel
    title: По каналу
    line: wholesale
    segments: [{id: dealers, title: Салоны, criteria: {channel: [dealer]}}, {id: chains, title: Сети, criteria: {channel: [chain]}}]
  - {id: by-area, title: По площади, line: retail, complete: false, segments: [{id: house, title: Дом, criteria: {area: {from: 40}}}]}
not_our_clients: [{id: stalls, title: Ларьки, line: retail, criteria: {area: {below: 2}}, reason: Р., action: Д.}]
"""
LIST = "код;channel;area;line\r\n01036;Салон;1 000,5;Опт\r\n2;chain;1;retail\r\n"


@pytest.fixture
def book(write_book):
    return write_book({"book.yml": BOOK})


@pytest.fixture
def clients(tmp_path):
    (tmp_path / "clients.csv").write_bytes(LIST.encode("cp1251"))
    return tmp_path / "clients.csv"


def test_the_list_comes_back_with_three_columns_more(playbook, book, clients):
    done = playbook("classify", clients, "--book", book)

    assert done.stdout == (
        'код,channel,area,line,segments,not_our_client,status\n01036,Салон,"1 000,5",Опт,dealers,,\n2,chain,1,retail,,stalls,\n'
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_clients_of_one_line_are_held_against_its_rules_alone(playbook, book, clients):
    done = playbook("classify", clients, "--book", book, "--line", "wholesale")

    assert done.stdout.splitlines()[2] == "2,chain,1,retail,chains,,"


def test_where_lines_differ_the_line_has_to_be_said(playbook, book, tmp_path):
    (tmp_path / "clients.csv").write_text("channel,area\ndealer,1\n", encoding="utf-8")
    done = playbook("classify", tmp_path / "clients.csv", "--book", book)

    assert (done.returncode, done.stdout) == (2, "")
    assert (
        "wholesale, retail; name the line of all clients with --line, or that of each in a column “line”" in done.stderr
    )


def test_a_reader_who_stops_reading_hears_nothing_of_it(book, tmp_path):
    (tmp_path / "clients.csv").write_text("line,area\n" + "retail,50\n" * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "playbook", "classify", str(tmp_path / "clients.csv"), "--book", str(book)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as process:
        process.stdout.read(10)
        process.stdout.close()

        assert b"Error" not in process.stderr.read()


def test_the_ending_says_what_is_written(playbook, book, clients, tmp_path):
    done = playbook("classify", clients, "--book", book, "--out", tmp_path / "found.xlsx")
    again = playbook("classify", tmp_path / "found.xlsx", "--book", book)

    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "found.xlsx").read_bytes().startswith(b"PK")
    assert again.returncode == 1
    assert "segments" in again.stderr


def test_what_is_no_value_is_told_by_row_and_column(playbook, book, tmp_path):
    (tmp_path / "clients.csv").write_text("channel,area\nдилер,1\nSalon,много\n", encoding="utf-8")
    done = playbook("classify", tmp_path / "clients.csv", "--book", book, "--line", "retail")

    assert (done.returncode, done.stdout) == (1, "")
    assert ["clients.csv" in line and "channel" in line for line in done.stderr.splitlines()][:2] == [True, True]
    assert len(done.stderr.splitlines()) == 3


def test_what_is_asked_wrongly_ends_with_2_and_what_is_not_there_with_3(playbook, book, clients, tmp_path):
    assert playbook("classify", tmp_path / "a.xls", "--book", book).returncode == 2
    assert playbook("classify", clients, "--book", book, "--out", tmp_path / "a.txt").returncode == 2
    assert playbook("classify", clients, "--book", book, "--out", clients).returncode == 2
    assert playbook("classify", clients, "--book", book, "--line", "rent").returncode == 2
    assert playbook("classify", tmp_path / "a.csv", "--book", book).returncode == 3
    assert playbook("classify", clients, "--book", tmp_path / "nowhere").returncode == 3


def test_a_book_that_could_not_be_read_whole_classifies_nobody(playbook, write_book, clients):
    book = write_book({"book.yml": BOOK.replace("below: 2", "below: two")})
    done = playbook("classify", clients, "--book", book)

    assert (done.returncode, done.stdout) == (1, "")
    assert "F010" in done.stderr


def test_what_the_list_lacks_is_told_beside_the_result(playbook, book, tmp_path):
    (tmp_path / "clients.csv").write_text("channel,line\ndealer,wholesale\n", encoding="utf-8")
    done = playbook("classify", tmp_path / "clients.csv", "--book", book)

    assert done.stdout.splitlines()[1] == "dealer,wholesale,dealers,,"
    assert (done.returncode, "area" in done.stderr) == (0, True)
