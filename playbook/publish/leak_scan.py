"""An edition's folder and what may stand nowhere in it in; every place where it does stand, out.

What is scanned is what a reader or a program can get out of the files: the text and the meaning attributes of pages and drawings,
the data in pages that scripts read, search indexes and other JSON, the text of the PDF as it is drawn, every string of its objects,
and the names of the files. Left out is what is the same in each edition (the engine's and our own style sheets, scripts and fonts)
and the files that the author handed over as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from playbook.diagnostics import Address
from playbook.editions.secrets import Secrets, words_of
from playbook.publish.tool_words import tool_words

_ATTRIBUTE = re.compile(
    r"""\s(?:id|href|src|title|alt|content|name|placeholder|value|data-(?!md-)[\w-]+|aria-label|xlink:href)=("[^"]*"|'[^']*'|[^\s>]+)"""
)
_NO_PROSE = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
_DATA = re.compile(r"<script\b[^>]*\btype=[\"']?application/(?:ld\+)?json\b[^>]*>(.*?)</script>", re.DOTALL)
_STATIC, _HANDED_OVER = "assets/", "media/"
_MARKUP = {".html", ".svg", ".xml"}


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """What stands in a file of an edition and must not: the word or title, and the hidden entity that alone has it."""

    file: str
    what: str
    at: Address


def scan(folder: Path, secrets: Secrets) -> list[Leak]:
    """Every leak below a folder, each word once in a file."""
    if not secrets.words:
        return []
    found: set[Leak] = set()
    sight = _Sight(secrets)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(_STATIC):
            texts = [name, *(() if name.startswith(_HANDED_OVER) else _texts(path))]
            found |= {Leak(name, what, at) for text in texts for what, at in sight.leaks(text)}
    return sorted(found)


class _Sight:
    """Looks for secrets in a text."""

    def __init__(self, secrets: Secrets) -> None:
        own = tool_words()
        self._words = {word: at for word, at in secrets.words.items() if word not in own}
        self._titles = secrets.titles
        alternatives = sorted(map(re.escape, secrets.titles), key=len, reverse=True)
        self._title = re.compile("|".join(alternatives)) if alternatives else None

    def leaks(self, text: str) -> Iterator[tuple[str, Address]]:
        for word in {*words_of(text)} & self._words.keys():
            yield word, self._words[word]
        if self._title is not None:
            for title in set(self._title.findall(" ".join(text.casefold().split()))):
                yield title, self._titles[title]


def _texts(path: Path) -> Iterator[str]:
    """What can be read in a file."""
    if path.suffix in _MARKUP:
        source = path.read_text(encoding="utf-8")
        yield unescape(_NO_PROSE.sub(" ", source))
        yield unescape("\n".join(match[1] for match in _ATTRIBUTE.finditer(source)))
        yield from (text for data in _DATA.finditer(source) for text in _strings(json.loads(data[1])))
    elif path.suffix == ".json":
        yield "\n".join(_strings(json.loads(path.read_text(encoding="utf-8"))))
    elif path.suffix == ".js":
        yield path.read_text(encoding="utf-8")
    elif path.suffix == ".pdf":
        yield from _texts_of_pdf(path)
    elif path.suffix in {".txt", ""}:
        yield path.read_text(encoding="utf-8", errors="replace")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield unescape(_NO_PROSE.sub(" ", value))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _texts_of_pdf(path: Path) -> Iterator[str]:
    """The text of every page, and every string in the objects of the file: titles, bookmarks, names, addresses, what a picture shows."""
    import pikepdf  # noqa: PLC0415 - an edition without a PDF needs neither
    import pypdfium2  # noqa: PLC0415 - as above

    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            text = page.get_textpage()
            yield text.get_text_bounded().replace("￾", "").replace("-\r\n", "")
    finally:
        document.close()
    with pikepdf.open(path) as pdf:
        yield "\n".join(text for one in pdf.objects for text in _strings_of_object(one))
        with pdf.open_metadata() as metadata:
            yield unescape(_NO_PROSE.sub(" ", str(metadata)))


def _strings_of_object(value: object) -> Iterator[str]:
    import pikepdf  # noqa: PLC0415 - as above

    if isinstance(value, pikepdf.String | pikepdf.Name):
        yield str(value)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key in value.keys():  # noqa: SIM118 - not a mapping
            if not getattr(inner := value[key], "is_indirect", False):  # what stands apart is visited by itself
                yield str(key)
                yield from _strings_of_object(inner)
    elif isinstance(value, pikepdf.Array):
        for inner in value:
            if not getattr(inner, "is_indirect", False):
                yield from _strings_of_object(inner)
