"""An author's text goes in, once; the safe piece of HTML that stands for it on the site and on paper comes out.

Links have no targets yet (`data-ref`, `data-media`): each medium puts in its own with `render.links`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType

from markdown_it.token import Token
from markupsafe import Markup, escape

from playbook.model.file_links import linked_path
from playbook.model.reference_text import escape_label_bars, is_flood, resolve_media
from playbook.model.text import Text
from playbook.render.allowlist import UNREADABLE, cleaned
from playbook.render.author_html import PASSAGE, Passage, plain_words
from playbook.render.dialect import author_markdown
from playbook.render.glossary_terms import Glossary, GlossaryTerm
from playbook.render.typography import bind_words, leave_words

_PARAGRAPH_END = re.compile(r"\n\s*\n")
_LOWEST_HEADING = 6


class Fragments:
    """Renders the texts of one book; the same text at the same level is rendered once.

    `titles` maps every reference that this reader's book has (`segment:dealer`) to its title; `media` holds the paths
    of the pictures that may be shown, relative to the book, `files` what a link to a file leads to (`document:price`).
    """

    def __init__(
        self,
        language: str,
        titles: Mapping[str, str],
        media: Collection[str] = (),
        terms: Iterable[GlossaryTerm] = (),
        files: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._titles = titles
        self._media = frozenset(media)
        self._files = files
        self._bind: Callable[[str], str] = bind_words if language == "ru" else leave_words
        self._glossary = Glossary(terms, language)
        self._markdown = author_markdown()
        self._rendered: dict[tuple[str, str, int, str | None], Markup] = {}

    def render(self, text: Text | str, *, level: int = 3, about: str | None = None) -> Markup:
        """The text as blocks of HTML; its highest heading has the `level`.

        `about` is what the text itself belongs to (`term:lead`): a term is not marked in its own meaning.
        """
        return self._once(text, level, about)

    def render_line(self, text: Text | str, *, about: str | None = None) -> Markup:
        """The text as a line of HTML without a paragraph around it, for items of lists and cells of tables."""
        return self._once(text, 0, about)

    def plain(self, text: Text | str) -> str:
        """The words of the text in one line, without any mark: for descriptions and tooltips."""
        source = _readable(str(text))
        tokens = [] if is_flood(source) else self._markdown.parse(source)
        blocks = [plain_words(token.children or [], self._titles) or token.content for token in tokens]
        return " ".join(" ".join(blocks or [source]).split())

    def _once(self, text: Text | str, level: int, about: str | None) -> Markup:
        folder = text.folder if isinstance(text, Text) else ""
        key = (str(text), folder, level, about)
        if key not in self._rendered:
            source = _readable(str(text))
            html = _unmarked(source) if is_flood(source) else self._html(source, folder, level, about)
            self._rendered[key] = Markup(cleaned(html))  # noqa: S704 - this is the place that makes it safe
        return self._rendered[key]

    def _html(self, source: str, folder: str, level: int, about: str | None) -> str:
        env = {PASSAGE: self._passage(folder, about)}
        if not level:
            return str(self._markdown.renderInline(source, env))
        tokens = self._markdown.parse(source, env)
        _set_heading_levels(tokens, level)
        return str(self._markdown.renderer.render(tokens, self._markdown.options, env))

    def _passage(self, folder: str, about: str | None) -> Passage:
        def picture(address: str) -> str | None:
            path = resolve_media(folder, address)
            return path if path in self._media else None

        def file(address: str) -> str | None:
            return self._files.get(linked_path(folder, address) or "")

        return Passage(self._titles, picture, file, self._bind, self._glossary, {about} if about else set())


def _readable(source: str) -> str:
    """The source as the parser takes it: nothing invisible, and bars in labels that do not end the cell of a table."""
    return escape_label_bars(UNREADABLE.sub("", source.replace("\r\n", "\n").replace("\r", "\n")))


def _unmarked(source: str) -> str:
    """A text that is no Markdown any author writes, as plain paragraphs."""
    return "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in _PARAGRAPH_END.split(source))


def _set_heading_levels(tokens: list[Token], level: int) -> None:
    """The author's levels become `level` and those right under it: a reader never meets an h5 below an h3."""
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    ranks = {tag: rank for rank, tag in enumerate(sorted({heading.tag for heading in headings}))}
    for heading in headings:
        heading.tag = f"h{min(level + ranks[heading.tag], _LOWEST_HEADING)}"
