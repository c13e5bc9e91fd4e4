from __future__ import annotations

BOOK = """
    lines:
      - {id: wholesale, title: Wholesale, summary: Shops all over the country., body: Nine euros of ten.}
      - {id: retail, title: Retail}
    products:
      - {id: tile, title: Tile, line: wholesale}
      - {id: grout, title: Grout}
"""


def test_each_line_has_what_belongs_to_it_alone(page):
    wholesale, retail = page(BOOK, "section:lines").content

    assert [(part.label, part.refs) for part in wholesale.parts] == [("Products", ("product:tile",))]
    assert retail.parts == ()


def test_the_page(markdown, golden):
    golden("pages/lines.md", markdown(BOOK, "lines"))
