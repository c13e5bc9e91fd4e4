from __future__ import annotations

BOOK = """
    roles: [{id: hunter, title: Hunter}, {id: head, title: Head of sales}]
    segmentations: [{id: all, title: All, segments: [{id: big, title: Big}]}]
    authority:
      - {id: last, title: The last word, role: head, discount_up_to: 6%, defer_up_to: 30d, credit_up_to: 2_000}
      - {id: first, title: On the first order, role: hunter, segments: [big], discount_up_to: 3%, beyond: head, body: Never twice.}
"""


def test_lines_follow_the_order_of_the_roles(page):
    first, last = page(BOOK, "section:authority").content

    assert (first.ref, first.discount, first.deferral, first.beyond) == ("authority:first", "3%", "", "role:head")
    assert (last.ref, last.deferral, last.credit, last.beyond) == ("authority:last", "30\u00a0days", "€2,000", None)


def test_only_what_has_a_text_has_an_entry_below_the_table(markdown):
    text = markdown(BOOK, "authority")

    assert '<tr id="pb-authority-last">' in text
    assert "## On the first order {: #pb-authority-first }" in text
    assert '<tr id="pb-authority-first">' not in text


def test_each_line_of_the_table_bears_the_title_of_its_authority(markdown):
    text = markdown(BOOK, "authority")

    assert '<th scope="row">The last word<p>' in text
    assert '<th scope="row"><a href="#pb-authority-first" class="pb-pageless">On the first order</a><p>' in text


def test_the_page(markdown, golden):
    golden("pages/authority.md", markdown(BOOK, "authority"))
