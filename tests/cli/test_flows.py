"""What a git server runs for a book."""

from __future__ import annotations

import pytest
import yaml

from playbook.cli.flows import flow


@pytest.mark.parametrize("mark", ["a folder", "a file, as in a work tree of its own"])
def test_the_file_stands_at_the_top_of_the_repository_and_names_the_book(tmp_path, mark):
    git = tmp_path / ".git"
    git.mkdir() if mark == "a folder" else git.write_text("gitdir: elsewhere")
    path, text = flow("gitlab", tmp_path / "продажи" / "книга: 1", "ru")

    assert path == tmp_path / ".gitlab-ci.yml"
    assert yaml.safe_load(text)["variables"] == {"BOOK": "продажи/книга: 1"}


@pytest.mark.parametrize("is_repository", [True, False])
def test_a_book_at_the_top_or_in_no_repository_has_it_beside_it(tmp_path, is_repository):
    book = tmp_path / "book"
    (book / ".git" if is_repository else book).mkdir(parents=True)
    path, text = flow("github", book, "en")

    assert path == book / ".github" / "workflows" / "book.yml"
    assert yaml.safe_load(text)["env"]["BOOK"] == "."


def test_a_way_through_a_link_is_told_as_the_repository_has_it(tmp_path):
    (tmp_path / "all" / ".git").mkdir(parents=True)
    (tmp_path / "all" / "sales").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "all" / "sales")
    path, text = flow("gitlab", tmp_path / "link", "en")

    assert path == tmp_path / "all" / ".gitlab-ci.yml"
    assert yaml.safe_load(text)["variables"] == {"BOOK": "sales"}
