"""Given a text with links to files, I am told of those that lead a reader nowhere."""

from __future__ import annotations

import pytest

from playbook.check.linked_files import links_leading_out, unknown_links
from playbook.diagnostics import Address
from playbook.load import load_book
from playbook.model.mark import Mark
from playbook.model.text import Text
from playbook.model.walk import Leaf

BOOK = """
    book: {title: Tiles, language: en}
    documents: [{id: price, title: Prices, file: files/price.csv}]
    """
FILES = {"files/price.csv": "a;b\n", "files/notes.txt": "Ours.\n", "media/plan.png": b""}
AT = Address(("pages", "about", "body"))


@pytest.fixture
def told(write_book):
    """What is said of the links of a text that stands in the folder `texts`."""
    book = load_book(write_book({"book.yml": BOOK, **FILES})).book

    def tell(find, text):
        leaf = Leaf((AT, None), Text(text, "texts"), Mark.WORDS, AT)
        return [(str(one.message), str(one.hint), one.quote) for one in find(leaf, book)]

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
