"""Given what the model knows of a key, I get a sentence that can be said: each field tells what it is for."""

from __future__ import annotations

from playbook.load.sections import sections
from playbook.load.sentences import known_keys, told_missing
from playbook.model.book import Book
from playbook.model.touchpoint import Touchpoint


def test_a_missing_key_is_told_with_what_it_is_for():
    message, hint = told_missing("goal", Touchpoint.model_fields["goal"])

    assert (str(message), str(hint)) == ("The key “goal” is missing here.", "Goal: what is reached when it went well.")


def test_keys_are_known_as_they_are_written():
    assert {"from", "to", "checklist"} <= set(known_keys(sections()["handoffs"].model))
    assert "address" not in known_keys(Touchpoint)
    assert known_keys(None) == []


def test_no_description_holds_braces_which_a_sentence_would_fill(load):
    described = [
        field.description or "" for section in sections().values() for field in section.model.model_fields.values()
    ]
    described += [field.description or "" for field in Book.model_fields.values()]

    assert len(described) > 100
    assert [text for text in described if "{" in text or "}" in text] == []
    [told] = load("data:\n  ledger: {table: x}\n").diagnostics
    assert str(told.hint).startswith("Source: a path or glob")
