"""Tokens of an author's Markdown go in, HTML comes out: links by name, the book's pictures, its terms marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import unquote

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from playbook.render.allowlist import URL_SCHEMES
from playbook.render.glossary_terms import Glossary

PASSAGE = "passage"

_MAX_EMPHASIS = 8  # deeper nesting is no writing, and the recursion of a layout engine may not survive it
_HIDDEN = "…"


@dataclass(slots=True)
class Passage:
    """What the writing of one text knows: the book around it, and where in the text the writer is."""

    titles: Mapping[str, str]
    picture: Callable[[str], str | None]
    file: Callable[[str], str | None]
    bind: Callable[[str], str]
    glossary: Glossary
    seen_terms: set[str] = field(default_factory=set)
    is_in_heading: bool = False
    is_in_link: bool = False
    emphasis: int = 0


class AuthorHTML(RendererHTML):
    """The writer of each token that is not written as CommonMark says; the methods are named by the tokens."""

    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """No terms are marked in a heading."""
        _passage(env).is_in_heading = True
        return self.renderToken(tokens, idx, options, env)

    def heading_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """See `heading_open`."""
        _passage(env).is_in_heading = False
        return self.renderToken(tokens, idx, options, env)

    def table_open(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """A table stands in a box of its own, which scrolls on a phone."""
        return '<div class="pb-table">\n<table>\n'

    def table_close(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """See `table_open`."""
        return "</table>\n</div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """The head of a column."""
        return f'<th scope="col"{_alignment(tokens[idx])}>'

    def td_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """A cell, aligned by a class: no style comes from an author."""
        return f"<td{_alignment(tokens[idx])}>"

    def bullet_list_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A list with `- [ ]` is a checklist."""
        if tokens[idx].attrGet("class"):
            tokens[idx].attrSet("class", "pb-checklist")
        return self.renderToken(tokens, idx, options, env)

    ordered_list_open = bullet_list_open

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """An item with `[x]` is done; there is no input, which would need a label and does nothing on paper."""
        tokens[idx].attrs = {"class": "pb-done"} if tokens[idx].meta.get("checked") else {}
        return self.renderToken(tokens, idx, options, env)

    def fence(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Code: its tabs are spaces, for a Markdown engine would make them so at other columns."""
        lines = (line.expandtabs(4).rstrip() for line in tokens[idx].content.split("\n"))
        return "<pre><code>" + escape("\n".join(lines).rstrip(), quote=False) + "</code></pre>\n"

    def hardbreak(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """A line break, after which no new line of source starts."""
        return "<br>"

    def text(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Running text with its terms; a term is not marked in a heading or a link."""
        passage = _passage(env)
        words = passage.bind(tokens[idx].content)
        if passage.is_in_heading or passage.is_in_link:
            return escape(words)
        parts = []
        reached = 0
        for start, end, term in passage.glossary.occurrences(words, passage.seen_terms):
            link = f'<a class="pb-term" data-ref="{escape(term.ref)}" data-meaning="{escape(term.meaning)}">'
            parts += [escape(words[reached:start]), link, escape(words[start:end]), "</a>"]
            reached = end
        return "".join([*parts, escape(words[reached:])])

    def reference(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """A link by name; to what this reader's book does not have, only the words stand."""
        passage = _passage(env)
        ref, label = tokens[idx].meta["ref"], tokens[idx].content
        words = escape(passage.bind(label or passage.titles.get(ref, _HIDDEN)))
        return f'<a data-ref="{escape(ref)}">{words}</a>' if ref in passage.titles else words

    def link_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """A link to the world outside, or to a document or picture of the book; any other address is dropped."""
        address, passage = str(tokens[idx].attrGet("href")), _passage(env)
        is_outside = address.partition(":")[0].lower() in URL_SCHEMES
        ref = None if is_outside else passage.file(address)
        passage.is_in_link = is_outside or ref is not None
        if ref is not None:
            return f'<a data-ref="{escape(ref)}">'
        if not is_outside:
            return ""
        return f'<a class="pb-outside" href="{escape(address)}" rel="noopener noreferrer">'

    def link_close(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, env: EnvType) -> str:
        """See `link_open`."""
        was_in_link, _passage(env).is_in_link = _passage(env).is_in_link, False
        return "</a>" if was_in_link else ""

    def image(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """A picture of the book; of any other, the words that stand for it."""
        passage = _passage(env)
        words = escape(plain_words(tokens[idx].children or [], passage.titles))
        path = passage.picture(unquote(str(tokens[idx].attrGet("src"))))
        return words if path is None else f'<img data-media="{escape(path)}" alt="{words}">'

    def em_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Emphasis of any kind, to a certain depth."""
        passage = _passage(env)
        passage.emphasis += tokens[idx].nesting
        depth = max(passage.emphasis, passage.emphasis - tokens[idx].nesting)
        slash = "" if tokens[idx].nesting == 1 else "/"
        return f"<{slash}{tokens[idx].tag}>" if depth <= _MAX_EMPHASIS else ""

    em_close = strong_open = strong_close = s_open = s_close = em_open


def plain_words(tokens: Sequence[Token], titles: Mapping[str, str]) -> str:
    """What a reader would read aloud: no marks, references by their label or title."""
    words = []
    for token in tokens:
        if token.type == "reference":
            words.append(token.content or titles.get(token.meta["ref"], _HIDDEN))
        elif token.type in {"softbreak", "hardbreak"}:
            words.append(" ")
        else:
            words.append(plain_words(token.children, titles) if token.children else token.content)
    return "".join(words)


def _passage(env: EnvType) -> Passage:
    passage: Passage = env[PASSAGE]
    return passage


def _alignment(cell: Token) -> str:
    side = str(cell.attrGet("style") or "").removeprefix("text-align:")
    return {"center": ' class="pb-center"', "right": ' class="pb-num"'}.get(side, "")
