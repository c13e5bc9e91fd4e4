from __future__ import annotations

BOOK = """
    roles: [{id: head, title: Head of sales, tags: [shop, base]}]
    glossary: [{term: Lead, meaning: A name and a number., aliases: [prospect], tags: [base]}]
"""


def test_a_tag_has_each_of_its_bearers_once(page):
    content = page(BOOK, "section:tags").content

    assert [(tag.ref, tag.refs) for tag in content] == [
        ("tag:base", ("role:head", "term:lead")),
        ("tag:shop", ("role:head",)),
    ]


def test_without_tags_there_is_no_page(plan):
    assert "section:tags" not in plan("    roles: [{id: head, title: Head of sales}]").places


def test_the_page_has_no_number_and_no_place_on_paper(plan):
    (tags,) = [one for one in plan(BOOK).pages if one.ref == "section:tags"]

    assert (tags.number, tags.draft.site_only) == ("", True)


def test_the_page(markdown, golden):
    golden("pages/tags.md", markdown(BOOK, "tags"))
