"""Given folders and files, a snapshot that differs when their content does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from playbook.serve.inputs import Inputs


@pytest.fixture
def book(tmp_path) -> Path:
    (tmp_path / "book" / "parts").mkdir(parents=True)
    (tmp_path / "book" / "book.yml").write_text("one")
    (tmp_path / "book" / "parts" / "roles.yml").write_text("two")
    return tmp_path / "book"


def test_the_snapshot_names_every_file(book, tmp_path):
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("three")

    found = Inputs([book], [settings]).snapshot()

    assert {path.relative_to(tmp_path).as_posix() for path in found} == {
        "book/book.yml",
        "book/parts/roles.yml",
        "mkdocs.yml",
    }


@pytest.mark.parametrize("change", ["edit", "add", "remove", "rename"])
def test_a_change_is_another_snapshot(book, change):
    inputs = Inputs([book])
    before = inputs.snapshot()

    match change:
        case "edit":
            (book / "book.yml").write_text("four")
        case "add":
            (book / "lines.yml").write_text("")
        case "remove":
            (book / "parts" / "roles.yml").unlink()
        case "rename":
            (book / "parts").rename(book / "pieces")

    assert inputs.snapshot() != before


def test_a_file_that_is_saved_as_it_was_is_no_change(book):
    inputs = Inputs([book])
    before = inputs.snapshot()

    (book / "book.yml").write_text("one")
    os.utime(book / "parts" / "roles.yml", (1, 1))

    assert inputs.snapshot() == before


@pytest.mark.parametrize("name", [".git", "_draft.yml", "book.yml~", ".book.yml.swp", "#book.yml#", "book.yml.bak"])
def test_what_the_loader_skips_and_what_editors_leave_is_no_part_of_it(book, name):
    inputs = Inputs([book])
    before = inputs.snapshot()

    (book / name).write_text("x")

    assert inputs.snapshot() == before


def test_a_folder_that_is_not_there_is_empty(tmp_path):
    assert Inputs([tmp_path / "none"], [tmp_path / "mkdocs.yml"]).snapshot() == {}
