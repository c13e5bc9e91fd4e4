"""A page: first the draft that a chapter hands in, then the page with its number, its parents and what it is used in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playbook.model.entity import Shared

_SPELLED = re.compile(r"[^\w-]")


def anchor_of(ref: str) -> str:
    """The id under which a reference stands on a page and on paper: `segment:dealer` is `pb-segment-dealer`.

    No two references share one: `/` becomes a dot, all else that is neither letter, figure nor hyphen its code, `~20~`.
    """
    kind, _colon, name = ref.partition(":")
    return f"pb-{kind}-{_SPELLED.sub(lambda found: _spelled(found[0]), name)}"


def _spelled(character: str) -> str:
    return "." if character == "/" else f"~{ord(character):x}~"


def child_path(folder: str, name: str) -> str:
    """The address of a page in a folder; `index` is that of the folder itself, and no id has an underscore."""
    return f"{folder}/index_" if name == "index" else f"{folder}/{name}"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a reference of its own that stands within a page, such as one of the terms."""

    ref: str
    title: str

    @property
    def anchor(self) -> str:
        """The id under which it stands."""
        return anchor_of(self.ref)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page as its chapter knows it.

    `kind` names the template (`templates/pages/<kind>.html.j2`), `path` is the address without its ending (`segments/by-value/dealer`; a page
    with children is `…/index`), `content` is what the template needs beyond the entity itself, `found_by` are words by
    which the site's search finds it besides its own. What is `site_only` has no number and no place on paper; below a chapter it stands in no
    navigation either, only links lead there.
    """

    kind: str
    ref: str
    path: str
    title: str
    summary: str | None = None
    entity: Shared | None = None
    content: object = None
    entries: tuple[Entry, ...] = ()
    children: tuple[Draft, ...] = ()
    found_by: tuple[str, ...] = ()
    site_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page in its place: `number` is the same on site and paper (empty on the start page), `level` is 1 for a chapter.

    `parents` are the references of the pages above, from the chapter down; `children` those right below; `used_in` those
    of the entities that mention it.
    """

    draft: Draft
    number: str
    level: int
    parents: tuple[str, ...]
    children: tuple[str, ...]
    used_in: tuple[str, ...]

    @property
    def ref(self) -> str:
        """What links to this page name."""
        return self.draft.ref

    @property
    def anchor(self) -> str:
        """The id of the page on paper."""
        return anchor_of(self.draft.ref)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reference leads: the page's address without its ending, the id on it (none for the page itself), the id on paper, title and number."""

    path: str
    anchor: str | None
    print_anchor: str
    title: str
    number: str

    @property
    def address(self) -> str:
        """Where it stands on the site, below its start page."""
        return f"{self.path}.html" + (f"#{self.anchor}" if self.anchor else "")
