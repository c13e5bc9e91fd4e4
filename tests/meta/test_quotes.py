"""Quotation marks are the reader's: in Python a title is quoted by `quoted` or in a text for translation, never in an f-string."""

from __future__ import annotations

import ast
from pathlib import Path


def test_no_f_string_writes_quotation_marks_of_one_language(root, modules):
    assert modules
    assert sorted(str(path) for path in modules if _quotes(root / path)) == []


def _quotes(path: Path) -> bool:
    parts = (
        part.value
        for joined in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for part in joined.values
        if isinstance(part, ast.Constant)
    )
    return any("“" in str(part) for part in parts)
