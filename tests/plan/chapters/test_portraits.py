from __future__ import annotations

BOOK = """
    attributes: [{id: room, title: Room, kind: choice, values: {kitchen: Kitchen, hall: Hall}}]
    portraits:
      - id: mary
        title: Mary, her second kitchen
        summary: Two children, one bathroom.
        facts: {room: [kitchen]}
        goals: [To like breakfast again]
        pains: [At home the tile looks different]
        objections:
          - fades
          - {objection: My husband will call it dear, answer: Count it by the day.}
        quotes: [May I hold it?]
        sources: [Forty talks in the shop]
    objections: [{id: fades, title: It will fade, answer: It is glass.}]
"""


def test_objections_are_those_of_the_book_or_in_place(page):
    fades, dear = page(BOOK, "portrait:mary").content.objections

    assert (fades.words, str(fades.answer), fades.ref) == ("“It will fade”", "It is glass.", "objection:fades")
    assert (dear.words, str(dear.answer), dear.ref) == ("“My husband will call it dear”", "Count it by the day.", None)


def test_the_chapter(markdown, golden):
    golden("pages/portraits.md", markdown(BOOK, "portraits/index"))


def test_the_page(markdown, golden):
    golden("pages/portrait.md", markdown(BOOK, "portraits/mary"))
