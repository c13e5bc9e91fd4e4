"""Two sites as text in; which of their pages differ, and the smallest site that gives these pages anew, out."""

from __future__ import annotations

import re
from dataclasses import replace

from playbook.render.sources import SiteSource

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def changed_pages(old: SiteSource, new: SiteSource) -> frozenset[str] | None:
    """The pages whose text differs; None where other pages may look different too, or nearly all have changed.

    A page shows its own text and, of all others, what stands in the navigation and in their front matter.
    """
    if _without_text(old) != _without_text(new) or list(old.pages) != list(new.pages):
        return None
    if any(_front_matter(old.pages[path]) != _front_matter(text) for path, text in new.pages.items()):
        return None
    changed = frozenset(path for path, text in new.pages.items() if old.pages[path] != text)
    return None if 2 * len(changed) > len(new.pages) else changed


def reduced_to(pages: frozenset[str], site: SiteSource) -> SiteSource:
    """The site with the text of these pages alone; of the others their names stay. Files are where they were."""
    kept = {path: text if path in pages else _front_matter(text) for path, text in site.pages.items()}
    return replace(site, pages=kept, files={})


def _without_text(site: SiteSource) -> SiteSource:
    return replace(site, pages={})


def _front_matter(text: str) -> str:
    found = _FRONT_MATTER.match(text)
    return found[0] if found else ""
