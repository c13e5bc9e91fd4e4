"""Given a text as its author wrote it, I get the paragraphs that one would read aloud."""

from __future__ import annotations

import pytest

from playbook.plan.spoken import bare, paragraphs

TITLES = {"role:caller": "Caller"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ()),
        ("One\nline.\n\nAnother.", ("One line.", "Another.")),
        ("Say *this*.", ("Say *this*.",)),
        ("Ask [[role:caller]] or [[role:caller|her]].", ("Ask Caller or her.",)),
        ("Ask [[role:hidden]].", ("Ask ….",)),
        ("See [the list](price.pdf) ![a tile](tile.png).", ("See the list a tile.",)),
        ("First:\n- one\n- [ ] two\n2. three", ("First:", "– one", "– two", "2. three")),
        ("> — Hello!\n>\n> — Yes?", ("— Hello!", "— Yes?")),
        ("# Now\nGo on\n\n---\n", ("Now Go on",)),
        ("|a|b|\n|---|:-:|\n|c|d|", ("a · b", "c · d")),
        ("```\ncode\n```", ("code",)),
    ],
)
def test_a_text_is_told_without_links_pictures_and_tables(text, told):
    assert paragraphs(text, TITLES) == told


def test_what_is_cut_keeps_no_half_of_an_emphasis():
    assert bare("**Never** say `no`") == "Never say no"
