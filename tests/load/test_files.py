"""Given a folder, I get its files, and what is called like a file of the book and is none."""

from __future__ import annotations

import os

import pytest

from playbook.load import files
from playbook.load.files import find_files


@pytest.fixture
def folder(write_book):
    return write_book(
        {"book.yml": "", "b/z.yaml": "", "b/a.yml": "", "media/x.png": b"", "_draft.yml": "", ".git/x.yml": ""}
    )


def _told(found) -> list[tuple[str, str, str]]:
    return [(one.code, one.place.path, str(one.message)) for one in found.diagnostics]


def test_yaml_comes_in_path_order_and_the_rest_beside_it(folder):
    found = find_files(folder)

    assert found.yaml == ("b/a.yml", "b/z.yaml", "book.yml")
    assert found.others == {"media/x.png"}
    assert (found.leading_out, found.diagnostics) == (frozenset(), ())


def test_a_link_within_the_book_is_a_file_and_one_that_leads_out_is_told(folder):
    (folder / "c.yml").symlink_to("b/a.yml")
    (folder / "d.yml").symlink_to(folder.parent / "d.yml")
    (folder / "media" / "y.png").symlink_to("/etc/hostname")

    found = find_files(folder)

    assert "c.yml" in found.yaml
    assert found.leading_out == {"d.yml", "media/y.png"}
    assert _told(found) == [("F011", "d.yml", "The link “d.yml” leads out of the book's folder.")]


def test_a_book_may_itself_be_a_link(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)

    assert find_files(tmp_path / "link").yaml == ("b/a.yml", "b/z.yaml", "book.yml")


def test_pipes_and_links_to_nowhere_are_no_files(folder):
    os.mkfifo(folder / "pipe.yml")
    os.mkfifo(folder / "pipe.md")
    (folder / "gone.yml").symlink_to("nowhere.yml")
    (folder / "self.yml").symlink_to("self.yml")
    (folder / "folder.yml").mkdir()

    found = find_files(folder)

    assert [path for _code, path, _message in _told(found)] == ["gone.yml", "pipe.yml", "self.yml"]
    assert "pipe.md" not in found.others


def test_a_name_that_no_report_can_show_is_told(folder):
    (folder / "a\nb.yml").write_text("")
    (folder / os.fsdecode(b"\xff.yml")).write_text("")

    assert _told(find_files(folder)) == [
        ("F010", "a�b.yml", "The name “a�b.yml” holds a character that cannot be shown."),
        ("F010", "�.yml", "The name “�.yml” holds a character that cannot be shown."),
    ]


def test_more_files_than_a_book_has_are_told(folder, monkeypatch):
    monkeypatch.setattr(files, "MAX_FILES", 3)

    assert _told(find_files(folder)) == [("F011", "book.yml", "The book's folder holds more than 3 files.")]
