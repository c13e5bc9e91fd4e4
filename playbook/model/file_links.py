"""An author's text goes in; the addresses of its links `[words](../files/price.csv)` to files of the book come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from playbook.model.reference_text import find_links, resolve_media

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|\?")


def find_file_links(text: str) -> Iterator[str]:
    """The address of every link of the text to a file; what leads to the world or within a page is none."""
    for address in find_links(text):
        if address and not _ELSEWHERE.match(address):
            yield address


def linked_path(folder: str, address: str) -> str | None:
    """The path in the book that the address of a link in a text of `folder` means; nothing when it leads out of the book."""
    path, _mark, _within = address.partition("#")
    return resolve_media(folder, unquote(path))
