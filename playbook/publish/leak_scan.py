"""An edition's folder and what may stand nowhere in it in; every place where it does stand, out.

What is scanned is what a reader or a program can get out of the files: the text and the meaning attributes of pages and drawings,
the data in pages that scripts read, search indexes and other JSON, the text of the PDF as it is drawn, every string of its objects,
and the names of the files. Left out is what is the same in each edition (the engine's and our own style sheets, scripts and fonts)
the files that the author handed over as they are, and old versions of the edition, which were searched for the secrets of their own day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from playbook.diagnostics import Address
from playbook.editions.secrets import BORDER, Secrets, plain, whole, words_of
from playbook.model.reference import KINDS
from playbook.publish.tool_words import but_for_the_tool
from playbook.publish.versions import VERSIONS

_ATTRIBUTE = re.compile(
    r"""\s(?:id|for|href|src|title|alt|content|name|placeholder|value|label|data-(?!md-)[\w-]+|aria-[\w-]+|xlink:href)=
    (?:"([^"]*)"|'([^']*)'|([^\s>"']+))""",
    re.VERBOSE,
)
_TOOLS_OWN = re.compile(r"(?:\.{1,2}/)*assets/|#?__")
"""Addresses of style sheets and scripts, which are the same in each edition, and the theme's own ids."""
_ENGINE = re.compile(r"<script\b[^>]*\bid=[\"']?__config\b.*?</script>", re.DOTALL)
_DATA = re.compile(r"<script\b[^>]*\btype=[\"']?application/(?:ld\+)?json\b[^>]*>(.*?)</script>", re.DOTALL)
_NO_PROSE = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_WITHIN_A_WORD = re.compile(
    r"</?(?:abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|small|strong|sub|sup|u|var|wbr)(?=[\s/>])[^>]*>|(?<=\w)<a\b[^>]*>|</a>(?=\w)"
)
_WITHIN_A_LINE = re.compile(r"</?(?:br|tspan)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)")
_ANCHOR = re.compile(
    rf"\bpb-(?:({'|'.join(sorted(KINDS, key=len, reverse=True))}|\w+)-)?([\w-]*?)(?:-title|-desc)?(?![\w-])"
)
"""What our ids say: of which kind, and which one."""
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
    if not secrets.words and not secrets.titles:
        return []
    found: set[Leak] = set()
    sight = _Sight(secrets)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            found |= {Leak(name, what, at) for text in readings(path, name) for what, at in sight.leaks(text)}
    return sorted(found)


class _Sight:
    """Looks for secrets in a text."""

    def __init__(self, secrets: Secrets) -> None:
        left = but_for_the_tool(secrets)
        self._words, self._titles = left.words, left.titles
        alternatives = map(whole, sorted(self._titles, key=len, reverse=True))
        self._title = re.compile("|".join(alternatives)) if self._titles else None

    def leaks(self, text: str) -> Iterator[tuple[str, Address]]:
        for word in {*words_of(text)} & self._words.keys():
            yield word, self._words[word]
        if self._title is not None:
            for title in set(self._title.findall(plain(text))):
                yield title, self._titles[title]


def readings(path: Path, name: str) -> Iterator[str]:
    """What can be read in a file of an edition and in its name, of which a `BORDER` parts what does not stand together."""
    if name.startswith((_STATIC, f"{VERSIONS}/")):
        return
    yield name
    if name.startswith(_HANDED_OVER):
        return
    if path.suffix == ".pdf":
        from playbook.publish.pdf_texts import texts_of_pdf  # noqa: PLC0415 - an edition without a PDF needs none of its libraries

        texts = texts_of_pdf(path)
    elif path.suffix in _MARKUP | {".json", ".js", ".txt", ""}:
        texts = _texts(path.suffix, path.read_text(encoding="utf-8", errors="replace"))
    else:
        return
    yield from (_ANCHOR.sub(rf"\1{BORDER}\2", text) for text in texts)


def _texts(suffix: str, source: str) -> Iterator[str]:
    if suffix in _MARKUP:
        source = _ENGINE.sub(BORDER, source)
        yield _prose(source)
        yield BORDER.join(_attributes(source))
        yield from (text for data in _DATA.finditer(source) for text in _strings(json.loads(data[1])))
    elif suffix == ".json":
        yield BORDER.join(_strings(json.loads(source)))
    else:
        yield _prose(_unescaped(source)) if suffix == ".js" else source


def _prose(source: str) -> str:
    """What a reader reads: emphasis parts no word, a new line no title, any other tag both."""
    text = _WITHIN_A_WORD.sub("", _NO_PROSE.sub(BORDER, source))
    return unescape(_TAG.sub(BORDER, _WITHIN_A_LINE.sub(" ", text)))


def _attributes(source: str) -> Iterator[str]:
    """The meaning of every attribute that has one; it may be JSON or an address, with the escapes of either."""
    for found in _ATTRIBUTE.finditer(source):
        value = found[1] or found[2] or found[3] or ""
        if not _TOOLS_OWN.match(value):
            yield unquote(_unescaped(unescape(value)))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else BORDER, text)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield _prose(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
