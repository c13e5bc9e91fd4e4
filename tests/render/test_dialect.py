"""Given Markdown, I get the tokens of the authors' dialect."""

from __future__ import annotations

import pytest

from playbook.render.dialect import author_markdown


def inline_types(text: str) -> list[str]:
    return [token.type for token in author_markdown().parseInline(text)[0].children or []]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("до [[role:x]] после", ["text", "reference", "text"]),
        ("[ a ] [[b", ["text"]),
        ("[a](https://example.com) [b", ["link_open", "text", "link_close", "text"]),
        ("две\nстроки", ["text"]),
        ("— Да?\n— Нет.\nВот.", ["text", "hardbreak", "text"]),
        ("это\n— тире", ["text"]),
        ("<b>", ["text"]),
    ],
)
def test_inline_tokens(text, types):
    assert inline_types(text) == types


def test_speakers_by_name_have_a_line_each():
    types = inline_types("**Вы:** Да?\n**Клиент:** Нет.\nи **всё**")

    assert types.count("hardbreak") == 1


def test_indentation_is_no_code_and_a_definition_no_definition():
    tokens = author_markdown().parse("    строка\n\n[a]: https://example.com")

    assert [token.type for token in tokens if token.nesting == 1] == ["paragraph_open", "paragraph_open"]
