"""The Markdown of authors: CommonMark with tables, strikethrough, task lists and `[[kind:id]]`, without raw HTML.

Two things of CommonMark are left out. Code by indentation: in YAML and in dialogues indentation is an accident. Link
definitions: they let a small text grow into a huge one, and authors of a sales book link on the spot.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from playbook.model.reference_text import REFERENCE, ref_of
from playbook.render.author_html import AuthorHTML

_MAX_NESTING = 40
_DASHES = ("— ", "– ")
_LINK_FOLLOWS = -1  # a key of the parser's own cache that no position can take


def author_markdown() -> MarkdownIt:
    """A parser of the dialect; it keeps no state between texts."""
    options = {"html": False, "tasklists": True, "maxNesting": _MAX_NESTING}
    markdown = MarkdownIt("commonmark", options, renderer_cls=AuthorHTML)
    markdown.enable(["table", "strikethrough"])
    markdown.disable(["code", "reference", "html_block", "html_inline"])
    markdown.inline.ruler.before("link", "sales_reference", _read_reference)
    markdown.inline.ruler.after("sales_reference", "lone_bracket", _read_lone_bracket)
    markdown.core.ruler.push("lines", _join_lines)
    return markdown


def _read_reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own signature
    found = REFERENCE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("reference", "a", 0)
        token.meta = {"ref": ref_of(found["kind"], found["id"])}
        token.content = unescapeAll(found["label"] or "").strip()
    state.pos = found.end()
    return True


def _read_lone_bracket(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own signature
    """A `[` after which no link can end is a character; asking the link rule about a flood of them takes seconds."""
    if state.src[state.pos] != "[":
        return False
    if _LINK_FOLLOWS not in state.cache:
        state.cache[_LINK_FOLLOWS] = state.src.rfind("](")
    if state.pos < state.cache[_LINK_FOLLOWS]:
        return False
    if not silent:
        state.append_pending("[")
    state.pos += 1
    return True


def _join_lines(state: StateCore) -> None:
    """A paragraph's lines become one text, in which phrases are found; the lines of a dialogue stay lines."""
    for block in state.tokens:
        if block.type == "inline" and block.children and len(block.children) > 1:
            block.children = _joined(block.children)


def _joined(tokens: list[Token]) -> list[Token]:
    is_dialogue = _opens_speech(tokens, 0)
    joined: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type == "softbreak":
            if is_dialogue and _opens_speech(tokens, index + 1):
                joined.append(Token("hardbreak", "br", 0))
                continue
            token = Token("text", "", 0, content=" ")  # noqa: PLW2901 - the break is a space from here on
        if token.type == "text" and joined and joined[-1].type == "text":
            joined[-1].content += token.content
        else:
            joined.append(token)
    return joined


def _opens_speech(tokens: list[Token], index: int) -> bool:
    """Whether a line that starts with this token is somebody's words: `— Да?` or `**Клиент:** Да?`."""
    first, *following = tokens[index : index + 2]
    if first.type == "text" and not first.content and following:
        first = following[0]
        following = tokens[index + 2 : index + 3]
    if first.type == "strong_open":
        return bool(following) and following[0].content.rstrip().endswith(":")
    return first.type == "text" and first.content.startswith(_DASHES)
