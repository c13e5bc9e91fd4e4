"""A picture's bytes in; the same picture without what it tells beside what it shows, or that it is none, out.

Pillow is imported where there is a picture to read: it costs more than checking a small book.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from playbook.diagnostics import PlaybookError, _

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PICTURE_BYTES = 20 * 1024 * 1024

_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
_DRAWING = ".svg"
_SUFFIXES = (_DRAWING, *_FORMATS)
_JPEG_QUALITY = 92
_MOST_PIXELS = 50_000_000
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_END = b"IEND"
_PNG_PARTS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", _PNG_END, b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"bKGD", b"sBIT", b"pHYs"}
)


def is_picture(path: str) -> bool:
    """Whether a file is a picture by its name."""
    return path.lower().endswith(_SUFFIXES)


def bare_picture(path: str, content: bytes) -> bytes:
    """The picture without place, camera, comments, scripts or links to elsewhere; the same bytes for the same picture.

    Raises: PlaybookError if it is no picture of the kind its name says, or larger than any page needs.
    """
    with _told(path):
        if _suffix(path) == _DRAWING:
            return _bare_drawing(content)
        with _opened(path, content) as picture:
            return _bare_png(content) if picture.format == "PNG" else _saved_anew(picture, _FORMATS[_suffix(path)])


def demand_picture(path: str, content: bytes) -> None:
    """Read a picture to its end, and write nothing.

    Raises: PlaybookError as `bare_picture` does.
    """
    with _told(path):
        if _suffix(path) == _DRAWING:
            _bare_drawing(content)
            return
        with _opened(path, content) as picture:
            if picture.format == "PNG":
                _bare_png(content)


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Whatever goes wrong in a picture is the picture's fault: Pillow raises a dozen kinds of errors on broken bytes."""
    try:
        yield
    except Exception as error:
        raise PlaybookError(_("The picture “{path}” cannot be read.", path=path)) from error


@contextmanager
def _opened(path: str, content: bytes) -> Iterator[Image]:
    """The picture, decoded by the one decoder that its name asks for; of what Pillow warns of, only bombs matter."""
    from PIL import Image  # noqa: PLC0415 - see above

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(content), formats=(_FORMATS[_suffix(path)],)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                message = "too many pixels"
                raise ValueError(message)
            picture.load()
            yield picture


def _bare_drawing(content: bytes) -> bytes:
    from playbook.load.drawings import bare_drawing  # noqa: PLC0415 - as above

    return bare_drawing(content)


def _bare_png(content: bytes) -> bytes:
    """The parts that make the picture, up to its end; whatever is hidden behind it stays there."""
    parts, at, kind = [_PNG_START], len(_PNG_START), b""
    while kind != _PNG_END:
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        end = at + 12 + length
        if kind in _PNG_PARTS:
            parts.append(content[at:end])
        at = end
    return b"".join(parts)


def _saved_anew(picture: Image, kind: str) -> bytes:
    """A JPEG, GIF or WebP saved anew: a moving GIF stands still, because a page is read and printed."""
    from PIL import ImageOps  # noqa: PLC0415 - as above

    bare = io.BytesIO()
    upright = ImageOps.exif_transpose(picture)
    upright.info.pop("comment", None)
    upright.save(bare, kind, quality=_JPEG_QUALITY, icc_profile=picture.info.get("icc_profile"))
    return bare.getvalue()
