"""`playbook forecast read` as a process: a sheet is made, filled in and read back."""

from __future__ import annotations

import pytest

from tests.cli.test_forecast_sheet import BOOK, LEDGER
from tests.filling import fill

HEAD = "line;client;period;expert;budget;author;read_at"
WHEN = {"SOURCE_DATE_EPOCH": "1795000000"}
DAY = "2026-11-18"


@pytest.fixture
def book(write_book):
    """A book of two lines and its ledger."""
    return write_book({"book.yml": BOOK, "data/ledger.csv": LEDGER})


@pytest.fixture
def made(playbook, book, tmp_path):
    """A sheet with cells filled in."""

    def make(cells, *words, name="a.xlsx"):
        words = ["--period", "2027-q1", "--line", "trade", *words]
        done = playbook("forecast", "sheet", "--book", book, "--out", tmp_path / name, *words, **WHEN)
        assert (done.returncode, done.stderr) == (0, "")
        return fill(tmp_path / name, cells)

    return make


@pytest.fixture
def read(playbook, book):
    """Run `playbook forecast read …` on the book."""
    return lambda *words: playbook("forecast", "read", *words, "--book", book, **WHEN)


def _forecast(book):
    path = book / "data" / "forecast.csv"
    return path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else None


def test_what_would_change_is_shown_and_nothing_is_written(read, made, book):
    path = made({"I5": 1000, "J5": 900.5, "I6": 2000})
    done = read(path, "--author", "Ann B")

    assert done.stdout == (
        "Alder                  Q1  Expert estimate   –  →   €1,000\n"
        "Alder                  Q1  Budget            –  →  €900.50\n"
        "Birch                  Q1  Expert estimate   –  →   €2,000\n"
        "Changed ones together  Q1  Expert estimate  €0  →   €3,000\n"
        "Changed ones together  Q1  Budget           €0  →  €900.50\n"
    )
    assert done.stderr == (
        "3 numbers would change; nothing was written. To write them: "
        f"playbook forecast read {path} --book {book} --author 'Ann B' --apply\n"
    )
    assert (done.returncode, _forecast(book)) == (0, None)


def test_it_is_written_when_that_is_asked_for_once(read, made, book):
    path = made({"I5": 1000, "J5": 900.5}, "--manager", "ann")
    done = read(path, "--apply")

    assert (done.returncode, done.stderr) == (0, "data/forecast.csv: 2 numbers written.\n")
    assert _forecast(book) == [HEAD, f"trade;Alder;2027-q1;1000.00;900.50;Ann;{DAY}"]

    again = read(path, "--apply")
    assert (again.returncode, again.stdout) == (0, "Nothing changes: 2 sums stand in the sheets, as in the forecast.\n")
    assert _forecast(book) == [HEAD, f"trade;Alder;2027-q1;1000.00;900.50;Ann;{DAY}"]


def test_entries_of_others_stay(read, made, book):
    (book / "data" / "forecast.csv").write_text(f"{HEAD}\nretail;Shop;2027-q1;5.00;;Zoe;\n", encoding="utf-8-sig")
    read(made({"I5": 1000}), "--author", "Ann", "--apply")

    assert _forecast(book) == [HEAD, f"trade;Alder;2027-q1;1000.00;;Ann;{DAY}", "retail;Shop;2027-q1;5.00;;Zoe;"]


def test_the_sheets_of_two_managers_add_up(read, made, book):
    files = [made({"I5": 1}, "--manager", "Ann"), made({"I5": 2}, "--manager", "Boris", name="b.xlsx")]
    read(*files, "--apply")

    assert _forecast(book) == [
        HEAD, f"trade;Alder;2027-q1;1.00;;Ann;{DAY}", f"trade;Birch;2027-q1;2.00;;Boris;{DAY}",
    ]  # fmt: skip


def test_two_files_that_disagree_are_told_with_both_and_nothing_is_written(read, made, book):
    done = read(made({"I5": 1}), made({"I5": 2}, name="b.xlsx"), "--author", "Ann", "--apply")

    assert (done.returncode, _forecast(book)) == (1, None)
    assert done.stderr == (
        "“Alder”, 2027-q1, Expert estimate: a.xlsx, Forecast!I5 says €1, and b.xlsx, Forecast!I5 says €2; leave the one that is right.\n"
        "Nothing was written; mend what is told above, and read the sheets again.\n"
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "a.xlsx, Forecast!I5: “-1” is below zero; returns are no part of a forecast, leave them out.\n"),
        ("ru", "a.xlsx, Forecast!I5: «-1» меньше нуля; возвраты в прогноз не входят, уберите их.\n"),
    ],
)
def test_one_bad_cell_keeps_all_out(read, made, book, language, told):
    done = read(made({"I5": -1, "I6": 5}), "--author", "Ann", "--apply", "--lang", language)

    assert (done.returncode, done.stdout, _forecast(book)) == (1, "", None)
    assert done.stderr.startswith(told)


def test_a_sheet_of_nobody_wants_an_author_before_it_is_written(read, made, book):
    path = made({"I5": 1})
    shown, refused = read(path), read(path, "--apply")

    assert shown.stderr == (
        "1 number would change; nothing was written.\n"
        f"“a.xlsx” names no manager; say who filled it in: playbook forecast read {path} --book {book} --author NAME --apply\n"
    )
    assert (refused.returncode, refused.stdout, _forecast(book)) == (2, "", None)
    assert "“a.xlsx” names no manager; say who filled it in with --author." in refused.stderr


def test_a_ledger_that_moved_on_is_told_and_the_sheet_is_read(read, made, book):
    path = made({"I5": 1}, "--manager", "Ann")
    with (book / "data" / "ledger.csv").open("a") as ledger:
        ledger.write("Alder;2026-11-01;5;trade;Ann\n")
    done = read(path, "--apply")

    assert done.stderr == (
        "a.xlsx: since the sheet was made, the ledger has moved on: 3 rows up to 3 February 2026 then, 4 up to 1 November 2026 now.\n"
        "data/forecast.csv: 1 number written.\n"
    )


def test_a_ledger_that_is_gone_is_told_and_the_sheet_is_read(read, made, book):
    path = made({"I5": 1}, "--manager", "Ann")
    (book / "data" / "ledger.csv").unlink()
    done = read(path, "--apply")

    assert done.returncode == 0
    assert done.stderr.startswith(
        "The ledger could not be read: whether it has moved on since the sheets were made is not known.\n"
    )


def test_a_file_that_is_no_sheet_is_told(read, tmp_path):
    (tmp_path / "a.xlsx").write_text("nothing")
    done = read(tmp_path / "a.xlsx")

    assert done.returncode == 3
    assert "a.xlsx is no Excel workbook, or is damaged" in done.stderr


def test_libreoffice_fills_it_in_and_the_forecast_has_it(read, made, book, tmp_path, libreoffice):
    libreoffice(made({}, "--manager", "Ann"), {"I5": 1250000.5, "J5": "1 250 000,50"}, tmp_path / "filled.xlsx")
    done = read(tmp_path / "filled.xlsx", "--apply")

    assert done.returncode == 0
    assert _forecast(book) == [HEAD, f"trade;Alder;2027-q1;1250000.50;1250000.50;Ann;{DAY}"]
