from __future__ import annotations

BOOK = """
    lines: [{id: retail, title: Retail}]
    roles: [{id: head, title: Head of sales}]
    pages:
      - {id: last, title: Last, body: L, after: first}
      - {id: front, title: Front, body: "How to read **this** book."}
      - {id: first, title: First, body: F, after: lines}
      - {id: stray, title: Stray, body: S, after: forecast}
"""


def test_a_page_follows_the_section_or_page_that_it_names(plan):
    numbered = [one.ref for one in plan(BOOK).pages if one.number]

    assert numbered[:5] == ["page:front", "section:lines", "page:first", "page:last", "section:roles"]


def test_a_page_that_follows_what_is_not_there_stands_at_the_end(plan):
    assert [one.ref for one in plan(BOOK).pages if one.number][-1] == "page:stray"


def test_the_page(markdown, golden):
    golden("pages/page.md", markdown(BOOK, "pages/front"))
