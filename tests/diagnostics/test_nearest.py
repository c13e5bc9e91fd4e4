"""Given a word that is not known, I get the known one it was meant to be, or nothing."""

from __future__ import annotations

import pytest

from playbook.diagnostics import nearest

KNOWN = ["touchpoints", "segments", "terms", "title", "приём"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("touchpoint", "touchpoints"),
        ("tuchpoints", "touchpoints"),
        ("SEGMENTS", "segments"),
        ("titel", "title"),
        ("прием", "приём"),
        ("price", None),
        ("", None),
        ("t" * 5000, None),
    ],
)
def test_a_word_finds_its_neighbour(word, meant):
    assert nearest(word, KNOWN) == meant


def test_among_nothing_nothing_is_near():
    assert nearest("title", []) is None
