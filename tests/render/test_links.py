"""Given a page with links by name, I get the page with the targets of a medium."""

from __future__ import annotations

import pytest

from playbook.render.links import Target, resolve_links

TARGETS = {"role:hunter": Target("../roles/hunter.html?a=1&b", "pb-hunter"), "page:top": Target("#top")}
PAGE = '\N{NO-BREAK SPACE}<span class="page-ref">(с. <span class="page-of" data-page-of="pb-hunter"></span>)</span>'


def resolved(html: str, page_reference: str | None = None) -> str:
    return resolve_links(html, TARGETS.get, {"media/a.png": "../media/a.png"}.get, page_reference)


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ('<a data-ref="role:hunter">он</a>', '<a href="../roles/hunter.html?a=1&amp;b">он</a>'),
        (
            '<p><a class="pb-card" data-ref="page:top" id="x"><b>он</b></a></p>',
            '<p><a class="pb-card" href="#top" id="x"><b>он</b></a></p>',
        ),
        ('<a data-ref="role:nobody">он</a>, <a href="#y">я</a>', 'он, <a href="#y">я</a>'),
        ('<a data-meaning="a > b" data-ref="page:top">он</a>', '<a data-meaning="a > b" href="#top">он</a>'),
        ('<img data-media="media/a.png" alt="План">', '<img src="../media/a.png" alt="План">'),
        ('<img data-media="media/b.png" alt="«План» &amp;">', "«План» &amp;"),
        ('<img data-media="media/b.png">', ""),
        (
            '<img src="x.png"><abbr data-ref="role:hunter">a</abbr>',
            '<img src="x.png"><abbr data-ref="role:hunter">a</abbr>',
        ),
        ('&lt;a data-ref="role:hunter"&gt;', '&lt;a data-ref="role:hunter"&gt;'),
    ],
)
def test_names_become_targets(html, result):
    assert resolved(html) == result


def test_on_paper_a_link_tells_its_page():
    assert resolved('<a data-ref="role:hunter">он</a>', "(с. {page})") == f'<a href="{_href()}">он</a>{PAGE}'


@pytest.mark.parametrize(
    "html",
    [
        '<a class="pb-term" data-ref="role:hunter">он</a>',
        '<a class="pb-pageless x" data-ref="role:hunter">он</a>',
        '<svg><g><a data-ref="role:hunter"><text>он</text></a></g></svg>',
        '<a data-ref="page:top">верх</a>',
    ],
)
def test_terms_diagrams_and_places_without_an_anchor_tell_no_page(html):
    assert "page-ref" not in resolved(html, "(с. {page})")


def test_after_a_diagram_links_tell_their_page_again():
    assert resolved('<svg></svg><a data-ref="role:hunter">он</a>', "(с. {page})").endswith(PAGE)


def test_a_page_reference_cannot_bring_in_a_tag():
    assert "<b>" not in resolved('<a data-ref="role:hunter">он</a>', "<b>{page}")


def test_unclosed_quotes_take_no_time():
    html = '<a data-ref="' * 20_000

    assert resolved(html) == html


def _href() -> str:
    return "../roles/hunter.html?a=1&amp;b"
