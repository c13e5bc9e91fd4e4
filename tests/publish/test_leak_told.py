"""What leaked, as the author reads it."""

from __future__ import annotations

import pytest

from playbook.diagnostics import Address
from playbook.load import load_book
from playbook.publish import Leak, tell_leaks

BOTH = (Leak("index.html", "word", Address(("terms", "a"))), Leak("sales-book.pdf", "word", Address(("terms", "a"))))


@pytest.mark.parametrize(
    ("leaks", "parts", "file", "hint"),
    [
        (BOTH, {"site", "pdf"}, "index.html", "Nothing was published."),
        (BOTH, {"pdf"}, "sales-book.pdf", "Nothing was published."),
        (BOTH[:1], {"pdf"}, "index.html", "The site of the last build still says it;"),
        (BOTH[1:], {"site"}, "sales-book.pdf", "The PDF of the last build still says it;"),
    ],
)
def test_a_word_is_told_once_and_what_was_kept_from_the_last_build_as_such(write_book, leaks, parts, file, hint):
    sources = load_book(write_book({"book.yml": "book: {title: B}\nterms: [{id: a, title: A}]\n"})).sources
    [told] = tell_leaks({"some": leaks}, sources, parts)

    assert told.message.in_language("en").endswith(f"stands in its {file}.")
    assert told.hint.in_language("en").startswith(hint)
