"""Given a text, I get the references and pictures a reader will see in it: the same that the renderer shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.token import Token

from playbook.model.reference_text import (
    MAX_BRACKETS,
    MAX_LENGTH,
    escape_label_bars,
    find_media,
    find_references,
    is_flood,
    resolve_media,
    term_id,
)
from playbook.render.dialect import author_markdown

MARKDOWN = author_markdown()


def names(text: str) -> list[str]:
    return [found.ref for found in find_references(text)]


def shown(text: str, kind: str) -> list[str]:
    return list(_walk(MARKDOWN.parse(escape_label_bars(text)), kind))


def _walk(tokens: Sequence[Token], kind: str) -> Iterator[str]:
    for token in tokens:
        if token.type == kind:
            yield token.meta["ref"] if kind == "reference" else unquote(str(token.attrGet("src")))
        yield from _walk(token.children or (), kind)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Спросите [[role:hunter]].", ["role:hunter"]),
        ("[[role:hunter|охотника]] и [[state:new/contact-1]]", ["role:hunter", "state:new/contact-1"]),
        ("[[ role: hunter | он ]] [[cell:AX]] [[term:лид-магнит]]", ["role:hunter", "cell:AX", "term:лид-магнит"]),
        ("| a | b |\n|---|---|\n| [[role:x\\|он]] | [[role:y|она]] |", ["role:x", "role:y"]),
        ("[[term:C++]] [[term:C#|она]] [[term:f.1]]", ["term:c-plus-plus", "term:c-sharp", "term:f-1"]),
        ("**[[role:x]]** и > [[role:y]]\n\n> [[role:z]]", ["role:x", "role:y", "role:z"]),
        ("    [[role:x]]", ["role:x"]),
        ("\\`[[role:x]]\\`", ["role:x"]),
        ("`` ` [[role:x]] `` [[role:y]]", ["role:y"]),
        ("`[[role:x]]`", []),
        ("```\n[[role:x]]\n```\n[[role:y]]", ["role:y"]),
        ("- шаг\n  ~~~\n  [[role:x]]\n- [[role:y]]", ["role:y"]),
        ("> ```\n> [[role:x]]\n\n[[role:y]]", ["role:y"]),
        ("\\[[role:x]] [[role]] [[:x]] [[role:]] [role:x] [[role:x]", []),
        ("[[role:x|a]b]] [[role:x\n]]", []),
    ],
)
def test_references_of_a_text(text, found):
    assert names(text) == found
    assert shown(text, "reference") == found


def test_a_reference_tells_where_it_starts():
    text = "Кто? `[[role:x]]` [[role:hunter]]"

    assert [text[found.offset :] for found in find_references(text)] == ["[[role:hunter]]"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![План](media/plan.png)", ["media/plan.png"]),
        ('![План [[role:x]]](<media/план склада.png> "Схема")', ["media/план склада.png"]),
        ("![a](media/a%20b.png) ![b](plan_\\(1\\).png)", ["media/a b.png", "plan_(1).png"]),
        ("[![a](a.png)](https://example.com)", ["a.png"]),
        ("`![a](a.png)` \\![a](a.png) ![a] (a.png) ![a]()", []),
        ("```\n![a](a.png)\n```", []),
    ],
)
def test_pictures_of_a_text(text, found):
    assert list(find_media(text)) == found
    assert [address for address in shown(text, "image") if address] == found


@pytest.mark.parametrize(
    ("folder", "address", "path"),
    [
        ("", "media/plan.png", "media/plan.png"),
        ("scripts", "../media/./plan.png", "media/plan.png"),
        ("scripts", "plan.png", "scripts/plan.png"),
        ("scripts", "../../etc/passwd", None),
        ("", "..", None),
        ("", "/etc/passwd", None),
        ("", "\\\\server\\a.png", None),
        ("", "https://example.com/a.png", None),
        ("", "data:image/png;base64,AA", None),
        ("", "//example.com/a.png", None),
        ("", "", None),
    ],
)
def test_an_address_means_a_path_in_the_book_or_nothing(folder, address, path):
    assert resolve_media(folder, address) == path


def test_a_bar_in_a_label_is_escaped_once_and_not_in_code():
    text = "[[a:b|c]] [[a:b\\|c]] [[a:b]] `[[a:b|c]]` a|b"

    assert escape_label_bars(text) == "[[a:b\\|c]] [[a:b\\|c]] [[a:b]] `[[a:b|c]]` a|b"
    assert escape_label_bars(escape_label_bars(text)) == escape_label_bars(text)


def test_a_flood_has_no_references():
    assert is_flood("a" * (MAX_LENGTH + 1))
    assert is_flood("[" * (MAX_BRACKETS + 1))
    assert not is_flood("a" * MAX_LENGTH)
    assert names("[[a:b]]" * MAX_BRACKETS) == []


INLINE = st.sampled_from(
    [
        "слово",
        "[[role:x]]",
        "[[state:a/b|этап]]",
        "`код`",
        "`[[role:c]]`",
        "``a ` [[role:d]]``",
        "\\[[role:e]]",
        "\\`",
        "`",
        "**жирно**",
        "*[[role:f]]*",
        "![план](media/a.png)",
        "[сайт](https://example.com)",
        "[",
        "]",
        "!",
        "5 < 6 & 7",
    ],
)
LINE = st.lists(INLINE, min_size=1, max_size=5).map(" ".join)
PARAGRAPH = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
FENCE = st.tuples(st.sampled_from(["```", "~~~~", "``` yaml"]), PARAGRAPH, st.booleans()).map(
    lambda fence: f"{fence[0]}\n{fence[1]}\n\n{fence[1]}\n{fence[0].split()[0] if fence[2] else ''}",
)
TABLE = st.lists(LINE, min_size=2, max_size=2).map(
    lambda cells: "| a | b |\n|---|:-:|\n" + "| {} | {} |".format(*(cell.replace("`", "") for cell in cells)),
)
HEADING = LINE.map("## {}".format)


def _quoted(blocks: str) -> str:
    return "\n".join(f"> {line}" for line in blocks.split("\n"))


def _item(marker: str, blocks: str) -> str:
    return marker + ("\n" + " " * len(marker)).join(blocks.split("\n"))


BLOCKS = st.recursive(
    st.one_of(PARAGRAPH, FENCE, TABLE, HEADING),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("\n\n".join),
        inner.map(_quoted),
        st.tuples(st.sampled_from(["- ", "* ", "1. ", "- [ ] "]), inner).map(lambda item: _item(*item)),
    ),
    max_leaves=6,
)


@given(BLOCKS)
@example("- [ ] ```\n  [[role:x]]\n\n  [[role:y]]")
@example("- ```\n  [[role:x]]\n\n  [[role:y]]")
def test_what_is_found_without_a_parser_is_what_the_parser_shows(text):
    assert names(text) == shown(text, "reference")
    assert list(find_media(text)) == shown(text, "image")


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("ЛПР", "лпр"),
        (" Рабочий лист ", "рабочий-лист"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("№", "2116"),
        ("…!", "2026-21"),
    ],
)
def test_a_term_is_named_by_its_word(word, name):
    assert term_id(word) == name
