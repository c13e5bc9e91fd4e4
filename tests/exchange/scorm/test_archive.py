"""Given a folder, I get a zip file: the same bytes each time, and never half of one."""

from __future__ import annotations

import os
import zipfile

import pytest

from playbook.diagnostics import PlaybookError
from playbook.exchange.scorm import write_archive


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "course"
    (folder / "b").mkdir(parents=True)
    (folder / "b" / "page.html").write_text("да" * 1000, encoding="utf-8")
    (folder / "a.js").write_text("1", encoding="utf-8")
    return folder


def test_all_files_are_in_it_by_name(folder, tmp_path):
    write_archive(folder, tmp_path / "course.zip")

    with zipfile.ZipFile(tmp_path / "course.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["a.js", "b/page.html"]
        assert archive.read("b/page.html").decode() == "да" * 1000


def test_the_same_files_are_the_same_bytes_whenever_they_were_written(folder, tmp_path):
    write_archive(folder, tmp_path / "one.zip")
    os.utime(folder / "a.js", (1, 1))
    (folder / "a.js").chmod(0o600)
    write_archive(folder, tmp_path / "deep" / "two.zip")

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "deep" / "two.zip").read_bytes()


def test_what_cannot_be_packed_leaves_the_old_file_and_nothing_else(folder, tmp_path, monkeypatch):
    target = tmp_path / "course.zip"
    target.write_bytes(b"old")

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(PlaybookError, match="cannot be written: No space left on device"):
        write_archive(folder, target)

    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["course", "course.zip"]
