"""Given what keeps the clients of a cell, I get programmes where ids stand, and texts where words do."""

from __future__ import annotations

import pytest

from playbook.model.text import Text


@pytest.mark.parametrize(
    ("written", "programmes", "texts"),
    [
        ("shelf", ["shelf"], []),
        ("A visit.", [], [Text("A visit.")]),
        ("[shelf, A visit.]", ["shelf"], [Text("A visit.")]),
        ("{file: words.md}", [], [Text("A card.\n")]),
        ("[]", [], []),
    ],
)
def test_ids_are_programmes_and_words_are_words(load, written, programmes, texts):
    text = f"loyalty: [{{id: shelf, title: Shelf}}]\nabc_xyz: {{cells: {{AX: {{loyalty: {written}}}}}}}\n"
    loaded = load({"x.yml": text, "words.md": "A card.\n"})
    kept_by = loaded.book.abc_xyz[0].cells["AX"].loyalty

    assert loaded.diagnostics == ()
    assert [one for one in kept_by if isinstance(one, str)] == programmes
    assert [one.text for one in kept_by if not isinstance(one, str)] == texts


def test_what_is_neither_is_told(load):
    [finding] = load("abc_xyz: {cells: {AX: {loyalty: {text: A visit.}}}}").diagnostics

    assert finding.code == "F010"
    assert finding.message.in_language("en").startswith("Expected a text")
