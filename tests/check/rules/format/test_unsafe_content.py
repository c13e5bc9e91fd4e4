"""Files outside of the book."""

from __future__ import annotations

import pytest

from playbook.check.rules.format.unsafe_content import RULE
from playbook.load import load_book


def found(folder):
    loaded = load_book(folder)
    assert loaded.diagnostics == ()
    return [one.message.in_language("en") for one in RULE.check(loaded.book)]


@pytest.mark.parametrize("path", ["../secret.pdf", "a/../../secret.pdf", "/etc/passwd"])
def test_a_path_out_of_the_book_is_told(write_book, path):
    folder = write_book({"book.yml": f"book: {{title: B}}\ndocuments:\n  - {{id: a, title: A, file: {path}}}\n"})

    assert found(folder) == [f"The path “{path}” leads out of the book's folder."]


def test_a_picture_out_of_the_book_is_told(write_book):
    folder = write_book({"book.yml": "book: {title: B}\npages:\n  - {id: a, title: A, body: '![x](../x.png)'}\n"})

    assert found(folder) == ["The path “../x.png” leads out of the book's folder."]


def test_a_link_out_of_the_book_is_told(write_book, tmp_path):
    folder = write_book({"book.yml": "book: {title: B, logo: logo.png}\n"})
    (tmp_path / "logo.png").write_bytes(b"secret")
    (folder / "logo.png").symlink_to(tmp_path / "logo.png")

    assert found(folder) == ["The link “logo.png” leads out of the book's folder."]


def test_a_link_within_the_book_is_silent(write_book):
    folder = write_book({"book.yml": "book: {title: B, logo: logo.png}\n", "media/logo.png": b"x"})
    (folder / "logo.png").symlink_to(folder / "media" / "logo.png")

    assert found(folder) == []
