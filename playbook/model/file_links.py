"""An author's text goes in; the addresses of its links `[words](../files/price.csv)` to files of the book come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from playbook.model.prose import prose_stretches
from playbook.model.reference_text import is_flood, resolve_media

_LINK = re.compile(
    r"""\\[\s\S]|(?P<ticks>`+)|(?<!!)\[(?:[^\[\]\\`]|\\[\s\S]|\[\[[^\[\]]*\]\]|\[[^\[\]]*\])*\]
    \(\s*(?:<(?P<quoted>[^<>\n]*)>|(?P<bare>(?:[^\s<>()\\]|\\[\s\S]|\([^\s<>()\\]*\))+))
    (?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)""",
    re.VERBOSE,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|\?")


def find_file_links(text: str) -> Iterator[str]:
    """The address of every link of the text to a file, with its escapes read; what is code is none, nor what leads to the world or within a page."""
    if "](" not in text or is_flood(text):
        return
    for start, end in prose_stretches(text):
        position = start
        while found := _LINK.search(text, position, end):
            position = found.end()
            if found["ticks"]:
                closing = re.compile(f"(?<!`)`{{{len(found['ticks'])}}}(?!`)").search(text, position, end)
                position = closing.end() if closing else position
                continue
            written = found["quoted"] if found["bare"] is None else found["bare"]
            if written and not _ELSEWHERE.match(written):
                yield _ESCAPED.sub(r"\1", written)


def linked_path(folder: str, address: str) -> str | None:
    """The path in the book that the address of a link in a text of `folder` means; nothing when it leads out of the book."""
    path, _mark, _within = unquote(address).partition("#")
    return resolve_media(folder, path)
