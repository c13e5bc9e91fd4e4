"""Pictures without what they tell beside what they show."""

from __future__ import annotations

import io
from zlib import crc32

import pytest
from PIL import Image, PngImagePlugin

from playbook.diagnostics import PlaybookError
from playbook.load.pictures import bare_picture, demand_picture, is_picture


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


def test_a_drawing_loses_what_it_does():
    assert b"onload" not in bare_picture("a.SVG", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')


def test_what_is_hidden_behind_a_png_is_dropped():
    assert bare_picture("a.png", saved("PNG") + b"<script>") == bare_picture("a.png", saved("PNG"))


def test_a_picture_is_read_to_its_end_and_nothing_comes_back():
    demand_picture("a.jpg", saved("JPEG"))
    demand_picture("a.png", saved("PNG"))
    demand_picture("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')


@pytest.mark.parametrize("read", [bare_picture, demand_picture])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b""),
        ("a.png", b"no picture"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("a.png", saved("PNG")[:-20]),
        ("a.png", saved("JPEG")),
        ("a.jpg", b"\xff\xd8broken"),
        ("a.jpg", saved("JPEG")[:-40]),
        ("a.jpg", saved("TIFF")),
        ("a.jpg", saved("PNG")),
        ("a.gif", saved("BMP")),
        ("a.svg", b"<svg"),
        ("a.svg", saved("PNG")),
    ],
)
def test_what_is_no_picture_of_its_kind_is_told_by_its_name(read, name, content):
    with pytest.raises(PlaybookError, match=f"The picture “{name}” cannot be read."):
        read(name, content)


def test_more_pixels_than_a_page_needs_are_not_decoded():
    header = b"IHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    content = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d" + header + crc32(header).to_bytes(4, "big")

    with pytest.raises(PlaybookError, match="cannot be read"):
        bare_picture("a.png", content)


def test_the_same_picture_gives_the_same_bytes():
    content = saved("JPEG", exif=exif())

    assert bare_picture("a.jpg", content) == bare_picture("a.jpg", content)


def test_a_picture_is_known_by_its_name():
    assert is_picture("media/Plan.PNG")
    assert not is_picture("documents/price.csv")
