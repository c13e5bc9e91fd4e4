"""Changes at a terminal."""

from __future__ import annotations

from playbook.compare.formats import as_text
from playbook.diagnostics import Message
from tests.compare.formats.conftest import CHANGES


def test_changes_stand_by_level_with_what_they_do_and_for_whom(told):
    assert as_text(told(*CHANGES), "content/") == (
        "Must be read\n"
        "  “Large” (segment): criteria – from €90 instead of from €100.\n"
        "    → €95 was “Small”.\n"
        "    → Nobody can tell how long.\n"
        "    for: Hunter\n"
        "    content/book.yml:7\n"
        "\n"
        "Good to know\n"
        "  Gone: *About* @all | <b>.\n"
        "    for everyone\n"
        "    content/book.yml:7\n"
        "\n"
        "Spelling and order\n"
        "  A: other spelling.\n"
        "    content/book.yml:7\n"
        "\n"
        "From v1 to v2: 1 change must be read, 1 is good to know, 1 is spelling.\n"
    )


def test_without_changes_that_is_said(told):
    assert as_text(told()) == "From v1 to v2 nothing has changed in meaning.\n"


def test_what_was_not_compared_stands_beside_the_sum(told):
    assert as_text(told(notes=(Message("At v2 a part is broken."),))) == (
        "From v1 to v2 nothing has changed in meaning.\nAt v2 a part is broken.\n"
    )
