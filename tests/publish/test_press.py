from __future__ import annotations

import io
import sys

import pikepdf
import pytest
from PIL import Image

from playbook.publish.press import Press, Settings
from playbook.publish.print_fonts import write_font_configuration

IMAGE = io.BytesIO()
Image.linear_gradient("L").save(IMAGE, "PNG")
SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"'
SIZE = 'width="9" height="9"'


@pytest.fixture
def impress(tmp_path, monkeypatch):
    """Print a body with a style and images; the result is the impression and the file, which may not be there."""
    monkeypatch.setenv("FONTCONFIG_FILE", str(write_font_configuration(tmp_path)))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")

    def printed(body, style="", **images):
        named = {name.replace("_", "."): content for name, content in images.items()}
        press = Press(Settings(style, "<title>Книга</title>", "ru", {"plan.png": IMAGE.getvalue(), **named}))
        return press.print_book([body], tmp_path / "book.pdf"), tmp_path / "book.pdf"

    return printed


@pytest.fixture
def lay_out(tmp_path, monkeypatch):
    """How a body with a style falls on pages."""
    monkeypatch.setenv("FONTCONFIG_FILE", str(write_font_configuration(tmp_path)))
    return lambda body, style="": Press(Settings(style, "<title>Книга</title>", "ru")).lay_out(body).layout


@pytest.fixture
def opened_files():
    """The names of all files that this process opens from here on."""
    names = set()
    is_watching = True
    sys.addaudithook(lambda event, arguments: names.add(str(arguments[0])) if is_watching and event == "open" else None)
    yield names
    is_watching = False


def test_a_layout_tells_how_many_pages_there_are_and_where_each_anchor_stands(lay_out):
    layout = lay_out('<h1 id="one">1</h1><h1 id="two" style="break-before: page">2</h1><p id="last">3</p>')

    assert layout.pages == 2
    assert layout.anchors == {"one": 0, "two": 1, "last": 1}


def test_an_impression_of_a_clean_book_has_nothing_to_tell(impress):
    impression, path = impress('<h1 id="one">1</h1><a href="#one">x</a>')

    assert (impression.pages, impression.laid_out) == (1, 1)
    assert (impression.refused, impression.broken_links, impression.warnings) == ((), (), ())
    assert path.exists()


def test_a_layout_tells_which_drawing_left_most_of_a_page_white(lay_out):
    drawing = '<figure class="pb-diagram"><svg width="9" height="960" role="img"><title>x</title></svg></figure>'
    style = "figure { break-inside: avoid }"

    held_up = lay_out(f"<p>x</p>{drawing}<p>y</p>{drawing}", style).held_up

    assert list(held_up) == [0, 1]
    assert held_up[0] < 0.1


def test_an_image_of_the_book_is_printed(impress):
    impression, path = impress('<p><img src="plan.png" alt="План"></p>')

    assert impression.refused == ()
    with pikepdf.open(path) as pdf:
        assert any(thing.get("/Subtype") == "/Image" for thing in pdf.objects if isinstance(thing, pikepdf.Stream))


HOSTILE_BODIES = {
    "an image from a file": '<img alt="" src="file:///etc/passwd">',
    "an image from outside": '<img alt="" src="http://example.com/a.png">',
    "an image above the book": '<img alt="" src="../../../../etc/passwd">',
    "an image in the text": '<img alt="" src="data:image/png;base64,iVBORw0KGgo=">',
    "a drawing in the text": f'<img alt="" src="data:image/svg+xml,<svg {SVG}/>">',
    "a style sheet from a file": '<link rel="stylesheet" href="file:///etc/passwd">',
    "an import": "<style>@import 'file:///etc/passwd';</style>",
    "an import by address": "<style>@import url(http://example.com/a.css);</style>",
    "a font": "<style>@font-face { font-family: x; src: url(file:///etc/passwd) } p { font-family: x }</style><p>x",
    "a background": '<p style="background: url(file:///etc/passwd)">x</p>',
    "a page's background": "<style>@page { background: url(file:///etc/passwd) }</style>",
    "a mark of a list": '<ul style="list-style-image: url(file:///etc/passwd)"><li>x</li></ul>',
    "text from a file": '<style>p::before { content: url("file:///etc/passwd") }</style><p>x</p>',
    "another base": '<base href="file:///etc/"><img alt="" src="passwd">',
    "an object": '<object data="file:///etc/passwd" type="image/png"></object>',
    "an embedded file": '<embed src="file:///etc/passwd" type="image/png">',
    "an image in a drawing": f'<svg {SVG}><title>x</title><image href="file:///etc/passwd" {SIZE}/></svg>',
    "an old image in a drawing": f'<svg {SVG}><title>x</title><image xlink:href="file:///etc/passwd" {SIZE}/></svg>',
    "an attached file": '<a rel="attachment" href="file:///etc/passwd">x</a>',
    "an attached image of the book": '<a rel="attachment" href="plan.png">x</a>',
    "a file attached to the whole": '<link rel="attachment" href="file:///etc/passwd">',
}


@pytest.mark.parametrize("body", HOSTILE_BODIES.values(), ids=HOSTILE_BODIES.keys())
def test_what_reaches_out_of_the_book_is_refused_and_nothing_is_written(impress, body):
    impression, path = impress(f"<p>x</p>{body}")

    assert impression.refused
    assert not path.exists()


HOSTILE_DRAWINGS = {
    "an image": f'<svg {SVG}><image href="file:///etc/passwd" {SIZE}/></svg>',
    "an image by another name": f'<svg {SVG}><image xlink:href="http://example.com/" {SIZE}/></svg>',
    "a font": f"<svg {SVG}><style>@font-face {{ font-family: x; src: url(file:///etc/passwd) }}</style></svg>",
}
# What WeasyPrint does not read in the first place; should it begin to, these join the others.
UNREAD_DRAWINGS = {
    "another drawing": f'<svg {SVG}><use href="file:///etc/passwd#x"/></svg>',
    "an import": f"<svg {SVG}><style>@import url(file:///etc/passwd);</style><path d='M0 0'/></svg>",
    "an entity": f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg {SVG}><text>&x;</text></svg>',
}


@pytest.mark.parametrize("drawing", HOSTILE_DRAWINGS.values(), ids=HOSTILE_DRAWINGS.keys())
def test_a_drawing_of_the_book_reaches_no_further_than_its_text(impress, drawing):
    impression, path = impress('<img alt="x" src="plan.svg">', plan_svg=drawing.encode())

    assert impression.refused
    assert not path.exists()


@pytest.mark.parametrize("drawing", UNREAD_DRAWINGS.values(), ids=UNREAD_DRAWINGS.keys())
def test_a_drawing_reads_no_file(impress, opened_files, drawing):
    impress('<p>x</p><img alt="x" src="plan.svg">', plan_svg=drawing.encode())

    assert opened_files
    assert "/etc/passwd" not in opened_files


def test_a_style_may_not_fetch_either(impress):
    impression, path = impress("<p>x</p>", "@import 'file:///etc/passwd';")

    assert impression.refused == ("file:///etc/passwd",)
    assert not path.exists()


def test_links_to_nowhere_are_reported_and_links_outside_are_not(impress):
    targets = ("#here", "#gone", "other.md", "https://example.com/", "tel:+7")
    body = "".join(f'<p><a href="{target}">x</a></p>' for target in targets)

    impression, _path = impress(f'<h1 id="here">1</h1>{body}')

    assert impression.broken_links == ("#gone", "other.md")


def test_what_weasyprint_complains_of_is_told_once(impress):
    impression, _path = impress("<p>x</p><p>y</p>", "p { colour: red; }")

    assert len(impression.warnings) == 1
    assert "colour" in impression.warnings[0]
