"""The templates' world: a plan in, a Jinja environment out in which authors' texts, values and links have one way each to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from playbook.diagrams import draw
from playbook.locale import catalogue
from playbook.model.text import Text
from playbook.plan import Plan
from playbook.plan.graph import Graph
from playbook.render.fragment import Fragments
from playbook.render.glossary_terms import GlossaryTerm

_PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp")


def fragments_of(plan: Plan) -> Fragments:
    """What renders the authors' texts of a book, with its titles, pictures and terms."""
    language, media = plan.words.language, {path for path in plan.book.files if path.lower().endswith(_PICTURES)}
    plain = Fragments(language, plan.titles)
    terms = [GlossaryTerm(f"term:{term.id}", (term.term, *term.aliases), plain.plain(term.meaning)) for term in plan.book.glossary]
    return Fragments(language, plan.titles, media, terms)


def environment(plan: Plan, templates: Sequence[Path], *, medium: str) -> Environment:
    """Jinja over folders of templates, the first that has a name winning; undefined names are errors, everything is escaped.

    `medium` is `site` or `print`. Filters: `prose` (a text as blocks), `line` (a text in a line), `money`, `percent`, `duration`, `number`, `day`,
    `range`; functions: `link(ref, label)`, `heading(name, title)`, `entry(ref)`, `drawing(graph)`, `title_of(ref)`, `number_of(ref)`.
    """
    jinja = Environment(
        loader=FileSystemLoader([str(folder) for folder in templates]),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    translations = catalogue(plan.words.language)
    jinja.install_gettext_callables(translations.gettext, translations.ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    words = plan.words
    jinja.filters |= {
        "money": words.money,
        "percent": words.percent,
        "duration": words.duration,
        "number": words.number,
        "day": words.day,
        "range": words.range,
    }
    jinja.filters |= _texts(fragments_of(plan))
    jinja.globals |= _links(plan) | {"heading": _heading, "drawing": _drawing, "medium": medium, "book": plan.book, "words": words}
    return jinja


def _texts(fragments: Fragments) -> dict[str, Any]:
    def prose(text: Text | str | None, level: int = 3, about: str | None = None) -> Markup:
        if not text:
            return Markup()
        return Markup('<div class="pb-prose">{}</div>').format(fragments.render(text, level=level, about=about))

    def line(text: Text | str | None, about: str | None = None) -> Markup:
        return fragments.render_line(text, about=about) if text else Markup()

    return {"prose": prose, "line": line, "plain": fragments.plain}


def _links(plan: Plan) -> dict[str, Any]:
    def link(ref: str, label: str | None = None, css: str = "") -> Markup:
        place = plan.places.get(ref)
        words = label or (place.title if place else ref.partition(":")[2])
        if place is None:
            return escape(words)
        marked = Markup(' class="{}"').format(css) if css else Markup()
        return Markup('<a data-ref="{}"{}>{}</a>').format(ref, marked, words)

    def entry(ref: str) -> Markup:
        place = plan.places[ref]
        return _heading(place.print_anchor.removeprefix("pb-"), place.title)

    def title_of(ref: str) -> str:
        return plan.places[ref].title if ref in plan.places else ref.partition(":")[2]

    def number_of(ref: str) -> str:
        return plan.places[ref].number if ref in plan.places else ""

    return {"link": link, "entry": entry, "title_of": title_of, "number_of": number_of, "has_place": plan.places.__contains__}


def _heading(name: str, title: str, level: int = 2) -> Markup:
    """A heading on a line of its own: on the site it becomes Markdown, so that the engine finds it for its contents."""
    return Markup('\n<h{} id="pb-{}">{}</h{}>\n').format(level, name, title, level)


def _drawing(graph: Graph) -> Markup:
    return Markup(draw(graph))  # noqa: S704 - our own SVG, in which every label is escaped
