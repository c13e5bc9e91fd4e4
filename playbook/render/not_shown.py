"""References and the HTML of a page go in; the references to which the page has no link yet come out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

_LINK = re.compile(r'\sdata-ref="([^"]*)"')


def not_shown(refs: Iterable[str], html: str) -> tuple[str, ...]:
    """The references that no link of the page names, in their order."""
    shown = {unescape(ref) for ref in _LINK.findall(html)}
    return tuple(ref for ref in refs if ref not in shown)
