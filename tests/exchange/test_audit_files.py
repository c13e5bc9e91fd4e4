"""The files of an audit, read back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
import python_calamine

from playbook.exchange import audit_views
from playbook.exchange.audit_files import BREACH_COLUMNS, FLOW_COLUMNS, write_audit
from playbook.exchange.audit_words import AuditWords
from tests.audits import audited_book, figures, hand_made_audit


@pytest.fixture
def words():
    return AuditWords(audited_book(), "en")


@pytest.fixture
def written(words, tmp_path):
    _paths, notes = write_audit(hand_made_audit(), tmp_path / "out" / "deep", words)
    assert notes == []
    return tmp_path / "out" / "deep"


def _rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def _sheets(path):
    book = python_calamine.CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_every_breach_is_a_row_with_its_clause_and_its_place(written):
    rows = _rows(written / "breaches.csv")

    assert tuple(rows[0]) == BREACH_COLUMNS
    assert len(rows) == hand_made_audit().breaches.num_rows
    assert rows[3] == {
        "kind": "deadline", "clause": "Clients stay in “Contact” longer than 5\u00a0days.", "section": "§ 2.1.2",
        "page": "pipelines/new/contact.html", "pipeline": "new", "state": "contact", "to": "", "handoff": "", "client": "Delta",
        "person": "Ben", "day": "2026-10-04", "until": "", "days": "5.25", "limit": "5.0", "count": "", "said": "", "file": "events.csv", "row": "9",
    }  # fmt: skip
    assert (rows[4]["client"], rows[4]["said"]) == ("Elm", "busy")
    assert (rows[6]["client"], rows[6]["until"], rows[6]["count"]) == ("", "2026-10-03", "4")


def test_no_name_is_a_formula_of_excel(written):
    assert _rows(written / "breaches.csv")[2]["client"] == "'=Cove"
    assert _rows(written / "today.csv")[0]["client"] == "'=Cove"


def test_the_flow_has_a_row_a_way_and_one_for_each_state_without(written):
    rows = _rows(written / "flow.csv")

    assert tuple(rows[0]) == FLOW_COLUMNS
    assert [(row["from"], row["to"]) for row in rows] == [
        ("found", "contact"),
        ("found", "refusal"),
        ("found", "sold"),
        ("contact", "sold"),
        ("contact", "rest"),
        ("Thinking", ""),
    ]
    assert (rows[0]["part"], rows[0]["is_written"], rows[0]["median"]) == ("0.50", "true", "1.50")
    assert (rows[2]["is_written"], rows[2]["share"], rows[5]["stays"]) == ("false", "", "1")


def test_today_has_who_must_do_what(written):
    rows = _rows(written / "today.csv")

    assert [(row["person"], row["left"], row["to"]) for row in rows] == [
        ("Ann", "-7", "refusal"),
        ("Ann", "0", "refusal"),
        ("Ann", "1", "refusal"),
        ("", "1", "refusal"),
    ]


def test_rows_that_do_not_count_stand_as_they_are_written(written):
    assert _rows(written / "rejects.csv") == [
        {
            "source": "events", "reason": "not-a-date", "file": "events.csv", "row": "12", "client": "Heath", "state": "contact",
            "at": "soon",
        },
    ]  # fmt: skip


def test_the_workbook_has_a_sheet_for_each_list(written):
    sheets = _sheets(written / "audit.xlsx")

    assert [*sheets] == ["Clauses", "Breaches", "Ways", "Time in states", "Load", "Today", "Pilots", "About this file"]
    assert sheets["Today"][0][:4] == ["Person", "Client", "Pipeline", "State"]
    assert sheets["Today"][1][:4] == ["Ann", "=Cove", "New clients", "Contact"]
    assert [len(rows) for rows in sheets.values()] == [7, 8, 6, 4, 2, 5, 13, 3]


def test_the_same_audit_gives_the_same_bytes(written, words, tmp_path):
    write_audit(hand_made_audit(), tmp_path / "again", words)
    names = sorted(path.name for path in written.iterdir())

    assert len(names) == 6
    assert [(written / name).read_bytes() for name in names] == [
        (tmp_path / "again" / name).read_bytes() for name in names
    ]


def test_a_list_longer_than_a_sheet_stands_in_csv_alone_and_is_told(words, tmp_path, monkeypatch):
    monkeypatch.setattr(audit_views, "MOST_ROWS", 7)

    _paths, notes = write_audit(hand_made_audit(), tmp_path, words)

    assert [str(note) for note in notes] == [
        "breaches.csv has 7 rows, more than a sheet of Excel; audit.xlsx is without them."
    ]
    assert [*_sheets(tmp_path / "audit.xlsx")] == [
        "Clauses",
        "Ways",
        "Time in states",
        "Load",
        "Today",
        "Pilots",
        "About this file",
    ]
    assert len(_rows(tmp_path / "breaches.csv")) == 7


def test_an_audit_without_figures_is_files_with_heads(words, tmp_path):
    empty = replace(figures(), broken=(), ways=(), times=(), loads=(), pilots=())
    audit = replace(hand_made_audit(), figures=empty, breaches=hand_made_audit().breaches.slice(0, 0))

    write_audit(audit, tmp_path, words)

    assert (tmp_path / "breaches.csv").read_text("utf-8") == ",".join(BREACH_COLUMNS) + "\n"
    assert (tmp_path / "flow.csv").read_text("utf-8") == ",".join(FLOW_COLUMNS) + "\n"
