from __future__ import annotations

import pytest

from playbook.publish.legible import legible

KNOWN = frozenset(map(ord, " <>/=\"'&;#0123456789abcdefghijklmnopqrstuvwxyzёяб□"))


def test_what_the_fonts_have_stays_as_it_is():
    assert legible('<p class="a">яб</p>', KNOWN) == ('<p class="a">яб</p>', frozenset())


def test_a_character_without_a_glyph_becomes_a_box_and_is_reported():
    assert legible("<p>яб 🚀 字</p>", KNOWN) == ("<p>яб □ □</p>", frozenset("🚀字"))


@pytest.mark.parametrize("written", ["&#128640;", "&#x1F680;", "&#x1f680;"])
def test_a_character_written_by_its_number_is_found_too(written):
    assert legible(f"<p>{written}</p>", KNOWN) == ("<p>□</p>", frozenset("🚀"))


@pytest.mark.parametrize("written", ["&lt;b&gt;", "&amp;lt;", "&#60;b&#62;", "&quot;", "&nbsp;"])
def test_markup_that_was_escaped_stays_escaped(written):
    assert legible(f"<p>{written}</p>", KNOWN) == (f"<p>{written}</p>", frozenset())


@pytest.mark.parametrize("unseen", ["\x00", "\x1f", "\ufe0f", "\u200d", "\u202e", "\x7f"])
def test_what_draws_nothing_is_dropped_without_a_word(unseen):
    assert legible(f"<p>яб{unseen}</p>", KNOWN) == ("<p>яб</p>", frozenset())


@pytest.mark.parametrize("kept", ["\n", "\t", "\u00ad", "\u200b", "\u2060"])
def test_what_tells_where_a_line_breaks_is_kept(kept):
    assert legible(f"<p>яб{kept}</p>", KNOWN) == (f"<p>яб{kept}</p>", frozenset())
