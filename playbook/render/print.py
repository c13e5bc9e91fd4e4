"""A plan in; the whole printed book as HTML out: cover, contents, chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment

from playbook.plan import Page, Plan
from playbook.render.drawings import Drawings
from playbook.render.environment import environment
from playbook.render.fragment import Fragments
from playbook.render.links import Target, resolve_links
from playbook.render.sources import PrintChapter, PrintSource

_HEADING = re.compile(r"<(/?)h([2-6])\b([^>]*)>")
_ID = re.compile(r' id="([^"]+)"')
_LOWEST = 6

_BOUND_TO_A_TAG = re.compile(r"(?:\u00a0|&nbsp;)(?=<(?:a|strong|em)\b)")
"""A word bound to a link or a stressed word: WeasyPrint then breaks the line before at each space, so on paper it is set loose."""


def render_print(  # noqa: PLR0913 - a plan, where to read from, and what is made already
    plan: Plan,
    templates: Sequence[Path],
    folder: Path,
    fragments: Fragments | None = None,
    drawings: Drawings | None = None,
    *,
    version: str = "",
) -> PrintSource:
    """The printed book of a plan; `folder` is where the book's pictures are read from, `version` what an old one is called."""
    jinja = environment(plan, templates, medium="print", fragments=fragments, drawings=drawings)
    images: dict[str, bytes | Path] = {}
    masthead = plan.book.masthead
    logo = masthead.logo if masthead.logo in plan.book.files else None
    if logo:
        images[logo] = folder / logo
    chapters = tuple(_chapters(plan, jinja, images, folder))
    return PrintSource(
        title=masthead.title,
        company=masthead.company or "",
        description=masthead.summary or "",
        language=plan.words.language,
        effective=masthead.effective.isoformat() if masthead.effective else None,
        cover=jinja.get_template("print/cover.html.j2").render(logo=logo, version=version),
        contents=jinja.get_template("print/contents.html.j2").render(pages=_of_chapters(plan)),
        chapters=chapters,
        images=images,
        watermark=(plan.book.edition and plan.book.edition.watermark) or "",
        version=version,
    )


def _of_chapters(plan: Plan) -> tuple[Page, ...]:
    return tuple(page for page in plan.pages if page.number)


def _chapters(plan: Plan, jinja: Environment, images: dict[str, bytes | Path], folder: Path) -> Iterator[PrintChapter]:
    anchors = {place.print_anchor for place in plan.places.values()}
    reference = jinja.get_template("print/page_reference.txt.j2").render()

    def target(ref: str) -> Target | None:
        place = plan.places.get(ref)
        return Target(f"#{place.print_anchor}", place.print_anchor) if place is not None and place.number else None

    def picture(path: str) -> str | None:
        if path not in plan.book.files:
            return None
        images[path] = folder / path
        return path

    html: list[str] = []
    for number, page in enumerate(pages := _of_chapters(plan)):
        body = jinja.get_template("partials/page.html.j2").render(
            page=page, entity=page.draft.entity, content=page.draft.content
        )
        html.append(_section(page, resolve_links(body, target, picture, reference), anchors, jinja))
        if number + 1 == len(pages) or pages[number + 1].level == 1:
            chapter = page if page.level == 1 else next(one for one in pages if one.ref == page.parents[0])
            yield PrintChapter(
                chapter.anchor,
                chapter.draft.title,
                f'<section class="chapter" id="{chapter.anchor}">\n' + "\n".join(html) + "\n</section>",
            )
            html = []


def _section(page: Page, body: str, anchors: set[str], jinja: Environment) -> str:
    def lowered(tag: re.Match[str]) -> str:
        found = _ID.search(tag[3])
        attributes = tag[3] if found is None or found[1] in anchors else _ID.sub("", tag[3])
        return f"<{tag[1]}h{min(int(tag[2]) + page.level - 1, _LOWEST)}{attributes}>"

    title = jinja.get_template("print/title.html.j2").render(page=page)
    inner = f"{title}\n{_HEADING.sub(lowered, _BOUND_TO_A_TAG.sub(' ', body))}"
    return inner if page.level == 1 else f'<section class="entry" id="{page.anchor}">\n{inner}\n</section>'
