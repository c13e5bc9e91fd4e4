"""Given what keeps the clients of a cell, I get ids of programmes and plain texts as they stand; a slip in an id is told."""

from __future__ import annotations

import pytest

from playbook.check.rules.format import unknown_reference

BOOK = "loyalty: [{{id: shelf, title: Shelf}}]\nabc_xyz: {{cells: {{AX: {{loyalty: {written}}}}}}}\n"


@pytest.mark.parametrize(
    ("written", "kept_by"),
    [
        ("shelf", ("shelf",)),
        ("discounts", ("discounts",)),
        ("A visit.", ("A visit.",)),
        ("[shelf, A visit.]", ("shelf", "A visit.")),
        ('"[[programme:shelf|The shelf]] and a visit."', ("[[programme:shelf|The shelf]] and a visit.",)),
        ("[]", ()),
    ],
)
def test_ids_are_programmes_and_words_are_words(load, written, kept_by):
    loaded = load(BOOK.format(written=written))

    assert loaded.diagnostics == ()
    assert list(unknown_reference.check(loaded.book)) == []
    assert loaded.book.abc_xyz[0].cells["AX"].loyalty == kept_by


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("shelv", "There is no programme “shelv” in the book."),
        ('"[[programme:shelve]] and a visit."', "There is no programme “shelve” in the book."),
    ],
)
def test_what_is_near_a_programme_is_told(load, written, sentence):
    [finding] = unknown_reference.check(load(BOOK.format(written=written)).book)

    assert str(finding.message) == sentence


def test_what_is_neither_is_told(load):
    [finding] = load("abc_xyz: {cells: {AX: {loyalty: {text: A visit.}}}}").diagnostics

    assert finding.code == "F010"
