"""The path of a request in; the file of the site that it means and what kind it is, out; nothing beyond the folder."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

# Not what the machine's own tables say: the same file is the same kind everywhere.
_KINDS = mimetypes.MimeTypes(filenames=())
for _ending, _kind in {
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}.items():
    _KINDS.add_type(_kind, _ending)
_TEXTS = {"application/json", "application/xml", "image/svg+xml"}
_INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file that may be sent: its name in the site, and its content."""

    name: str
    content: bytes


def name_of(target: str) -> str | None:
    """The name of a file in the site that the target of a request means; None where it means nothing there could be."""
    path = unquote(target.partition("?")[0], errors="surrogateescape")
    if not path.startswith("/") or any(letter in path for letter in "\0\\"):
        return None
    name = path.removeprefix("/")
    if not name or name.endswith("/"):
        name += _INDEX
    parts = name.split("/")
    return None if any(not part or part.startswith(".") for part in parts) else name


def find(folder: Path, name: str) -> SiteFile | None:
    """The file of a name below a folder, unless it is none or a link leads out of the folder."""
    try:
        file = (folder / PurePosixPath(name)).resolve(strict=True)
        if not file.is_relative_to(folder.resolve()) or not file.is_file():
            return None
        return SiteFile(name, file.read_bytes())
    except (OSError, ValueError):  # no such file, a name too long, letters that no file system knows
        return None


def kind_of(name: str) -> str:
    """The content type of a file by its ending, with the encoding where it is text."""
    kind = _KINDS.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in _TEXTS else kind
