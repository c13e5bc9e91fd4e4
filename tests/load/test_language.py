"""The language of a book that cannot be read yet."""

from __future__ import annotations

import pytest

from playbook.load.language import spoken_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("book:\n  title: Book\n  language: en\n", "en"),
        ("book:\n  language: 'ru'\n", "ru"),
        ("book: {title: Book, language: en}\n", "en"),
        ('book:\n  title: "broken\n  language: en\n\t:\n', "en"),
        ("book:\n  title: Book\n", None),
        ("book:\n  language: de\n", None),
        ("# language: en\nbook: {title: Book}\n", None),
    ],
)
def test_the_language_is_found_in_a_book_right_or_wrong(write_book, text, language):
    assert spoken_language(write_book({"book.yml": text})) == language


def test_a_book_that_is_a_link_to_somewhere_else_is_not_looked_into(write_book, tmp_path):
    elsewhere = tmp_path / "elsewhere.yml"
    elsewhere.write_text("book: {language: en}\n")
    folder = write_book({"roles.yml": "roles: []\n"})
    (folder / "book.yml").symlink_to(elsewhere)

    assert spoken_language(folder) is None


def test_a_book_in_another_encoding_and_a_folder_that_is_not_there_are_no_trouble(write_book, tmp_path):
    folder = write_book({"book.yml": "book:\n  title: Книга\n  language: ru\n".encode("cp1251")})

    assert spoken_language(folder) == "ru"
    assert spoken_language(tmp_path / "nowhere") is None


def test_a_file_named_in_place_of_its_folder_speaks_the_language_of_its_book(write_book):
    folder = write_book({"book.yml": "book: {title: Book, language: ru}\n"})

    assert spoken_language(folder / "book.yml") == "ru"
