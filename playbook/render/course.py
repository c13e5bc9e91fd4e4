"""A plan and a path in; the path as a course out: one document that holds the path's page and all the pages it reads.

Why one document: a course in an LMS lasts as long as its page, so one that went from page to page would end at each link; and
between two pages of a folder opened from the disk no progress could be told.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from playbook.diagnostics import _
from playbook.model.onboarding import Path as TrainingPath
from playbook.plan import Page, Plan
from playbook.plan.chapters.onboarding import PathContent
from playbook.render.environment import environment
from playbook.render.links import Target, resolve_links
from playbook.render.site import FILE

_GLOSSARY = "section:glossary"
_HEADING_ID = re.compile(r'(?P<tag><h[2-6]\b[^>]*?) id="(?P<id>[^"]+)"')
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseSource:
    """A course as text: the document, and the pictures and documents it names (`media/plan.png`: bytes or where to copy from).

    `pass_mark` is the fraction of right answers that is enough; none where nothing is asked or no mark is set.
    """

    path: str
    title: str
    book: str
    language: str
    html: str
    page_count: int
    pass_mark: Decimal | None
    files: Mapping[str, bytes | Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePage:
    """A page of a course: `id` is its address in the document, `body` all of it but the title."""

    id: str
    number: str
    title: str
    body: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePart:
    """A part of a course's contents: the path itself without a `title`; days, `anchor` being their headings on its page; what else there is."""

    title: str | None
    anchor: str | None
    pages: tuple[CoursePage, ...]


def render_course(plan: Plan, path: TrainingPath, templates: Sequence[Path], folder: Path) -> CourseSource:
    """The course of a path that the plan holds; `folder` is where the book's pictures and documents are copied from."""
    own = next(page for page in plan.pages if page.ref == f"path:{path.id}")
    content = own.draft.content
    assert isinstance(content, PathContent), "the page of a path holds its days"  # noqa: S101 - our bug otherwise
    outline = list(_outline(plan, own, path, content))
    jinja = environment(plan, templates, medium="site")
    writer = _Writer(plan, jinja, folder, own, {page.draft.path for part in outline for page in part.pages})
    parts = [
        CoursePart(title=part.title, anchor=part.anchor, pages=tuple(map(writer.write, part.pages))) for part in outline
    ]
    pages = [page for part in parts for page in part.pages]
    html = jinja.get_template("scorm/course.html.j2").render(path=path, parts=parts, pages=pages)
    return CourseSource(
        path=path.id,
        title=path.title,
        book=plan.book.masthead.title,
        language=plan.words.language,
        html=html,
        page_count=len(pages),
        pass_mark=path.pass_ if content.questions else None,
        files=writer.files,
    )


class _Planned(NamedTuple):
    """A part of the contents before its pages are written."""

    title: str | None
    anchor: str | None
    pages: tuple[Page, ...]


def _outline(plan: Plan, own: Page, path: TrainingPath, content: PathContent) -> Iterator[_Planned]:
    """The path's page; by day the pages that are read on it and on none before; at last what else the questions ask about, and the glossary."""
    by_path = {page.draft.path: page for page in plan.pages}
    told = {own.draft.path}

    def new(refs: Iterable[str]) -> tuple[Page, ...]:
        addresses = dict.fromkeys(plan.places[ref].path for ref in refs if ref in plan.places)
        pages = tuple(by_path[address] for address in addresses if address not in told)
        told.update(addresses)
        return pages

    yield _Planned(None, None, (own,))
    for shown, day in zip(content.days, path.days, strict=True):
        if pages := new(day.read):
            yield _Planned(shown.title, f"pb-{shown.name}", pages)
    asked_about = (one.question.about for day in content.days for one in day.quiz if one.question.about)
    if pages := new([*asked_about, _GLOSSARY]):
        yield _Planned(plan.words.say(_("To look up")), None, pages)


class _Writer:
    """Writes the pages of a course, with links to each other; what else they link to leaves its words."""

    def __init__(self, plan: Plan, jinja: Environment, folder: Path, own: Page, addresses: Collection[str]) -> None:
        self._plan, self._jinja, self._folder, self._own, self._addresses = plan, jinja, folder, own, addresses
        self._anchors = {place.print_anchor for place in plan.places.values()}
        self.files: dict[str, bytes | Path] = {}

    def write(self, page: Page) -> CoursePage:
        """A page without its ways through the book: crumbs, tags, and what mentions it."""
        entity = page.draft.entity
        bare = entity.model_copy(update={"tags": ()}) if entity is not None else None
        html = self._jinja.get_template("partials/page.html.j2").render(
            page=replace(page, parents=(), used_in=()), entity=bare, content=page.draft.content
        )
        html = resolve_links(html, self._target, self._file)
        if page is not self._own:
            html = _HEADING_ID.sub(self._kept_once, html)
        return CoursePage(
            id=page.anchor,
            number=page.number,
            title=page.draft.title,
            body=Markup(html),  # noqa: S704 - made of our templates, which escape, and of safe fragments
        )

    def _kept_once(self, heading: re.Match[str]) -> str:
        """Headings of the same name stand on many pages, and here they stand in one document."""
        return heading[0] if heading["id"] in self._anchors else heading["tag"]

    def _target(self, ref: str) -> Target | None:
        if ref.startswith(FILE):
            file = self._file(ref.removeprefix(FILE))
            return Target(file) if file else None
        place = self._plan.places.get(ref)
        return Target(f"#{place.print_anchor}") if place is not None and place.path in self._addresses else None

    def _file(self, path: str) -> str | None:
        """Where a file of the book stands in the package: some systems read no names but plain ones."""
        if path not in self._plan.book.files:
            return None
        name = PurePosixPath(path).name
        folder = hashlib.sha256(path.encode()).hexdigest()[:8]
        stands = f"media/{folder}/{name if _SAFE_NAME.match(name) else f'file{PurePosixPath(path).suffix}'}"
        self.files[stands] = self._folder / path
        return stands
