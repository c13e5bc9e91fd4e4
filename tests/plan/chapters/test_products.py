from __future__ import annotations

BOOK = """
    segmentations: [{id: all, title: All, segments: [{id: everyone, title: Everyone}]}]
    products:
      - id: tile
        title: Tile
        summary: A smooth square.
        segments: [everyone]
        margin: 38%
        benefits: [The same colour in ten years]
        questions: [Which colours are you asked for?]
        cross_sell: [grout]
        documents: [prices]
      - {id: grout, title: Grout}
    documents: [{id: prices, title: Price list}]
    objections: [{id: dear, title: Too dear, answer: Compare., products: [tile]}]
    loyalty: [{id: shelf, title: Shelf, products: [tile]}]
"""


def test_a_product_has_what_names_it(page):
    tile = page(BOOK, "product:tile").content
    grout = page(BOOK, "product:grout").content

    assert (tile.objections, tile.programmes, tile.margin) == (("objection:dear",), ("programme:shelf",), "38%")
    assert (grout.objections, grout.programmes, grout.margin) == ((), (), "")


def test_a_product_with_a_margin_alone_has_no_heading_over_it(markdown):
    text = markdown("    products: [{id: tile, title: Tile, margin: 38%}]", "products/tile")

    assert "<dt>Margin</dt><dd>38%</dd>" in text
    assert "## " not in text


def test_the_chapter(markdown, golden):
    golden("pages/products.md", markdown(BOOK, "products/index"))


def test_the_page(markdown, golden):
    golden("pages/product.md", markdown(BOOK, "products/tile"))
