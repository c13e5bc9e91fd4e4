from __future__ import annotations

BOOK = """
    competitors:
      - id: plant
        title: The big plant
        strengths: [A third cheaper]
        weaknesses: [Colours change every season]
        say: “For a hallway, buy there.”
        avoid: Never call it rubbish.
        sources: [The fair in autumn]
"""


def test_each_competitor_has_a_page(page):
    assert [draft.path for draft in page(BOOK, "section:competitors").children] == ["competitors/plant"]


def test_the_chapter(markdown, golden):
    golden("pages/competitors.md", markdown(BOOK, "competitors/index"))


def test_the_page(markdown, golden):
    golden("pages/competitor.md", markdown(BOOK, "competitors/plant"))
