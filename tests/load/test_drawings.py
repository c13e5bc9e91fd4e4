"""Given an SVG, I get what it draws and nothing that it does; what would draw without end is refused."""

from __future__ import annotations

import time
from xml.etree import ElementTree as ET

import pytest

from playbook.load.drawings import bare_drawing

SVG = "http://www.w3.org/2000/svg"


def svg(inner: str) -> bytes:
    return f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{inner}</svg>'.encode()


def uses(levels: int, each: int) -> str:
    """Groups of which each repeats the one before it."""
    groups = [f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * each + "</g>" for n in range(1, levels)]
    return '<g id="g0"><path d="M0 0h9"/></g>' + "".join(groups)


def test_an_svg_keeps_what_it_draws_and_loses_what_it_does():
    content = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" onload="x()">
      <!-- made by Ivan --><metadata>Ivan</metadata><script>x()</script>
      <style>@import url(https://example.com/x.css)</style>
      <g fill="url(#g)"><path d="M0 0h9" onclick="x()"/><use xlink:href="#p"/><use xlink:href="https://example.com/x.svg#p"/></g>
      <image href="file:///etc/passwd"/><foreignObject><p>x</p></foreignObject><a href="javascript:x()"><text>Go</text></a>
      <rect style="background:url(https://example.com)" fill="url(https://example.com/x)"/>
    </svg>"""
    bare = bare_drawing(content.encode()).decode()

    assert "<path" in bare
    assert 'fill="url(#g)"' in bare
    assert [
        word for word in ("x()", "Ivan", "example.com", "passwd", "script", "foreignObject", "style") if word in bare
    ] == []


@pytest.mark.parametrize(
    "value",
    [
        "url(https://example.com/x)",
        "URL(https://example.com/x)",
        "url (https://example.com/x)",
        "url(#g) url(https://example.com/x)",
        r"u\72l(https://example.com/x)",
        "image-set('https://example.com/x' 1x)",
        "-webkit-image-set('https://example.com/x' 1x)",
        "src('https://example.com/x')",
    ],
)
def test_an_attribute_that_asks_for_an_address_is_dropped(value):
    bare = bare_drawing(svg(f'<rect fill="{value}" mask="{value}" width="9"/>')).decode()

    assert "example" not in bare
    assert 'width="9"' in bare


def test_the_base_of_references_cannot_be_moved():
    assert b"example" not in bare_drawing(svg('<g xml:base="https://example.com/"><use href="#p"/></g>'))


@pytest.mark.parametrize("value", ["url(#g)", "url('#g')", "URL", "#fff", "rotate(45)"])
def test_an_ordinary_attribute_stays(value):
    assert ET.fromstring(bare_drawing(svg(f'<rect fill="{value}"/>')))[0].get("fill") == value  # noqa: S314 - our own


@pytest.mark.parametrize(
    "inner",
    [
        uses(levels=9, each=10),
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<g id="a"><use xlink:href="#a"/></g>',
        '<pattern id="p"><rect fill="url(#p)"/></pattern>',
        "".join(f'<linearGradient id="g{n}" href="#g{n + 1}"/>' for n in range(2000)),
        "<g>" * 60 + "</g>" * 60,
        "<g>" * 200_000,
        "<g/>" * 20_001,
    ],
    ids=["bomb", "circle", "itself", "pattern", "chain", "deep", "very deep", "many"],
)
def test_what_draws_without_end_is_refused_at_once(inner):
    started = time.monotonic()
    with pytest.raises(ValueError, match=r"too deep|too much"):
        bare_drawing(svg(inner))

    assert time.monotonic() - started < 10


@pytest.mark.parametrize("value", ["image" * 400_000, "url " * 500_000, "url" + " " * 2_000_000])
def test_a_long_attribute_takes_no_longer_than_its_length(value):
    started = time.monotonic()
    bare_drawing(svg(f'<rect fill="{value}"/>'))

    assert time.monotonic() - started < 10


def test_repeating_within_reason_is_drawn():
    assert b"#g0" in bare_drawing(svg(uses(levels=4, each=10)))


@pytest.mark.parametrize(
    "content",
    [
        b"<svg",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        f"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='{SVG}'>&a;</svg>".encode(),
        f"<?xml version='1.0' encoding='utf-16'?><!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='{SVG}'/>".encode("utf-16"),
        f"<!-- <!DOCTYPE svg \" --><!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='{SVG}' id='\">'/>".encode(),
    ],
)
def test_what_is_no_plain_svg_is_refused(content):
    with pytest.raises((ValueError, ET.ParseError)):
        bare_drawing(content)


@pytest.mark.parametrize(
    "start",
    [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        "\ufeff",
        "<!-- a comment -->",
    ],
)
def test_what_drawing_programs_write_before_a_drawing_does_no_harm(start):
    assert bare_drawing(start.encode() + svg("<title><![CDATA[План]]></title>")) == bare_drawing(
        svg("<title>План</title>")
    )


def test_what_a_drawing_program_says_of_paint_in_a_style_is_kept():
    drawn = bare_drawing(
        b'<svg xmlns="http://www.w3.org/2000/svg"><path style="fill:#c33; stroke:none;-inkscape-x:1;filter:url(http://x)" d="M0 0"/></svg>'
    ).decode()

    assert 'fill="#c33"' in drawn
    assert 'stroke="none"' in drawn
    assert [word for word in ("style", "inkscape", "http://x") if word in drawn] == []
