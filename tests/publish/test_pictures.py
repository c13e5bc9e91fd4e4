"""Pictures without what they tell beside what they show."""

from __future__ import annotations

import io

import pytest
from PIL import Image, PngImagePlugin

from playbook.diagnostics import PlaybookError
from playbook.publish.pictures import bare_picture, is_picture


def saved(kind: str, **details) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (8, 4), (200, 30, 30)).save(content, kind, **details)
    return content.getvalue()


def exif() -> Image.Exif:
    found = Image.Exif()
    found[0x010F] = "SpyCam 3000"
    found[0x0112] = 6
    return found


def test_a_jpeg_loses_camera_and_comment_and_stands_upright():
    bare = bare_picture("a.jpg", saved("JPEG", exif=exif(), comment=b"shot at home", xmp=b"<x>a place</x>"))

    assert b"SpyCam" not in bare
    assert b"home" not in bare
    assert b"a place" not in bare
    assert Image.open(io.BytesIO(bare)).size == (4, 8)


def test_a_png_loses_its_texts_and_keeps_its_pixels():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "Иван Петров")
    texts.add_text("Author", "Ivan Petrov", zip=True)
    content = saved("PNG", pnginfo=texts, exif=exif())
    bare = bare_picture("a.png", content)

    assert b"Author" not in bare
    assert b"SpyCam" not in bare
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(io.BytesIO(content)).tobytes()


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_other_pictures_lose_their_metadata(kind):
    content = saved(kind, comment="shot at home") if kind == "GIF" else saved(kind, exif=exif())
    bare = bare_picture(f"a.{kind.lower()}", content)

    assert b"home" not in bare
    assert b"SpyCam" not in bare
    assert Image.open(io.BytesIO(bare)).format == kind


def test_an_svg_keeps_what_it_draws_and_loses_what_it_does():
    content = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" onload="x()">
      <!-- made by Ivan --><metadata>Ivan</metadata><script>x()</script>
      <style>@import url(https://example.com/x.css)</style>
      <g fill="url(#g)"><path d="M0 0h9" onclick="x()"/><use xlink:href="#p"/><use xlink:href="https://example.com/x.svg#p"/></g>
      <image href="file:///etc/passwd"/><foreignObject><p>x</p></foreignObject><a href="javascript:x()"><text>Go</text></a>
      <rect style="background:url(https://example.com)" fill="url(https://example.com/x)"/>
    </svg>"""
    bare = bare_picture("a.svg", content.encode()).decode()

    assert "<path" in bare
    assert 'fill="url(#g)"' in bare
    assert [
        word for word in ("x()", "Ivan", "example.com", "passwd", "script", "foreignObject", "style") if word in bare
    ] == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"no picture"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("a.jpg", b"\xff\xd8broken"),
        ("a.svg", b"<svg"),
        ("a.svg", b"<html xmlns='http://www.w3.org/1999/xhtml'/>"),
        ("a.svg", b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>"),
    ],
)
def test_what_is_no_picture_is_told_by_its_name(name, content):
    with pytest.raises(PlaybookError, match=f"The picture “{name}” cannot be read."):
        bare_picture(name, content)


def test_the_same_picture_gives_the_same_bytes():
    content = saved("JPEG", exif=exif())

    assert bare_picture("a.jpg", content) == bare_picture("a.jpg", content)


def test_a_picture_is_known_by_its_name():
    assert is_picture("media/Plan.PNG")
    assert not is_picture("documents/price.csv")
