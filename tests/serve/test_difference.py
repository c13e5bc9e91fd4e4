"""Given two sites as text, which pages have to be made anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from playbook.render.sources import NavItem, SiteSource
from playbook.serve.difference import changed_pages, reduced_to


def _page(title: str, text: str) -> str:
    return f'---\ntitle: "{title}"\n---\n\n# {title}\n{text}\n---\n'


SITE = SiteSource(
    title="Jam",
    company="",
    description="",
    language="en",
    pages={f"{name}.md": _page(name, "old") for name in ("index", "jars", "lids", "crates")},
    navigation=(NavItem("jars", "jars.md"),),
    files={"media/jar.png": b"png"},
)


def _with(**pages: str) -> SiteSource:
    return replace(SITE, pages={**SITE.pages, **{f"{name}.md": text for name, text in pages.items()}})


def test_the_same_site_has_no_changed_page():
    assert changed_pages(SITE, _with()) == frozenset()


def test_new_text_changes_its_page():
    assert changed_pages(SITE, _with(jars=_page("jars", "new"))) == {"jars.md"}


@pytest.mark.parametrize(
    "new",
    [
        _with(jars=_page("Jars", "old")),
        _with(more=_page("more", "new")),
        _with(index=_page("index", "new"), jars=_page("jars", "new"), lids=_page("lids", "new")),
        replace(SITE, pages=dict(reversed(SITE.pages.items()))),
        replace(SITE, navigation=()),
        replace(SITE, title="Honey"),
        replace(SITE, files={}),
        replace(SITE, files={"media/jar.png": b"other"}),
    ],
    ids=[
        "a title",
        "a page more",
        "most pages",
        "another order",
        "navigation",
        "the book's title",
        "a file less",
        "a file",
    ],
)
def test_what_other_pages_show_too_changes_the_whole(new):
    assert changed_pages(SITE, new) is None


def test_a_reduced_site_has_the_text_of_some_pages_and_the_names_of_all():
    reduced = reduced_to(frozenset({"jars.md"}), SITE)

    assert reduced.pages["jars.md"] == SITE.pages["jars.md"]
    assert reduced.pages["lids.md"] == '---\ntitle: "lids"\n---\n'
    assert list(reduced.pages) == list(SITE.pages)
    assert reduced.files == {}
