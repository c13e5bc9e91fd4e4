from __future__ import annotations

BOOK = """
    roles: [{id: head, title: Head of sales}]
    segmentations:
      - id: by-volume
        title: By volume
        segments:
          - {id: big, title: Big, terms: [discount, A stand at the door], potential: high}
          - {id: small, title: Small}
    touchpoints:
      - {id: call, title: Call, role: head, goal: Agree., segments: [big]}
      - {id: letter, title: Letter, role: head, goal: Be remembered.}
    pipelines:
      - id: new
        title: New clients
        states:
          - {id: talk, title: Talk, kind: start, owner: head, deadline: {limit: 7d, by_segment: {big: 9d}}, on_deadline: won}
          - {id: won, title: Client, kind: won}
    products: [{id: tile, title: Tile, segments: [big]}]
    terms: [{id: discount, title: Discount, kind: discount, percent: 3%}]
"""


def test_a_segment_has_what_names_it(page):
    content = page(BOOK, "segment:big").content

    assert (content.touchpoints, content.products) == (("touchpoint:call",), ("product:tile",))
    assert content.potential == "high"


def test_a_segment_has_deadlines_of_its_own(page):
    (deadline,) = page(BOOK, "segment:big").content.deadlines

    assert (deadline.label, deadline.value, deadline.ref) == ("Talk", "9\u00a0days", "state:new/talk")


def test_terms_are_those_of_the_book_or_plain_words(page):
    discount, stand = page(BOOK, "segment:big").content.terms

    assert (discount.ref, discount.text, discount.words) == ("terms:discount", "Discount", ("3%",))
    assert (stand.ref, stand.text, stand.words) == (None, "A stand at the door", ())


def test_a_segment_that_nothing_names_has_nothing(page):
    content = page(BOOK, "segment:small").content

    assert (content.terms, content.touchpoints, content.deadlines, content.cases) == ((), (), (), ())
