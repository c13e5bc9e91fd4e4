"""An author's SVG in; what it draws, without what it does, out: bounded in depth, in elements and in what its references repeat."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

_MAX_DEPTH = 50
_MAX_ELEMENTS = 20_000
_MAX_DRAWN = 30_000
"""Elements with all that references repeat; what refers to itself never ends, and so is past this limit or that of depth."""

_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset({
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs",
    "linearGradient", "radialGradient", "stop", "clipPath", "mask", "symbol", "use", "title", "desc", "pattern",
})  # fmt: skip
_PAINT = frozenset({
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-dasharray",
    "stroke-dashoffset", "stroke-miterlimit", "opacity", "stop-color", "stop-opacity", "font-family", "font-size", "font-weight", "font-style",
    "text-anchor", "clip-path", "clip-rule", "mask", "display", "visibility",
})  # fmt: skip
_FORBIDDEN = frozenset({"style", "base", "src"})
_DECLARATION = "<!"
# A document type that declares nothing, as drawing programs write it, and what begins no declaration.
_HARMLESS = re.compile(r"""<!--|<!\[CDATA\[|<!DOCTYPE\s+svg(?:\s+(?:PUBLIC|SYSTEM|"[^"<>\[\]]*"|'[^'<>\[\]]*'))*\s*>""")
_CALL = re.compile(r"(?<![\w-])([\w-]++)\s*+\(")  # each word is looked at once, however long it is
_LOCAL = re.compile(r"""url\((["']?)#([\w.:-]+)\1\)""")


def bare_drawing(content: bytes) -> bytes:
    """The drawing without scripts, styles, comments and addresses; the same bytes for the same drawing.

    Raises: ValueError or ParseError for what is no SVG in UTF-8, declares entities, or is past the limits.
    """
    text = content.decode("utf-8-sig")
    if _DECLARATION in _HARMLESS.sub("", text):
        message = "an entity or another declaration"
        raise ValueError(message)
    root: ET.Element = ET.fromstring(text, ET.XMLParser(target=_BoundedTree()))  # noqa: S314 - nothing is declared, so nothing expands
    if root.tag != f"{{{_SVG}}}svg":
        message = "not an SVG"
        raise ValueError(message)
    _clean(root)
    _demand_little_drawn(root)
    ET.register_namespace("", _SVG)
    drawn: bytes = ET.tostring(root, encoding="utf-8")
    return drawn


class _BoundedTree(ET.TreeBuilder):
    """Builds the tree as long as it is one that somebody could have drawn."""

    _depth = 0
    _count = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        self._depth += 1
        self._count += 1
        if self._depth > _MAX_DEPTH or self._count > _MAX_ELEMENTS:
            message = "too deep, or too many elements"
            raise ValueError(message)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        self._depth -= 1
        return super().end(tag)


def _clean(root: ET.Element) -> None:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        element.attrib.update(_declared(element.attrib.pop("style", "")))
        for name, value in list(element.attrib.items()):
            if not _is_harmless(_bare_name(name).lower(), value):
                del element.attrib[name]
        element[:] = [child for child in element if child.tag.removeprefix(f"{{{_SVG}}}") in _ELEMENTS]
        waiting.extend(element)


def _declared(style: str) -> dict[str, str]:
    """The declarations of a `style` that say how something is painted, as attributes: some drawing programs write nothing else."""
    pairs = (declaration.partition(":") for declaration in style.split(";"))
    return {name.strip(): value.strip() for name, _colon, value in pairs if name.strip() in _PAINT and value.strip()}


def _bare_name(name: str) -> str:
    return name.rpartition("}")[2]


def _is_harmless(name: str, value: str) -> bool:
    if name.startswith("on") or name in _FORBIDDEN:
        return False
    if name == "href":
        return value.startswith("#")
    return not _asks_for_an_address(value) or _LOCAL.fullmatch(value.strip()) is not None


def _asks_for_an_address(value: str) -> bool:
    """Whether a value calls what fetches; an escape may spell any call."""
    calls = map(str.lower, _CALL.findall(value))
    return "\\" in value or any(name in {"url", "src", "cross-fade"} or "image" in name for name in calls)


def _demand_little_drawn(root: ET.Element) -> None:
    """Follow every reference as who draws it does.

    Raises: ValueError where that comes to more than any drawing needs.
    """
    named: dict[str, ET.Element] = {}
    for element in root.iter():
        named.setdefault(element.get("id", ""), element)
    waiting, drawn = [(root, 1)], 0
    while waiting:
        element, depth = waiting.pop()
        drawn += 1
        if drawn > _MAX_DRAWN or depth > _MAX_DEPTH:
            message = "references that repeat too much, or lead on and on"
            raise ValueError(message)
        waiting.extend((child, depth + 1) for child in element if _bare_name(child.tag) != "stop")
        waiting.extend((named[name], depth + 1) for name in _references(element) if name in named)


def _references(element: ET.Element) -> list[str]:
    """The ids that an element refers to."""
    found = [value[1:] for name, value in element.attrib.items() if _bare_name(name).lower() == "href"]
    local = map(_LOCAL.fullmatch, map(str.strip, element.attrib.values()))
    return found + [one[2] for one in local if one]
