"""Given a text, I get the references in it that nothing closes."""

from __future__ import annotations

import pytest

from playbook.model.reference_text import MAX_BRACKETS
from playbook.model.unclosed_reference import find_unclosed_references


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("See [[role:a", ["[[role:a"]),
        ("See [[role:a and more.", ["[[role:a"]),
        ("See [[role:a] and more.", ["[[role:a"]),
        ("See [[role:a|him and more.", ["[[role:a"]),
        ("See [[state:new/contact-1, then go.", ["[[state:new/contact-1"]),
        ("See [[role:a or [[role:b]].", ["[[role:a"]),
        ("[[role:a\n\n[[role:b]] and [[role:c", ["[[role:a", "[[role:c"]),
        ("- [[role:a\n\nSee [[role:b]].", ["[[role:a"]),
        ("`[[role:a` and [[role:b", ["[[role:b"]),
    ],
)
def test_what_opens_and_is_not_closed_is_found(text, opened):
    assert [one.opened for one in find_unclosed_references(text)] == opened
    assert all(text.startswith(one.opened, one.offset) for one in find_unclosed_references(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "See [[role:a]] and [[role:b|him]].",
        "See [[role:a|him\nand her]].",
        "In code: `[[role:a`.",
        "```\n[[role:a\n```",
        r"Escaped: \[[role:a",
        "See [[note:a of no kind",
        "See [[role: — no name",
        "[" * (MAX_BRACKETS + 1) + "role:a",
    ],
)
def test_what_is_closed_or_none_is_silent(text):
    assert list(find_unclosed_references(text)) == []
