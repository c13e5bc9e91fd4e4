"""The templates' world: a plan in, a Jinja environment out in which authors' texts, values and links have one way each to be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from playbook.locale import Language, catalogue
from playbook.model.text import Text
from playbook.plan import Plan
from playbook.render.drawings import Drawings, artist
from playbook.render.fragment import Fragments
from playbook.render.glossary_terms import GlossaryTerm
from playbook.render.not_shown import not_shown

_PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp")


def fragments_of(plan: Plan) -> Fragments:
    """What renders the authors' texts of a book, with its titles, pictures and terms."""
    language, media = plan.words.language, {path for path in plan.book.files if path.lower().endswith(_PICTURES)}
    plain = Fragments(language, plan.titles)
    terms = [
        GlossaryTerm(f"term:{term.id}", (term.term, *term.aliases), plain.plain(term.meaning))
        for term in plan.book.glossary
    ]
    files = {path: f"file:{path}" for path in media} | plan.files
    return Fragments(language, plan.titles, media, terms, files)


def environment(
    plan: Plan,
    templates: Sequence[Path],
    *,
    medium: str,
    fragments: Fragments | None = None,
    drawings: Drawings | None = None,
) -> Environment:
    """Jinja over folders of templates, the first that has a name winning; undefined names are errors, everything is escaped.

    `medium` is `site` or `print`; `fragments` holds the authors' texts that the other medium has rendered already, and
    `drawings` those that somebody else makes.

    Filters: `prose` (a text as blocks), `line` (a text in a line), `money`, `percent`, `duration`, `number`, `day`,
    `range`; functions: `link(ref, label)`, `heading(name, title)`, `entry(ref, level)`, `drawing(graph)`, `title_of(ref)`, `number_of(ref)`,
    `not_shown(refs, html)`, `notice_of(entity)`, `coming(ref)`.
    """
    jinja = Environment(
        loader=FileSystemLoader([str(folder) for folder in templates]),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_COMPILED,
        auto_reload=False,  # to look for changed files at every use costs more than most templates; each build looks once
    )
    translations = catalogue(plan.words.language)
    jinja.install_gettext_callables(translations.gettext, translations.ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    words = plan.words
    jinja.filters |= {
        "money": words.money,
        "percent": words.percent,
        "duration": cache(words.duration),
        "number": words.number,
        "day": words.day,
        "range": words.range,
    }
    jinja.filters |= _texts(fragments or fragments_of(plan))
    jinja.globals |= _links(plan) | dict.fromkeys(("_", "gettext"), _gettext(words.language))
    jinja.globals |= {
        "heading": _heading,
        "drawing": artist(drawings or {}),
        "not_shown": not_shown,
        "notice_of": lambda entity: plan.notices.get(entity.address),
        "coming": lambda ref: _coming(plan.announced.get(ref)),
        "medium": medium,
        "book": plan.book,
        "words": words,
    }
    return jinja


def _gettext(language: Language) -> Callable[..., Markup]:
    """Translates as Jinja's own `gettext` does: the text is a pattern, also without values. Most are asked for on every page."""
    translations = catalogue(language)

    @cache
    def translated(text: str) -> Markup:
        return Markup(translations.gettext(text))  # noqa: S704 - our own words

    @cache
    def without_values(text: str) -> Markup:
        return translated(text) % {}

    def gettext(text: str, /, **values: object) -> Markup:
        return translated(text) % values if values else without_values(text)

    return gettext


def _texts(fragments: Fragments) -> dict[str, Any]:
    def prose(text: Text | str | None, level: int = 3, about: str | None = None) -> Markup:
        if not text:
            return Markup()
        html = fragments.render(text, level=level, about=about)
        return Markup(f'<div class="pb-prose">{html}</div>')  # noqa: S704 - the fragment is safe

    def line(text: Text | str | None, about: str | None = None) -> Markup:
        return fragments.render_line(text, about=about) if text else Markup()

    return {"prose": prose, "line": line, "plain": fragments.plain}


def _links(plan: Plan) -> dict[str, Any]:
    titles = plan.titles

    def titled(ref: str, label: str, css: str) -> Markup:
        if ref not in plan.places:
            return escape(label)
        marked = f' class="{escape(css)}"' if css else ""
        return Markup(f'<a data-ref="{escape(ref)}"{marked}>{escape(label)}</a>')  # noqa: S704 - all of it is escaped

    @cache  # most links of a book lead to a few of its pages
    def by_title(ref: str, css: str) -> Markup:
        return titled(ref, title_of(ref), css)

    def link(ref: str, label: str | None = None, css: str = "") -> Markup:
        return titled(ref, label, css) if label else by_title(ref, css)

    def entry(ref: str, level: int = 2) -> Markup:
        place = plan.places[ref]
        return _heading(place.print_anchor.removeprefix("pb-"), place.title, level)

    def title_of(ref: str) -> str:
        return titles.get(ref, ref.partition(":")[2])  # what a section that is left out tells of is still named

    def number_of(ref: str) -> str:
        return plan.places[ref].number if ref in plan.places else ""

    return {
        "link": link,
        "entry": entry,
        "title_of": title_of,
        "number_of": number_of,
        "has_place": plan.places.__contains__,
    }


def _coming(day: str | None) -> Markup:
    """What stands beside the title of something that is announced where others are in force."""
    return Markup(f' <span class="pb-coming">{escape(day)}</span>') if day else Markup()  # noqa: S704 - all of it is escaped


def _heading(name: str, title: str, level: int = 2) -> Markup:
    """A heading on a line of its own: on the site it becomes Markdown, so that the engine finds it for its contents."""
    return Markup(f'\n<h{level} id="pb-{escape(name)}">{escape(title)}</h{level}>\n')  # noqa: S704 - all of it is escaped


class _CompiledTemplates(BytecodeCache):
    """Templates compiled in this process: print needs those of the site again, and a preview all of them at each build."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _CompiledTemplates()
