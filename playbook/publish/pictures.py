"""Pictures of the book in; the same pictures without what they tell beside what they show out."""

from __future__ import annotations

import io
import struct
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from PIL import Image, ImageOps, UnidentifiedImageError

from playbook.diagnostics import PlaybookError, _

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})

_JPEG_QUALITY = 92
_MOST_PIXELS = 50_000_000
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"bKGD", b"sBIT", b"pHYs"}
)

_SVG = "http://www.w3.org/2000/svg"
_SVG_ELEMENTS = frozenset({
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs",
    "linearGradient", "radialGradient", "stop", "clipPath", "mask", "symbol", "use", "title", "desc", "pattern",
})  # fmt: skip


def is_picture(path: str) -> bool:
    """Whether a file is a picture by its name."""
    return PurePosixPath(path).suffix.lower() in PICTURE_SUFFIXES


def bare_picture(path: str, content: bytes) -> bytes:
    """The picture without place, camera, comments, scripts or links to elsewhere; the same bytes for the same picture.

    Raises: PlaybookError if it is no picture of its kind, or larger than any page needs.
    """
    try:
        if path.lower().endswith(".svg"):
            return _bare_svg(content)
        if content.startswith(_PNG_START):
            return _bare_png(content)
        return _bare_pixels(content)
    except (
        UnidentifiedImageError,
        ET.ParseError,
        OSError,
        ValueError,
        struct.error,
        Image.DecompressionBombError,
    ) as error:
        raise PlaybookError(_("The picture “{path}” cannot be read.", path=path)) from error


def _bare_png(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content)) as picture:
        _demand_a_sane_size(picture)
    parts, at = [_PNG_START], len(_PNG_START)
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        end = at + 12 + length
        if content[at + 4 : at + 8] in _PNG_PARTS:
            parts.append(content[at:end])
        at = end
    return b"".join(parts)


def _bare_pixels(content: bytes) -> bytes:
    """A JPEG, GIF or WebP saved anew: a moving GIF stands still, because a page is read and printed."""
    bare = io.BytesIO()
    with Image.open(io.BytesIO(content)) as picture:
        _demand_a_sane_size(picture)
        kind = picture.format or ""
        upright = ImageOps.exif_transpose(picture)
        upright.info.pop("comment", None)
        upright.save(bare, kind, quality=_JPEG_QUALITY, icc_profile=picture.info.get("icc_profile"))
    return bare.getvalue()


def _demand_a_sane_size(picture: Image.Image) -> None:
    if picture.width * picture.height > _MOST_PIXELS:
        message = "too many pixels"
        raise ValueError(message)


def _bare_svg(content: bytes) -> bytes:
    if b"<!" in content.replace(b"<!--", b""):
        message = "a document type or an entity"
        raise ValueError(message)
    root = ET.fromstring(content)  # noqa: S314 - without a document type there is nothing to expand
    if root.tag != f"{{{_SVG}}}svg":
        message = "not an SVG"
        raise ValueError(message)
    _clean(root)
    ET.register_namespace("", _SVG)
    drawn: bytes = ET.tostring(root, encoding="utf-8")
    return drawn


def _clean(element: ET.Element) -> None:
    for name, value in list(element.attrib.items()):
        bare = name.rpartition("}")[2].lower()
        leads_out = bare == "href" and not value.startswith("#")
        if bare.startswith("on") or bare == "style" or leads_out or ("url(" in value and "url(#" not in value):
            del element.attrib[name]
    for child in list(element):
        if child.tag.removeprefix(f"{{{_SVG}}}") in _SVG_ELEMENTS:
            _clean(child)
        else:
            element.remove(child)
