"""`playbook check`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

BOOK = {
    "book.yml": "book: {title: Книга, language: ru, owner: hunter}\n",
    "roles.yml": "roles:\n  - {id: hunter, title: Охотник, reports_to: keeper}\n  - {id: keeper, title: Менеджер, reports_to: huntr}\n",
}
RUSSIAN = {"LC_ALL": "ru_RU.UTF-8", "PYTHONUTF8": "1"}
BREAKS_F006 = """
from dataclasses import replace
from playbook.check import catalogue_of_rules
def check(book):
    return iter([1 / 0])
rules = catalogue_of_rules()
rules["F006"] = replace(rules["F006"], check=check)
"""
CLEAN = {"book.yml": "book: {title: Книга, language: ru}\n"}
WARNED = {
    "book.yml": "book: {title: Book, language: en}\nterms:\n  - {id: a, title: A, kind: discount, percent: 500%}\n"
}


def test_a_clean_book_ends_with_status_0(playbook, write_book):
    ended = playbook("check", write_book(CLEAN))

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "Всё в порядке, замечаний нет.\n", "")


LEDGER = {**CLEAN, "data.yml": "data:\n  ledger:\n    source: data/ledger.csv\n"}


def test_a_ledger_that_cannot_be_read_is_a_warning_where_the_book_names_it(playbook, write_book):
    ended = playbook("check", write_book(LEDGER), "--format", "json", "--lang", "en")

    [found] = [one for one in json.loads(ended.stdout)["findings"] if one["code"] == "A809"]
    assert (found["severity"], found["path"], found["line"]) == ("warning", "data.yml", 3)
    assert found["message"] == "There is no file “data/ledger.csv”."


def test_errors_end_with_status_1_and_are_told_in_the_language_of_the_book(playbook, write_book, golden):
    folder = write_book(BOOK)
    ended = playbook("check", "book", folder=folder.parent)

    assert (ended.returncode, ended.stderr) == (1, "")
    golden("cli/check.txt", ended.stdout)


def test_another_language_can_be_asked_for(playbook, write_book):
    ended = playbook("check", write_book(BOOK), "--lang", "en")

    assert "There is no role “huntr” in the book." in ended.stdout


@pytest.mark.parametrize(
    ("words", "environment", "more"),
    [
        ([], {}, "playbook explain F002 --lang ru\n"),
        ([], RUSSIAN, "playbook explain F002\n"),
        (["--lang", "en"], {}, "playbook explain F002\n"),
        (["--lang", "en"], RUSSIAN, "playbook explain F002 --lang en\n"),
    ],
)
def test_what_explains_a_finding_answers_in_the_language_of_the_report(playbook, write_book, words, environment, more):
    assert more in playbook("check", write_book(BOOK), *words, **environment).stdout


def test_a_rule_that_raises_is_a_traceback_after_all_findings(playbook, write_book, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(BREAKS_F006)
    path = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])
    ended = playbook("check", write_book(BOOK), "--lang", "en", PYTHONPATH=path)

    assert ended.returncode not in {0, 2, 3}
    assert "There is no role “huntr” in the book." in ended.stdout
    assert "This was raised by the rule F006 unit-slip." in ended.stderr
    assert "ZeroDivisionError" in ended.stderr


@pytest.mark.parametrize(("environment", "command"), [({}, "check"), ({}, "build"), ({}, "serve"), (RUSSIAN, "check")])
def test_in_the_folder_of_a_book_it_is_told_what_to_type(playbook, write_book, environment, command):
    ended = playbook(command, folder=write_book({"book.yml": "book: {title: B, language: en}\n"}), **environment)

    assert (ended.returncode, ended.stdout) == (3, "")
    assert ended.stderr == (
        f"There is no folder “content” here, for this folder is itself a book. Type: playbook {command} .\n"
    )


def test_elsewhere_it_is_told_that_there_is_no_folder(playbook):
    ended = playbook("check")

    assert (ended.returncode, ended.stderr) == (3, "There is no folder “content”.\n")


def test_json_is_one_object_as_the_contract_has_it(playbook, write_book):
    folder = write_book(BOOK)
    ended = playbook("check", "book", "--format", "json", "--lang", "en", folder=folder.parent)

    assert json.loads(ended.stdout) == {
        "book": "book",
        "findings": [
            {
                "code": "F002",
                "name": "unknown-reference",
                "severity": "error",
                "message": "There is no role “huntr” in the book.",
                "hint": "Did you mean “hunter”?",
                "path": "roles.yml",
                "line": 3,
                "column": 47,
                "address": ["roles", "keeper", "reports_to"],
                "related": [{"path": "roles.yml", "line": 2, "column": 5, "message": "“hunter” stands here."}],
            }
        ],
        "counts": {"error": 1, "warning": 0, "info": 0},
    }


def test_strict_counts_warnings_as_errors(playbook, write_book):
    folder = write_book(WARNED)

    assert playbook("check", folder).returncode == 0
    assert playbook("check", folder, "--strict").returncode == 1


def test_the_book_is_content_when_none_is_named(playbook, write_book, tmp_path):
    write_book(CLEAN).rename(tmp_path / "here" / "content")

    assert playbook("check").returncode == 0


def test_the_settings_may_name_the_book(playbook, write_book, tmp_path):
    write_book(CLEAN).rename(tmp_path / "here" / "sales")
    (tmp_path / "here" / "mkdocs.yml").write_text("extra: {playbook: {book: sales}, x: !!python/name:os.system ''}\n")

    assert playbook("check").returncode == 0


def test_a_missing_book_is_one_sentence_and_status_3(playbook):
    ended = playbook("check", "nowhere")

    assert (ended.returncode, ended.stdout, ended.stderr) == (3, "", "There is no folder “nowhere”.\n")


def test_a_folder_without_a_book_is_one_sentence_in_the_language_asked_for(playbook, tmp_path):
    ended = playbook("check", tmp_path, "--lang", "ru")

    assert (ended.returncode, ended.stderr) == (3, f"«{tmp_path}» — не книга: в папке нет book.yml.\n")


def test_trouble_is_told_in_the_language_of_the_book(playbook, write_book, tmp_path):
    (tmp_path / "taken").write_text("")
    ended = playbook("build", write_book(CLEAN), "--out", tmp_path / "taken" / "deeper", "--only", "site")

    assert (ended.returncode, ended.stdout) == (3, "")
    assert ended.stderr.startswith(f"Не удаётся записать в {tmp_path}/taken/deeper/full: ")


def test_a_day_that_is_none_is_wrong_usage(playbook, write_book):
    folder = write_book(CLEAN)

    assert playbook("check", folder, SOURCE_DATE_EPOCH="abc").returncode == 2
    assert playbook("check", folder, SOURCE_DATE_EPOCH="9" * 30).returncode == 2


def test_a_wrong_command_line_is_status_2(playbook):
    assert playbook("check", "--format", "xml").returncode == 2
    assert playbook("chek").returncode == 2


def test_the_day_decides_about_an_ignore(playbook, write_book):
    text = WARNED["book.yml"].rstrip() + "  # playbook: ignore F006 until 2027-01-31: agreed\n"
    folder = write_book({"book.yml": text})

    assert playbook("check", folder, "--today", "2027-01-31", "--strict").returncode == 0
    assert playbook("check", folder, "--today", "2027-02-01", "--strict").returncode == 1
    assert playbook("check", folder, "--strict", SOURCE_DATE_EPOCH="1810000000").returncode == 1


def test_output_that_nobody_reads_ends_quietly(playbook, write_book):
    ended = playbook("check", write_book(BOOK), NO_COLOR="1")

    assert "\x1b" not in ended.stdout
