"""Given an author's text, I get the addresses of its links to files, and the files they mean."""

from __future__ import annotations

import pytest

from playbook.model.file_links import find_file_links, linked_path


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Take the [prices](../files/price.csv).", ["../files/price.csv"]),
        ('[a](<files/price list.csv>) [b](b.csv "The list")', ["files/price list.csv", "b.csv"]),
        ("[see [[role:head|him]]](plan_(1).pdf) and [b](plan\\_2.pdf)", ["plan_(1).pdf", "plan_2.pdf"]),
        ("[![plan](a.png)](plan.pdf)", ["plan.pdf"]),
        ("![plan](a.png)", []),
        ("`[a](b.csv)` and \\[a](b.csv)", []),
        ("```\n[a](b.csv)\n```\n\n[c](d.csv)", ["d.csv"]),
        ("[a](https://example.com/b.csv) [b](mailto:a@b.example) [c](#top) [d](//e.example/f)", []),
        ("[a]() and [b] (c.csv)", []),
    ],
)
def test_links_to_files_are_found(text, addresses):
    assert list(find_file_links(text)) == addresses


@pytest.mark.parametrize(
    ("folder", "address", "path"),
    [
        ("scripts", "../files/price%20list.csv", "files/price list.csv"),
        ("", "files/price.csv#page=2", "files/price.csv"),
        ("", "files/a%231.csv#page=2", "files/a#1.csv"),
        ("", "../price.csv", None),
        ("", "/etc/passwd", None),
    ],
)
def test_a_link_is_followed_from_the_folder_of_its_text(folder, address, path):
    assert linked_path(folder, address) == path
