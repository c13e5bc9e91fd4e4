"""CSV as Excel and others write it, as text cells with their row numbers."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest

from playbook.analytics.csv_snapshot import snapshot
from playbook.analytics.facts import SourceError


@pytest.fixture
def read(tmp_path):
    """The columns of a CSV file and its rows: cells, number, whether it is torn."""

    def read_content(content):
        path, target = tmp_path / "ledger.csv", tmp_path / "ledger.parquet"
        path.write_bytes(content)
        names = snapshot(path, "data/ledger.csv", target)
        rows = pq.read_table(target).to_pylist()
        cells = [f"{number}" for number in range(len(names))]
        found = [(*(row[cell] for cell in cells), row["_row"], row["_torn"]) for row in rows]
        assert {row["_file"] for row in rows} <= {"data/ledger.csv"}
        return names, sorted(found, key=lambda row: row[-2])

    return read_content


@pytest.mark.parametrize(
    "content",
    [
        "Клиент;Сумма\r\n01036;1 000,50\r\n".encode("cp1251"),
        "\ufeffКлиент;Сумма\r\n01036;1 000,50\r\n".encode(),
        "Клиент\tСумма\r\n01036\t1 000,50\r\n".encode("utf-16"),
        'Клиент,Сумма\n01036,"1 000,50"\n'.encode(),
        "sep=;\r\nКлиент;Сумма\r\n01036;1 000,50".encode(),
    ],
)
def test_every_encoding_and_separator_gives_the_same_cells(read, content):
    assert read(content) == (["Клиент", "Сумма"], [("01036", "1 000,50", 2, False)])


def test_rows_keep_the_numbers_that_excel_shows_whatever_stands_between_them(read):
    content = b'a;b\n1;2\n\n;\n3\n4;5;6\n"7\n7";8\n9;10;\n11;12\n'

    assert read(content)[1] == [
        ("1", "2", 2, False),
        ("3", None, 5, False),
        ("4", "5", 6, True),
        ("7\n7", "8", 7, False),
        ("9", "10", 8, False),
        ("11", "12", 9, False),
    ]


@pytest.mark.parametrize(
    ("content", "row"),
    [(b'a;b\n1;2\n"3;4\n5;6\n"7;8\n', 3), (b'a;b\n1;2\n"3;4\n5;6\n', 3), (b'a;b\n"3;4\n5;6\n7;8\n', 2)],
)
def test_a_cell_that_does_not_end_is_told_and_swallows_nothing(read, content, row):
    with pytest.raises(SourceError, match=rf"(row {row}: )?a cell begins with a quotation mark and does not end"):
        read(content)


@pytest.mark.parametrize("content", [b"a;b", b"a;b\n", b"sep=;\na;b", '\ufeff"a";b'.encode()])
def test_a_head_alone_is_a_table_of_no_rows(read, content):
    assert read(content) == (["a", "b"], [])


def test_of_a_file_whose_first_line_names_nothing_the_head_is_told(read):
    with pytest.raises(SourceError, match=r"the table has to begin in the first line; .* stand in line 3\."):
        read(";;\nОтчёт;;\nКлиент;Дата;Сумма\nа;01.02.2026;5\n".encode())


def test_an_empty_file_is_told(read):
    with pytest.raises(SourceError, match=r"data/ledger\.csv is empty"):
        read(b"")
