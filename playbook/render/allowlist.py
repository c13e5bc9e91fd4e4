"""HTML made of an author's Markdown goes in; HTML that can do nothing comes out, which no later tool takes for its own.

The parser already lets no raw HTML through; this is the second wall, and it knows nothing of the first. Every line that
comes out starts with a tag, there is no empty line and no brace: so a Markdown engine with its fences, snippets and
attribute lists, or a template engine behind it, pass the fragment through as it is.
"""

from __future__ import annotations

import re

import nh3

URL_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_BLOCK_TAGS = frozenset({"blockquote", "div", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"})
_TABLE_TAGS = frozenset({"table", "tbody", "td", "th", "thead", "tr"})
TAGS = _BLOCK_TAGS | _TABLE_TAGS | {"a", "br", "code", "em", "img", "s", "strong"}
ATTRIBUTES = {
    "a": {"href", "rel", "data-ref", "data-meaning"},
    "img": {"alt", "data-media"},
    "ol": {"start"},
    "th": {"scope"},
}
CLASSES = {
    "a": {"pb-outside", "pb-term"},
    "div": {"pb-table"},
    "li": {"pb-done"},
    "ol": {"pb-checklist"},
    "ul": {"pb-checklist"},
    "td": {"pb-center", "pb-num"},
    "th": {"pb-center", "pb-num"},
}

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    allowed_classes=CLASSES,
    url_schemes=set(URL_SCHEMES),
    url_relative="deny",
    link_rel=None,
)
_PREFORMATTED = re.compile(r"<pre>.*?</pre>", re.DOTALL)
# Control characters, line separators and overrides of writing direction: nothing a reader could see.
UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_LINE_OF_TEXT = re.compile(r"\n+(?!<)|\n(?=\n)")


def cleaned(html: str) -> str:
    """The HTML with the tags, attributes, classes and addresses of the allow-list only, safe in any page source."""
    html = UNREADABLE.sub(" ", _CLEANER.clean(html))
    html = html.replace("{", "&#123;").replace("}", "&#125;").replace("\t", " ")
    if "<pre>" in html:
        html = _PREFORMATTED.sub(lambda found: found[0].replace("\n", "&#10;"), html)
    return _LINE_OF_TEXT.sub(" ", html).strip()
