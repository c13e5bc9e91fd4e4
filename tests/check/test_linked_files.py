"""Given a text with links to files, I am told of those that lead a reader nowhere."""

from __future__ import annotations

import pytest

from playbook.check import linked_files
from playbook.check.linked_files import links_leading_out, unknown_links
from playbook.load import load_book

BOOK = """
    book: {title: Tiles, language: en}
    pages: [{id: about, title: About, body: {file: texts/about.md}}]
    documents: [{id: price, title: Prices, file: files/price.csv}]
    """
FILES = {"files/price.csv": "a;b\n", "files/notes.txt": "Ours.\n", "media/plan.png": b"", "files/a#1.csv": "a;b\n"}


@pytest.fixture
def told(write_book):
    """What is said of the links of a text that stands in the folder `texts`."""

    def tell(find, text):
        book = load_book(write_book({"book.yml": BOOK, "texts/about.md": text, **FILES})).book
        return [(str(one.message), str(one.hint), one.quote) for one in find(book)]

    return tell


@pytest.mark.parametrize("address", ["../files/price.csv", "../media/plan.png", "https://example.com", "../../out.csv"])
def test_documents_and_pictures_may_be_linked(told, address):
    assert told(unknown_links, f"See [it]({address}).") == []


def test_a_missing_file_is_told_with_the_nearest_there_is(told):
    assert told(unknown_links, "See [it](../files/prices.csv).") == [
        (
            "There is no file “../files/prices.csv” in the book.",
            "Did you mean “../files/price.csv”?",
            "../files/prices.csv",
        )
    ]


def test_a_file_that_is_no_document_is_shown_as_its_words_and_is_no_mistake(told):
    assert told(unknown_links, "See [it](../files/notes.txt).") == []


def test_a_link_out_of_the_book_is_told(told):
    [(message, _hint, quote)] = told(links_leading_out, "[in](../files/price.csv) [out](../../out.csv)")

    assert (message, quote) == ("The link “../../out.csv” leads out of the book's folder.", "../../out.csv")


def test_a_slash_in_front_of_a_file_of_the_book_is_told_as_one_too_many(told):
    text = "See [it](/files/price.csv)."

    assert told(links_leading_out, text) == []
    assert told(unknown_links, text) == [
        (
            "The link “/files/price.csv” starts with a slash, and so leads to no file of the book.",
            "Write “../files/price.csv”, without the slash in front.",
            "/files/price.csv",
        )
    ]
    assert len(told(links_leading_out, "See [it](/etc/passwd).")) == 1


def test_a_site_without_its_scheme_is_told_as_a_site(told):
    [(_message, hint, _quote)] = told(unknown_links, "[site](www.example.com)")

    assert hint == "If it leads to a site, write https:// in front: https://www.example.com."


def test_a_number_sign_may_stand_in_the_name_of_a_file(told):
    assert told(unknown_links, "See [it](../files/a%231.csv#page=2).") == []


def test_the_links_of_a_book_are_found_once(write_book, monkeypatch):
    read = []
    monkeypatch.setattr(linked_files, "find_file_links", lambda text: read.append(text) or [])
    book = load_book(write_book({"book.yml": BOOK, "texts/about.md": "[a](b.csv)", **FILES})).book

    assert [*unknown_links(book), *links_leading_out(book)] == []
    assert read == ["[a](b.csv)"]
