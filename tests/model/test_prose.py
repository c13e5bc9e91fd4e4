"""Given a text, I get its stretches outside of fenced code."""

from __future__ import annotations

import pytest

from playbook.model.prose import prose_stretches


def stretches(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in prose_stretches(text) if text[start:end].strip()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("один\n\nдва", ["один\n\nдва"]),
        ("один `a`\nдва\n\nтри", ["один `a`\nдва", "три"]),
        ("один\n```\nкод\n```\nдва", ["один", "два"]),
        ("один\n~~~~\n~~~\n```\n~~~~~\nдва", ["один", "два"]),
        ("один\n```\nкод", ["один"]),
        ("``` a`b\nдва", ["``` a`b\nдва"]),
        ("> `a\n> b`\n\nв", ["> `a\n> b`", "в"]),
        ("- один `\n- два `", ["- один `", "- два `"]),
        ("# один `\nдва `", ["# один `", "два `"]),
        ("- ```\n  код\nдва", ["два"]),
        ("> ```\n> > ```\n> код\nдва", ["два"]),
        ("абзац\n     ```\nдва", ["абзац\n     ```\nдва"]),
    ],
)
def test_stretches(text, found):
    assert stretches(text) == found
