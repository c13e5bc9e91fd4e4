"""Changes for a merge request: nothing that an author wrote is markup there."""

from __future__ import annotations

import re
from dataclasses import replace

from playbook.compare.formats import as_markdown
from playbook.compare.formats.markdown import MARK
from playbook.diagnostics import Message
from tests.compare.formats.conftest import CHANGES


def test_changes_are_lists_by_level_and_spelling_is_folded_away(told):
    lines = as_markdown(told(*CHANGES)).splitlines()

    assert lines[0] == MARK
    assert lines[2] == "### From v1 to v2: 1 change must be read, 1 is good to know, 1 is spelling."
    assert lines[4:9] == [
        "**Must be read**",
        "",
        "- “Large” (segment): criteria – from €90 instead of from €100. — *for: Hunter* <sub>`book.yml:7`</sub>",
        "  - €95 was “Small”.",
        "  - Nobody can tell how long.",
    ]
    assert "<details><summary>Spelling and order</summary>" in lines


def test_nobody_is_called_and_nothing_is_set_by_the_words_of_an_author(told):
    shown = as_markdown(told(CHANGES[1]))

    assert r"Gone: \*About\* \@all \| \<b\>." in shown
    assert not re.search(r"(?<!\\)@all|<b>", shown)


def test_a_comment_stays_short_enough_to_be_posted(told):
    assert as_markdown(told(*[CHANGES[1]] * 100)).count("- Gone") == 100

    shown = as_markdown(told(*[replace(CHANGES[1], message=Message("Gone. " * 100))] * 300))
    assert shown.count("- Gone") == 80
    assert "- … and 220 more" in shown
    assert len(shown) < 65_536


def test_what_was_not_compared_stands_below_the_summary(told):
    lines = as_markdown(told(*CHANGES, notes=(Message("At v2 *a part* is broken."),))).splitlines()

    assert lines[2].startswith("### From v1 to v2: 1 change must be read")
    assert lines[3:7] == ["", r"> At v2 \*a part\* is broken.", "", "**Must be read**"]
