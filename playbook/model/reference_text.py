"""An author's text goes in; the `[[kind:id]]` references and the pictures that a reader will see in it come out.

This is the grammar of `render.dialect` without its parser, so that a check of ten thousand texts does not have to parse
them: what stands in code is skipped, all else is found. The dialect has no code by indentation and no link definitions,
which keeps the two in step; a property test holds them together.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from playbook.model.prose import prose_stretches

REFERENCE = re.compile(
    r"\[\[[ \t]*(?P<kind>[^\W\d_][\w-]*):[ \t]*(?P<id>\w(?:[\w./ +#-]*[\w+#])?)[ \t]*(?:\\?\|(?P<label>[^\[\]|\n]*))?\]\]",
)
MAX_LENGTH = 150_000
MAX_BRACKETS = 5_000


class _Wanted:
    """A pattern of something in prose: as it stands, and beside what may hide it, an escape or the ticks of code."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.alone = re.compile(pattern, flags)
        self.beside_code = re.compile(rf"\\[\s\S]|(?P<ticks>`+)|(?P<wanted>{pattern})", flags)


_REFERENCES = _Wanted(REFERENCE.pattern)
_BRACKETS = _Wanted(r"\[\[[^\[\]\n]*\]\]")
_LINK = r"""\[(?:[^\[\]\\`]|\\[\s\S]|\[\[[^\[\]]*\]\]|\[[^\[\]]*\])*+\]
    \(\s*(?:<(?P<quoted>[^<>\n]*)>|(?P<bare>(?:[^\s<>()\\]|\\[\s\S]|\([^\s<>()\\]*\))++))
    (?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)"""
_PICTURES = _Wanted(f"!{_LINK}", re.VERBOSE)
_LINKS = _Wanted(f"(?<!!){_LINK}", re.VERBOSE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|\\|#")


class TextReference(NamedTuple):
    """A reference in a text: what it names (`segment:dealer`), how it is written, and at which character it starts."""

    ref: str
    quote: str
    offset: int


def term_id(word: str) -> str:
    """The id by which `[[term:…]]` names a term: its word in small letters, hyphens for spaces.

    `C++` and `C#` are `c-plus-plus` and `c-sharp`; a word without letters and figures is the codes of its characters.
    """
    word = word.strip().casefold()
    spelled = word.replace("+", "-plus").replace("#", "-sharp")
    return re.sub(r"\W+", "-", spelled).strip("-") or "-".join(f"{ord(character):x}" for character in word)


def ref_of(kind: str, name: str) -> str:
    """The reference of a kind and a name as an author writes them; a term may be named by its word."""
    return f"term:{term_id(name)}" if kind == "term" else f"{kind}:{name}"


def is_flood(text: str) -> bool:
    """Whether the text is longer, or fuller of brackets, than anyone writes: it is shown as it stands."""
    return len(text) > MAX_LENGTH or text.count("[") > MAX_BRACKETS


def find_references(text: str) -> Iterator[TextReference]:
    """Every `[[kind:id]]` and `[[kind:id|label]]` of the text, in its order; what is code or escaped is none."""
    for found in _prose_matches(text, "[[", _REFERENCES):
        yield TextReference(ref_of(found["kind"], found["id"]), found[0], found.start())


def find_broken_references(text: str) -> Iterator[str]:
    """What stands in double brackets and names nothing that could be, such as `[[hunter]]`: a reader sees the brackets."""
    for found in _prose_matches(text, "[[", _BRACKETS):
        if not REFERENCE.fullmatch(found[0]):
            yield found[0]


def find_media(text: str) -> Iterator[str]:
    """The address of every picture `![alt](address)` of the text, with its `%20` and escapes read."""
    for found in _prose_matches(text, "![", _PICTURES):
        yield unquote(_address(found))


def find_links(text: str) -> Iterator[str]:
    """The address of every link `[words](address)` of the text, with its escapes read and its `%20` as they stand."""
    for found in _prose_matches(text, "](", _LINKS):
        yield _address(found)


def _address(found: re.Match[str]) -> str:
    return _ESCAPED.sub(r"\1", found["quoted"] if found["bare"] is None else found["bare"])


def resolve_media(folder: str, address: str) -> str | None:
    """The path in the book that an address in a text of `folder` means; nothing when it leads out of the book."""
    path = posixpath.normpath(posixpath.join(folder, address))
    if _OUTSIDE.match(address) or path in {".", ".."} or path.startswith(("../", "/")):
        return None
    return path


def escape_label_bars(text: str) -> str:
    r"""The text with each `[[kind:id|label]]` written `[[kind:id\|label]]`: the bar then ends no cell of a table."""
    if "|" not in text:
        return text
    parts = []
    reached = 0
    for found in _prose_matches(text, "[[", _REFERENCES):
        bar = found.start("label") - 1
        if found["label"] is not None and text[bar - 1] != "\\":
            parts += [text[reached:bar], "\\"]
            reached = bar
    return "".join([*parts, text[reached:]])


def _prose_matches(text: str, mark: str, wanted: _Wanted) -> Iterator[re.Match[str]]:
    if mark not in text or is_flood(text):
        return
    if "\\" not in text and "`" not in text and "~~~" not in text:  # nothing hides anything in most texts
        yield from wanted.alone.finditer(text)
        return
    for start, end in prose_stretches(text):
        position = start
        while found := wanted.beside_code.search(text, position, end):
            position = found.end()
            if found["wanted"]:
                yield found
            elif found["ticks"]:
                position = _end_of_code(text, position, end, len(found["ticks"]))


def _end_of_code(text: str, position: int, end: int, ticks: int) -> int:
    """Where the code span ends that `ticks` before `position` open; `position` itself when nothing closes it."""
    closing = re.compile(f"(?<!`)`{{{ticks}}}(?!`)").search(text, position, end)
    return closing.end() if closing else position
