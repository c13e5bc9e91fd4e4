"""A plan in; the whole site as Markdown pages, navigation and files out."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import escape

from playbook.model.text import Text
from playbook.plan import Page, Plan
from playbook.render.drawings import Drawings, graph_of
from playbook.render.environment import environment
from playbook.render.feed import feed_of
from playbook.render.fragment import Fragments
from playbook.render.links import Target, resolve_links
from playbook.render.sources import NavItem, SiteSource

_HEADING = re.compile(r'^<h([2-6]) id="([^"]+)">(.*?)</h\1>$', re.MULTILINE)
_MARKDOWN_MARKS = re.compile(r"[\\`*_{}\[\]#|~!]")
_MEDIA = "media"
_ENDS_A_PATH = {ord(sign): quote(sign) for sign in "%?#\\"}

_SEARCH = {
    "situation": "{boost: 100}",  # its title comes before all other titles, its words come after them and before all other words
    "cards": "{exclude: true}",  # they say what situations say
}
"""How the site's search takes the pages of a kind, where it does not take them as they are."""

FILE = "file:"
"""Before the path of a file of the book: a reference to the file itself, which paper does not have."""
START = "section:start"
"""The reference of the page a reader comes to first; it has no navigation beside it."""


def render_site(
    plan: Plan,
    templates: Sequence[Path],
    folder: Path,
    fragments: Fragments | None = None,
    drawings: Drawings | None = None,
) -> SiteSource:
    """The site of a plan; `folder` is where the book's pictures and documents are copied from."""
    jinja = environment(plan, templates, medium="site", fragments=fragments, drawings=drawings)
    files: dict[str, bytes | Path] = {}
    by_need = sorted(plan.pages, key=lambda page: graph_of(page) is not None)  # what waits for a drawing comes last
    written = {page.draft.path: _markdown(page, plan, jinja, files, folder) for page in by_need}
    pages = {f"{page.draft.path}.md": written[page.draft.path] for page in plan.pages}
    masthead = plan.book.masthead
    logo = masthead.logo if masthead.logo in plan.book.files else None
    for document in plan.book.documents:
        if document.file in plan.book.files:
            files[_on_site(document.file, plan)] = folder / document.file
    if logo:
        files[_on_site(logo, plan)] = folder / logo
    return SiteSource(
        title=masthead.title,
        company=masthead.company or "",
        description=masthead.summary or "",
        language=plan.words.language,
        pages=pages,
        navigation=_navigation(plan),
        files=files,
        logo=_on_site(logo, plan) if logo else None,
        feed=feed_of(plan),
    )


def _markdown(page: Page, plan: Plan, jinja: Environment, files: dict[str, bytes | Path], folder: Path) -> str:
    html = jinja.get_template("partials/page.html.j2").render(
        page=page, entity=page.draft.entity, content=page.draft.content
    )
    here = posixpath.dirname(page.draft.path)

    def target(ref: str) -> Target | None:
        if ref.startswith(FILE):
            path = ref.removeprefix(FILE)
            if path not in plan.book.files:
                return None
            files[_on_site(path, plan)] = folder / path
            return Target(_address(here, _on_site(path, plan)))
        place = plan.places.get(ref)
        if place is None:
            return None
        if place.path == page.draft.path:
            return Target(f"#{place.anchor or 'pb-top'}")
        return Target(_relative(here, f"{place.path}.html") + (f"#{place.anchor}" if place.anchor else ""))

    def picture(path: str) -> str | None:
        if path not in plan.book.files:
            return None
        files[_on_site(path, plan)] = folder / path
        return _address(here, _on_site(path, plan))

    return _front_matter(page, jinja) + _blocks(resolve_links(html, target, picture))


def _on_site(path: str, plan: Plan) -> str:
    """Where a file of the book stands on the site; that a book has a folder `media` of its own is not told twice."""
    short = path.removeprefix(f"{_MEDIA}/")
    return f"{_MEDIA}/{path if short in plan.book.files else short}"


def _address(here: str, file: str) -> str:
    return _relative(here, file).translate(_ENDS_A_PATH)


def _relative(here: str, there: str) -> str:
    folder, name = posixpath.split(there)
    return _way(here, folder) + name


@cache  # thousands of links go between a few folders
def _way(here: str, there: str) -> str:
    way = posixpath.relpath(there or ".", here or ".")
    return "" if way == "." else f"{way}/"


def _front_matter(page: Page, jinja: Environment) -> str:
    draft = page.draft
    text: Text | str = draft.summary or ""
    about = {"title": draft.title, "description": jinja.filters["plain"](text) if text else draft.title}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in about.items()]
    if page.ref == START:
        lines.append("hide: [navigation, toc]")
    if draft.kind in _SEARCH:
        lines.append(f"search: {_SEARCH[draft.kind]}")
    if draft.found_by:
        lines.append(f"tags: {json.dumps(draft.found_by, ensure_ascii=False)}")
    title = _escaped(str(escape(draft.title)))
    number = f'<span class="pb-number">{page.number}</span> ' if page.number else ""
    return "---\n" + "\n".join(lines) + f"\n---\n\n# {number}{title} {{: #pb-top }}\n"


def _blocks(html: str) -> str:
    """HTML in blocks between headings in Markdown, as the engine wants them."""
    parts: list[str] = []
    position = 0
    for heading in _HEADING.finditer(html):
        parts.append(_block(html[position : heading.start()]))
        parts.append(f"\n{'#' * int(heading[1])} {_escaped(heading[3])} {{: #{heading[2]} }}\n")
        position = heading.end()
    parts.append(_block(html[position:]))
    return "".join(parts)


def _block(html: str) -> str:
    return f'\n<div class="pb">\n{html.strip()}\n</div>\n' if html.strip() else ""


def _escaped(title: str) -> str:
    return _MARKDOWN_MARKS.sub(lambda mark: f"&#{ord(mark[0])};", title)


def _navigation(plan: Plan) -> tuple[NavItem, ...]:
    pages = {page.ref: page for page in plan.pages}

    def item(page: Page) -> NavItem:
        children = tuple(item(pages[ref]) for ref in page.children if not pages[ref].draft.site_only)
        return NavItem(page.draft.title, f"{page.draft.path}.md", children)

    return tuple(item(page) for page in plan.pages if page.level == 1)
