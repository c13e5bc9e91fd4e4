"""A text of an author's goes in; its paragraphs as one reads them aloud come out: no links, no pictures, no tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from playbook.model.reference_text import REFERENCE, find_references

_HIDDEN = "…"
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_START = re.compile(r"(?:[ \t]*>)*[ \t]*(?:(?P<item>[-+*]|\d{1,9}[.)])(?:[ \t]+\[[ xX]\])?[ \t]+|#{1,6}[ \t]+)?")
_NO_WORDS = re.compile(r"[\s|:=`~*_-]*\Z")
_EMPHASIS = re.compile(r"[*_`~]+")


def paragraphs(text: str, titles: Mapping[str, str]) -> tuple[str, ...]:
    """The paragraphs of a text, an item of a list being one; emphasis is left as it is written, references are their words.

    `titles` are those of what may be named, by reference.
    """
    return tuple(_paragraphs(_without_links(text, titles)))


def bare(text: str) -> str:
    """The text without emphasis: what is cut in the middle may lose the end of one."""
    return _EMPHASIS.sub("", text)


def _paragraphs(text: str) -> Iterator[str]:
    running: list[str] = []
    for line in text.splitlines():
        start = _START.match(line)
        words = line[start.end() :].strip().rstrip("\\") if start else line.strip()
        has_words = not _NO_WORDS.match(words)
        marked = start is not None and bool(start[0].strip(" \t>"))
        if running and (marked or not has_words or words.startswith("|")):
            yield " ".join(running)
            running = []
        if has_words:
            running.append(_as_item(start["item"] if start else None, words))
    if running:
        yield " ".join(running)


def _as_item(marker: str | None, words: str) -> str:
    if words.startswith("|"):
        return " · ".join(cell.strip() for cell in words.strip("|").split("|") if cell.strip())
    if marker is None:
        return words
    return f"{marker if marker[0].isdigit() else '–'} {words}"


def _without_links(text: str, titles: Mapping[str, str]) -> str:
    for reference in find_references(text):
        found = REFERENCE.fullmatch(reference.quote)
        label = found["label"] if found else None
        text = text.replace(reference.quote, label or titles.get(reference.ref, _HIDDEN), 1)
    return _LINK.sub(r"\1", text)
