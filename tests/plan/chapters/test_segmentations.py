from __future__ import annotations

from tests.plan.chapters.conftest import MASTHEAD

BOOK = """
    lines: [{id: wholesale, title: Wholesale}]
    roles: [{id: head, title: Head of sales}]
    attributes:
      - {id: volume, title: Purchases a year, kind: money}
      - {id: channel, title: Channel, kind: choice, values: {shop: Shop, chain: Chain}}
    segmentations:
      - id: by-volume
        title: By volume
        summary: What a client could buy.
        line: wholesale
        complete: false
        segments:
          - id: small
            title: Small
            criteria: {volume: {below: 1_000}, channel: [shop]}
            potential: low
          - id: big
            title: Big
            summary: The backbone.
            criteria: {volume: {from: 1_000}}
            approach: Call **every** week.
            terms: [discount, A stand at the door]
            potential: high
            examples: [Tiles & Co, House on the river]
      - {id: all, title: All alike, policy: first-match, segments: [{id: everyone, title: Everyone}]}
    touchpoints: [{id: call, title: Call, role: head, goal: Agree., segments: [big]}]
    pipelines:
      - id: new
        title: New clients
        states:
          - {id: talk, title: Talk, kind: start, owner: head, deadline: {limit: 7d, by_segment: {big: 9d}}, on_deadline: won}
          - {id: won, title: Client, kind: won}
    products: [{id: tile, title: Tile, segments: [big]}]
    loyalty: [{id: shelf, title: Shelf, segments: [big]}]
    objections: [{id: dear, title: Too dear, answer: Compare., segments: [big]}]
    authority: [{id: limit, title: Last word, role: head, segments: [big]}]
    terms: [{id: discount, title: Discount, kind: discount, percent: 3%}]
    cases:
      - {id: shop, title: The shop, client: {volume: 3_000, channel: shop}, expect: {segments: [big, everyone]}, note: Ours.}
"""


def test_segments_stand_side_by_side_under_the_attributes_that_are_tested(page):
    content = page(BOOK, "segmentation:by-volume").content

    assert [column.label for column in content.columns] == ["Purchases a year", "Channel"]
    assert [row.cells for row in content.rows] == [("less than €1,000", "Shop"), ("€1,000 or more", "")]


def test_with_many_attributes_the_criteria_of_a_segment_stand_in_one_cell(page):
    attributes = "".join(f"      - {{id: a{number}, title: A{number}, kind: flag}}\n" for number in range(4))
    criteria = ", ".join(f"a{number}: true" for number in range(4))
    book = f"""
    attributes:
{attributes}
    segmentations: [{{id: s, title: S, segments: [{{id: one, title: One, criteria: {{{criteria}}}}}]}}]
"""
    content = page(book, "segmentation:s").content

    assert (content.columns, content.rows[0].cells) == ((), ())
    assert [fact.label for fact in content.rows[0].criteria] == ["A0", "A1", "A2", "A3"]


def test_the_rule_of_dividing_is_told_in_words(page):
    assert page(BOOK, "segmentation:by-volume").content.policy == (
        "A client belongs to one of these segments or to none, never to two."
    )
    assert page(BOOK, "segmentation:all").content.policy == (
        "Each of our clients belongs to one of these segments: the first that fits, from the top."
    )


def test_a_segment_for_everyone_is_what_is_left_where_the_first_that_fits_holds(page):
    text = """
    segmentations:
      - id: s
        title: S
        policy: {policy}
        segments: [{{id: one, title: One}}, {{id: two, title: Two}}]
    """

    assert (
        page(text.format(policy="first-match"), "segment:two").content.everyone
        == "Everyone whom no segment above takes."
    )
    assert page(text.format(policy="overlapping"), "segment:two").content.everyone == "Every client."


def test_the_chapter(markdown, golden):
    golden("pages/segmentations.md", markdown(BOOK, "segments/index"))


def test_the_page_of_a_segmentation(markdown, golden):
    golden("pages/segmentation.md", markdown(BOOK, "segments/by-volume/index"))


def test_the_page_of_a_segment(markdown, golden):
    golden("pages/segment.md", markdown(BOOK, "segments/by-volume/big"))


def test_a_segment_without_criteria_takes_every_client(markdown):
    assert "<p>Every client.</p>" in markdown(BOOK, "segments/all/everyone")


IN_ORDER = (
    MASTHEAD
    + """
attributes: [{id: own, title: Own warehouse, kind: flag}]
segmentations:
  - id: s
    title: S
    policy: %s
    segments: [{id: some, title: Some, criteria: {own: true}}, {id: rest, title: Rest}]
  - {id: all, title: All, policy: first-match, segments: [{id: everyone, title: Everyone}]}
"""
)
NOTE = "Other segments stand before it that this edition does not show."


def test_a_segment_for_everyone_has_hidden_ones_before_it(part_pages):
    pages = part_pages(IN_ORDER % "first-match", "segmentation:s", "segmentation:all")

    told = f"<p>Everyone whom no segment above takes. {NOTE}</p>"
    assert told in pages["segments/s/rest.md"]
    assert told in pages["segments/all/everyone.md"]
    assert NOTE not in pages["segments/s/some.md"]
    assert [pages[f"segments/{name}/index.md"].count(NOTE) for name in ("s", "all")] == [1, 1]
    assert not any("Every client." in page for page in pages.values())


def test_where_no_order_decides_nothing_stands_before_a_segment(part_pages):
    pages = part_pages(IN_ORDER % "overlapping", "segmentation:s")

    assert "<p>Every client.</p>" in pages["segments/s/rest.md"]
    assert not any(NOTE in page for page in pages.values())
