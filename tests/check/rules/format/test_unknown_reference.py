"""Names that nothing bears."""

from __future__ import annotations

import pytest

from playbook.check.rules.format.unknown_reference import RULE
from playbook.load import load_book


def found(write_book, files):
    loaded = load_book(write_book({"book.yml": "book: {title: B, language: en}\n", **files}))
    assert not [one for one in loaded.diagnostics if one.code != "F010"]
    return [
        (one.message.in_language("en"), loaded.sources.place(one.at, quote=one.quote, quote_number=one.quote_number))
        for one in RULE.check(loaded.book)
    ]


def sentences(write_book, text):
    return [sentence for sentence, _place in found(write_book, {"a.yml": text})]


ROLE = "roles:\n  - {id: hunter, title: Hunter}\n"
TERM = "glossary:\n  - {term: ЛПР, meaning: Кто решает, aliases: [лицо решающее]}\n"
PIPELINE = """\
pipelines:
  - id: main
    title: Main
    states:
      - {id: new, title: New, kind: start, next: [{to: won}]}
      - {id: won, title: Won, kind: won}
"""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("roles:\n  - {id: a, title: A, reports_to: b}\n", "There is no role “b” in the book."),
        ("roles:\n  - {id: a, title: A, line: b}\n", "There is no line “b” in the book."),
        ("portraits:\n  - {id: a, title: A, facts: {x: [y]}}\n", "There is no attribute “x” in the book."),
        ("situations:\n  - {id: a, title: A, see: ['touchpoint:b']}\n", "There is no touchpoint “b” in the book."),
        ("situations:\n  - {id: a, title: A, see: [b]}\n", "“b” does not say of which kind it is."),
        ("situations:\n  - {id: a, title: A, see: ['client:b']}\n", "“client:b” does not say of which kind it is."),
        (
            "situations:\n  - {id: a, title: A, states: [main/old]}\n" + PIPELINE,
            "There is no state “main/old” in the book.",
        ),
        (PIPELINE.replace("to: won", "to: lost"), "There is no state “main/lost” in the book."),
        (PIPELINE.replace("to: won", "to: other/won"), "There is no state “other/won” in the book."),
        ("pages:\n  - {id: a, title: A, body: 'See [[role:b]].'}\n", "There is no role “b” in the book."),
        ("pages:\n  - {id: a, title: A, body: 'See [[term:лпр]].'}\n", "There is no term “лпр” in the book."),
        ("pages:\n  - {id: a, title: A, after: b}\n", "There is no page “b” in the book."),
        ("pages:\n  - {id: a, title: A, body: '![x](no.png)'}\n", "There is no file “no.png” in the book."),
        (
            "pages:\n  - {id: a, title: A, body: 'See [[hunter]].'}\n" + ROLE,
            "“hunter” does not say of which kind it is.",
        ),
        ("documents:\n  - {id: a, title: A, file: no.pdf}\n", "There is no file “no.pdf” in the book."),
        ("forecast: {axes: [by-size]}\n", "There is no segmentation “by-size” in the book."),
    ],
)
def test_what_is_named_and_not_defined_is_told(write_book, text, sentence):
    assert sentences(write_book, text) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        ROLE + "pages:\n  - {id: a, title: A, body: 'See [[role:hunter|him]].'}\n",
        "pages:\n  - {id: a, title: A, body: 'In code: `[[role:nobody]]`.'}\n",
        TERM + "pages:\n  - {id: a, title: A, body: '[[term:ЛПР]] [[term:лицо решающее]]'}\n",
        PIPELINE + "situations:\n  - {id: a, title: A, states: [main/new]}\n",
        "pages:\n  - {id: a, title: A, after: roles}\n  - {id: b, title: B, after: 'page:a'}\n",
        "forecast: {axes: [status, abc-xyz]}\n",
        "cases:\n  - {id: a, title: A, expect: {not_our_client: none}}\n",
        "handoffs:\n  - {id: a, title: A, from: hunter, to: hunter, at: main/new, passes: [Анкета клиента, price]}\n"
        + ROLE
        + PIPELINE,
    ],
)
def test_what_is_defined_or_plain_words_is_silent(write_book, text):
    assert sentences(write_book, text) == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("pages:\n  - {id: a, title: A, body: '![x](media/a.png)'}\n", "Did you mean “../media/a.png”?"),
        ("pages:\n  - {id: a, title: A, body: '![x](../media/b.png)'}\n", "Did you mean “../media/a.png”?"),
        (
            "pages:\n  - {id: a, title: A, body: '![x](plan.png)'}\n",
            "A path is written from the folder of the file it stands in.",
        ),
        ("documents:\n  - {id: a, title: A, file: media/b.png}\n", "Did you mean “media/a.png”?"),
        ("documents:\n  - {id: a, title: A, file: price.pdf}\n", "A path is written from the book's folder."),
    ],
)
def test_the_hint_for_a_file_is_a_path_as_it_is_to_be_written(write_book, text, hint):
    book = load_book(
        write_book({"book.yml": "book: {title: B, language: en}\n", "pipelines/p.yml": text, "media/a.png": ""})
    ).book

    assert [str(one.hint) for one in RULE.check(book)] == [hint]


def test_a_link_that_is_never_closed_is_told_where_it_opens(write_book):
    text = ROLE + "pages:\n  - id: a\n    title: A\n    body: |\n      [[role:hunter]], [[role:hunter or him.\n"
    [(sentence, place)] = found(write_book, {"a.yml": text})

    assert sentence == "“[[role:hunter” is never closed."
    assert (place.line, place.column, place.end) == (7, 24, 37)


def test_words_that_look_like_a_slip_of_an_id_are_told(write_book):
    text = (
        ROLE
        + PIPELINE
        + (
            "documents:\n  - {id: price-list, title: P}\n"
            "handoffs:\n  - {id: a, title: A, from: hunter, to: hunter, at: main/new, passes: [price-lst]}\n"
        )
    )

    assert sentences(write_book, text) == ["There is no document “price-lst” in the book."]


def test_the_place_of_a_link_is_where_it_stands_in_the_text(write_book):
    text = "pages:\n  - id: a\n    title: A\n    body: |\n      First [[role:x]].\n\n      Then [[role:x]] again.\n"
    places = [(place.line, place.column, place.end) for _sentence, place in found(write_book, {"a.yml": text})]

    assert places == [(5, 13, 23), (7, 12, 22)]


def test_the_place_of_a_link_in_an_included_text_is_in_that_file(write_book):
    files = {
        "a.yml": "pages:\n  - {id: a, title: A, body: {file: texts/a.md}}\n",
        "texts/a.md": "# Title\n\nSee [[role:x]].\n",
    }
    [(_sentence, place)] = found(write_book, files)

    assert (place.path, place.line, place.column) == ("texts/a.md", 3, 5)


def test_what_the_loader_could_not_read_whole_is_no_unknown_name(write_book):
    text = "roles:\n  - {id: hunter, title: Hunter, headcount: many}\n  - {id: b, title: B, reports_to: hunter}\n"

    assert sentences(write_book, text) == []


def test_a_programme_that_a_cell_names_is_looked_for_and_words_are_left_alone(write_book):
    text = "loyalty: [{id: shelf, title: S}]\nabc_xyz: {cells: {AX: {loyalty: [shelf, a card, card]}, AY: {loyalty: shelv}}}\n"

    assert sentences(write_book, text) == ["There is no programme “shelv” in the book."]


@pytest.mark.parametrize(
    ("link", "messages"),
    [
        ("[prices](files/price.csv)", []),
        ("[prices](files/prise.csv)", ["There is no file “files/prise.csv” in the book."]),
        ("`[prices](files/prise.csv)`", []),
        ("[prices](https://example.org/prise.csv)", []),
        ("[prices](#below)", []),
    ],
)
def test_a_link_in_a_text_to_a_file_that_is_not_there_is_told(write_book, link, messages):
    text = f'book: {{title: B, language: en}}\npages:\n  - {{id: p, title: P, body: "See {link}."}}\n'
    loaded = load_book(write_book({"book.yml": text, "files/price.csv": "a;b\n"}))

    assert [one.message.in_language("en") for one in RULE.check(loaded.book)] == messages
