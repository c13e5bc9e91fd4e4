"""Given a book that names pictures, I am told of those that no reader would see, where they are named."""

from __future__ import annotations

import subprocess
import sys

import pytest

from playbook.load import load_book, named_pictures
from playbook.load.pictures import MAX_PICTURE_BYTES

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def told(folder):
    return [
        (one.code, one.place.path, one.place.line, one.place.column, one.message.in_language("en"))
        for one in load_book(folder).diagnostics
    ]


def test_a_broken_picture_is_told_at_every_text_and_field_that_names_it(write_book):
    text = """
        book:
          title: B
          logo: media/bad.png
        pages:
          - id: a
            title: A
            body: "Here ![it](media/bad.png) is."
        """
    sentence = "The picture “media/bad.png” cannot be read."

    assert told(write_book({"book.yml": text, "media/bad.png": b""})) == [
        ("F010", "book.yml", 3, 9, sentence),
        ("F010", "book.yml", 7, 23, sentence),
    ]


def test_a_picture_in_an_included_text_is_told_there(write_book):
    files = {
        "book.yml": "book: {title: B}\npages:\n  - {id: a, title: A, body: {file: texts/a.md}}\n",
        "texts/a.md": "Look:\n\n![it](bad.svg)\n",
        "texts/bad.svg": b"<svg",
    }

    assert told(write_book(files)) == [
        ("F010", "texts/a.md", 3, 7, "The picture “texts/bad.svg” cannot be read."),
    ]


def test_a_picture_of_too_many_bytes_is_told(write_book):
    files = {"book.yml": "book: {title: B, logo: a.svg}\n", "a.svg": SVG + b" " * MAX_PICTURE_BYTES}

    assert [one[0::4] for one in told(write_book(files))] == [("F011", "The picture “a.svg” is larger than 20 MB.")]


def test_pictures_that_can_be_read_and_those_that_nothing_names_are_silent(write_book):
    assert told(write_book({"book.yml": "book: {title: B, logo: a.svg}\n", "a.svg": SVG, "unused.png": b"x"})) == []


def test_a_picture_is_read_once_however_often_it_is_named(write_book, monkeypatch):
    read = []
    monkeypatch.setattr(named_pictures, "demand_picture", lambda path, _content: read.append(path))
    body = "![a](a.png) " * 5
    told(
        write_book({"book.yml": f"book: {{title: B}}\npages:\n  - {{id: a, title: A, body: '{body}'}}\n", "a.png": b""})
    )

    assert read == ["a.png"]


@pytest.mark.parametrize(("logo", "is_imported"), [("", False), (", logo: a.png", True)])
def test_only_a_book_with_pictures_pays_for_reading_them(write_book, logo, is_imported):
    folder = write_book({"book.yml": f"book: {{title: B{logo}}}\n", "a.png": b""})
    program = "import sys; from pathlib import Path; from playbook.load import load_book; load_book(Path(sys.argv[1])); print('PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program, str(folder)], check=True, capture_output=True, text=True)

    assert done.stdout == f"{is_imported}\n"
