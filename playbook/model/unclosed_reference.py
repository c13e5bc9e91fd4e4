"""An author's text goes in; every `[[kind:id` of it that nothing closes in its paragraph comes out, which a reader would see as brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from playbook.model.reference import KINDS
from playbook.model.reference_text import find_references

_CLOSING = "]]"
_OPENED = re.compile(rf"\[\[[ \t]*(?:{'|'.join(KINDS)}):[ \t]*\w(?:[\w./-]*\w)?")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


class Unclosed(NamedTuple):
    """The words that open a reference, and at which character they start."""

    opened: str
    offset: int


def find_unclosed_references(text: str) -> Iterator[Unclosed]:
    """What opens a reference and is never closed, in its order; what is code or escaped is none.

    Each is closed for a trial: what then is a reference stands in prose.
    """
    if text.count("[[") == sum(1 for _found in find_references(text)):
        return
    opened = [
        Unclosed(found[0], found.start()) for found in _OPENED.finditer(text) if not _is_closed(text, found.end())
    ]
    if not opened:
        return
    parts, reached = [], 0
    for one in opened:
        end = one.offset + len(one.opened)
        parts += [text[reached:end], _CLOSING]
        reached = end
    found_then = {reference.offset for reference in find_references("".join([*parts, text[reached:]]))}
    for number, one in enumerate(opened):
        if one.offset + number * len(_CLOSING) in found_then:
            yield one


def _is_closed(text: str, end: int) -> bool:
    """Whether brackets close before others open or the paragraph ends."""
    limit = text.find("[[", end)
    limit = len(text) if limit < 0 else limit
    paragraph = _PARAGRAPH_END.search(text, end, limit)
    return text.find(_CLOSING, end, paragraph.start() if paragraph else limit) >= 0
