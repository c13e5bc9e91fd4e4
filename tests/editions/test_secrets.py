"""What only hidden entities say."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.editions import secrets_of
from playbook.editions.readers import placed_entities
from playbook.editions.restrict import Sight
from playbook.editions.secrets import visible_sayings, words_of
from playbook.load import load_book
from playbook.model.index import index
from playbook.model.mentions import mentions

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


def test_a_title_is_no_secret_if_a_visible_text_says_it_and_is_one_if_only_a_longer_word_does(book_of):
    text = """
pages:
  - {id: a, title: Prices, body: "Ask for the **special** price; Prices 10."}
  - {id: b, title: Special price, body: Price, audience: [head]}
  - {id: c, title: Prices 1, body: Price, audience: [head]}
editions: [{id: e, title: E, roles: [hunter]}]
"""
    book = book_of(text)

    assert {*secrets_of(book, book.editions[0]).titles} == {"prices 1"}


AUTHORITY = "authority: [{id: margin-cap, title: Limit of the house, role: caller, audience: [head]}]"


@pytest.mark.parametrize(
    "text",
    [
        "situations: [{id: s, title: S, say: Yes, limit: margin-cap}]\n" + AUTHORITY,
        "pages: [{id: p, title: P, body: 'See [[authority:margin-cap|the limit]].'}]\n" + AUTHORITY,
    ],
)
def test_an_id_that_visible_entities_only_refer_to_is_secret(book_of, text):
    book = book_of(f"{text}\neditions: [{{id: e, title: E, roles: [hunter]}}]\n")

    assert "margin-cap" in secrets_of(book, book.editions[0]).words


def test_an_id_that_is_an_ordinary_word_said_elsewhere_is_no_secret(book_of):
    text = "situations: [{id: s, title: What is the margin-cap, say: Yes, limit: margin-cap}]\n" + AUTHORITY
    book = book_of(f"{text}\neditions: [{{id: e, title: E, roles: [hunter]}}]\n")

    assert "margin-cap" not in secrets_of(book, book.editions[0]).words


def test_the_roles_for_whom_something_is_are_not_said_by_it(book_of):
    book = book_of("""
situations: [{id: s, title: S, say: Yes, audience: [hunter, head]}]
editions: [{id: e, title: E, roles: [hunter], sections: [situations]}]
""")

    assert {"head", "caller"} <= secrets_of(book, book.editions[0]).words.keys()


def test_no_kind_of_reference_says_the_id_of_what_is_hidden():
    book = load_book(Path(__file__).parents[1] / "books" / "every-key").book
    places = {ref: entity.address for ref, entity in index(book).items()}
    nouns = {one.entity.address: one.entity for one in placed_entities(book)}
    found = set()
    for mention in mentions(book):
        noun, target = nouns.get(mention.within), places.get(mention.ref)
        if (
            noun is None
            or target is None
            or {"audience", "segments", "states", "cells"} & {*mention.at[len(mention.within) :]}
        ):
            continue
        value = mention.quote or mention.leaf.value
        seen, unseen = (
            "\n".join(visible_sayings(noun, book, Sight(places, hidden, set()))).count(value)
            for hidden in (set(), {target})
        )
        assert unseen < seen, mention.at
        found.add(mention.ref.partition(":")[0])

    assert len(found) > 12


def test_the_id_of_a_visible_term_is_said(book_of):
    book = book_of("""
glossary: [{term: Floor price, meaning: The lowest.}]
pages: [{id: p, title: P, body: "[[term:floor-price]]", audience: [head]}]
editions: [{id: e, title: E, roles: [hunter]}]
""")

    assert "floor-price" not in secrets_of(book, book.editions[0]).words


def test_of_other_editions_ids_and_whole_titles_are_secret(book_of):
    book = book_of("""
editions:
  - {id: mine, title: Mine, roles: [hunter], watermark: Copy of Anna}
  - {id: chief-book, title: Prices of Anna, roles: [head], watermark: Petrova}
  - {id: other, title: Discounts, roles: [caller]}
""")
    secrets = secrets_of(book, book.editions[0])

    assert {*secrets.words} == {"chief-book", "other"}
    assert {*secrets.titles} == {"prices of anna", "discounts"}


def test_what_is_said_aloud_is_no_secret_any_more(book_of):
    book = book_of(TEXT)
    secrets = secrets_of(book, book.editions[0]).but_for("Copy of Магнолия, Price of friends")

    assert {*secrets.words} == {"special-price", "special", "ask", "for"}
    assert {*secrets.titles} == set()


def test_what_is_named_although_its_section_is_left_out_is_no_secret(book_of):
    book = book_of("""
attributes:
  - {id: per-week, title: Loaves, kind: number, question: How many loaves a week?, body: Магнолия}
segmentations:
  - id: by-loaves
    title: By loaves
    segments: [{id: big, title: Big, criteria: {per-week: {from: 10}}}, {id: small, title: Small, criteria: {per-week: {below: 10}}}]
editions: [{id: e, title: E, roles: [hunter], sections: [segmentations]}]
""")
    words = secrets_of(book, book.editions[0]).words

    assert "магнолия" in words
    assert not {"per-week", "loaves", "many"} & words.keys()


def test_whom_the_front_page_names_to_ask_is_no_secret_where_roles_make_no_chapter(write_book):
    text = """
book: {title: B, language: en, contacts: [{role: keeper, name: Irina}]}
roles: [{id: hunter, title: Hunter}, {id: keeper, title: Storekeeper}]
terms: [{id: t, title: T}]
editions: [{id: e, title: E, roles: [hunter], sections: [terms]}]
"""
    book = load_book(write_book({"book.yml": text})).book

    assert "storekeeper" not in secrets_of(book, book.editions[0]).words
