"""Files outside of the book, and files that run."""

from __future__ import annotations

import pytest

from playbook.check.rules.format.unsafe_content import RULE
from playbook.load import load_book

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


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
    folder = write_book({"book.yml": "book: {title: B, logo: logo.svg}\n", "media/logo.svg": SVG})
    (folder / "logo.svg").symlink_to(folder / "media" / "logo.svg")

    assert found(folder) == []


@pytest.mark.parametrize("name", ["reg.html", "reg.HTM", "reg.xhtml", "plan.svgz", "a.js", "a.xml", "a.mht", "a.hta"])
def test_a_document_that_a_browser_would_run_is_told(write_book, name):
    files = {"book.yml": f"book: {{title: B}}\ndocuments:\n  - {{id: a, title: A, file: {name}}}\n", name: b"x"}

    assert found(write_book(files)) == [f"A document of the type of “{name}” could run in the reader's browser."]


@pytest.mark.parametrize("name", ["reg.md", "README.md", "price.csv", "offer.pdf", "offer.docx"])
def test_a_document_that_a_reader_downloads_is_silent(write_book, name):
    files = {"book.yml": f"book: {{title: B}}\ndocuments:\n  - {{id: a, title: A, file: {name}}}\n", name: b"x"}

    assert found(write_book(files)) == []


def test_a_link_in_a_text_that_leads_out_of_the_book_is_told(write_book):
    text = 'book: {title: B, language: en}\npages:\n  - {id: p, title: P, body: "See [this](../secret.csv)."}\n'
    [finding] = RULE.check(load_book(write_book({"book.yml": text})).book)

    assert finding.message.in_language("en") == "The link “../secret.csv” leads out of the book's folder."
