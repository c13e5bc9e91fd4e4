"""What only hidden entities say."""

from __future__ import annotations

import pytest

from playbook.editions import secrets_of
from playbook.editions.secrets import words_of

TEXT = """
terms:
  - {id: open, title: Payment in thirty days, body: "Write to the **accountant**."}
  - {id: special-price, title: Price of friends, body: "Ask the accountant for «Магнолия», 45 days.", audience: [head]}
editions: [{id: e, title: E, roles: [hunter]}]
"""


def test_a_word_is_secret_if_nothing_visible_says_it(book_of):
    book = book_of(TEXT)
    secrets = secrets_of(book, book.editions[0])

    assert {*secrets.words} == {"special-price", "special", "price", "friends", "ask", "for", "магнолия"}
    assert {tuple(at) for at in secrets.words.values()} == {("terms", "special-price")}
    assert {*secrets.titles} == {"price of friends"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Скидка 15% и 2026-12-01", ["скидка"]),
        ("план-график", ["план-график", "план", "график"]),
        ("id, to, a1b2", ["a1b2"]),
        ("__", []),
    ],
)
def test_words_have_three_letters_and_are_no_numbers(text, words):
    assert [*words_of(text)] == words
