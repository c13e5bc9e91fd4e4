from __future__ import annotations

BOOK = """
    lines: [{id: retail, title: Retail}]
    roles: [{id: head, title: Head of sales}]
    segmentations: [{id: all, title: All, segments: [{id: big, title: Big}]}]
    objections:
      - {id: dear, title: Too dear, line: retail, answer: Compare., segments: [big], products: [tile]}
      - {id: later, title: “We will think”, answer: About what?}
    products: [{id: tile, title: Tile}]
    portraits: [{id: mary, title: Mary, objections: [dear]}]
    touchpoints:
      - id: call
        title: Call
        role: head
        goal: Agree.
        objections: [dear, {objection: No time, answer: One question.}]
"""


def test_an_objection_knows_where_from_whom_and_about_what_it_is_heard(page):
    dear, later = page(BOOK, "section:objections").content

    assert (dear.heard, dear.clients) == (("touchpoint:call",), ("portrait:mary", "segment:big"))
    assert dear.products == ("product:tile",)
    assert (later.heard, later.clients, later.products) == ((), (), ())


def test_the_clients_words_stand_in_quotation_marks(page):
    assert [entry.title for entry in page(BOOK, "section:objections").entries] == ["“Too dear”", "“We will think”"]


def test_the_page(markdown, golden):
    golden("pages/objections.md", markdown(BOOK, "objections"))
