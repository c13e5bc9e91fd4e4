"""A page's HTML goes in with links by name (`data-ref`, `data-media`); it comes out with the targets of one medium.

One pass over the tags of our own HTML, from templates, diagrams and fragments: attributes stand in double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

_ATTRIBUTES = r'(?:[^"<>]++|"[^"<]*+")*+'  # whoever writes a page escapes `<`; to stop there keeps broken pages linear
_TAGS = re.compile(
    rf"<a(?=\s)(?P<link>{_ATTRIBUTES})>|(?P<end></a\s*>)|<img(?=\s)(?P<image>{_ATTRIBUTES})>|<(?P<svg>/?svg)\b",
)
_REF = re.compile(r'\sdata-ref="([^"]*)"')
_MEDIA = re.compile(r'\sdata-media="([^"]*)"')
_ALT = re.compile(r'\salt="([^"]*)"')
_PAGELESS = re.compile(r'\sclass="(?:[^"]*\s)?(?:pb-term|pb-pageless)[\s"]')


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads in a medium; with an `anchor`, a page number may be told after the link."""

    href: str
    anchor: str | None = None


def resolve_links(
    html: str,
    find_target: Callable[[str], Target | None],
    find_image: Callable[[str], str | None],
    page_reference: str | None = None,
) -> str:
    """The page with `href` for every `data-ref` and `src` for every `data-media`.

    A link that leads nowhere in this medium leaves its words, an image its alternative text. `page_reference` is the
    pattern of what stands after a link on paper, `(с. {page})`; it is left out in diagrams and after links of the
    classes `pb-term` and `pb-pageless`.
    """
    return _TAGS.sub(_Resolver(find_target, find_image, page_reference), html)


class _Resolver:
    """Replaces tag by tag; knows what stands at the end of the open link, and how deep in diagrams it is."""

    def __init__(
        self,
        find_target: Callable[[str], Target | None],
        find_image: Callable[[str], str | None],
        page_reference: str | None,
    ) -> None:
        self._find_target = find_target
        self._find_image = find_image
        self._page_reference = page_reference
        self._link_end = "</a>"
        self._diagrams = 0

    def __call__(self, tag: re.Match[str]) -> str:
        match tag.lastgroup:
            case "link":
                return self._link(tag[0], tag["link"])
            case "end":
                end, self._link_end = self._link_end, "</a>"
                return end
            case "image":
                return self._image(tag[0], tag["image"])
        self._diagrams += 1 if tag[0] == "<svg" else -1
        return tag[0]

    def _link(self, tag: str, attributes: str) -> str:
        named = _REF.search(attributes)
        if not named:
            return tag
        target = self._find_target(unescape(named[1]))
        if not target:
            self._link_end = ""
            return ""
        if target.anchor and self._page_reference and not self._diagrams and not _PAGELESS.search(attributes):
            self._link_end = "</a>" + page_reference_html(self._page_reference, target.anchor)
        return f"<a{_with(attributes, named, 'href', target.href)}>"

    def _image(self, tag: str, attributes: str) -> str:
        named = _MEDIA.search(attributes)
        if not named:
            return tag
        source = self._find_image(unescape(named[1]))
        if source is None:
            alternative = _ALT.search(attributes)
            return alternative[1] if alternative else ""
        return f"<img{_with(attributes, named, 'src', source)}>"


def page_reference_html(pattern: str, anchor: str) -> str:
    """The place where a page number comes to stand, in the words of `pattern`, tied to the link before it."""
    page = f'<span class="page-of" data-page-of="{escape(anchor)}"></span>'
    return f'\N{NO-BREAK SPACE}<span class="page-ref">{escape(pattern).replace("{page}", page)}</span>'


def _with(attributes: str, named: re.Match[str], name: str, value: str) -> str:
    """The attributes of a tag with a target in place of a name."""
    return f'{attributes[: named.start()]} {name}="{escape(value)}"{attributes[named.end() :]}'
