"""Diagnostics for machines: one JSON object, as `cli.md` has it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from playbook.diagnostics.diagnostic import Diagnostic
from playbook.diagnostics.formats.text import count
from playbook.locale import Language


def as_json(diagnostics: Sequence[Diagnostic], book: str, language: Language) -> str:
    """The report as one object: the book's folder, the findings in order, how many of each severity."""
    report = {
        "book": book,
        "findings": [_finding(diagnostic, language) for diagnostic in diagnostics],
        "counts": count(diagnostics),
    }
    return json.dumps(report, ensure_ascii=False, indent=2, default=plain) + "\n"


def _finding(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message.in_language(language),
        "hint": diagnostic.hint.in_language(language) if diagnostic.hint else None,
        "path": diagnostic.place.path,
        "line": diagnostic.place.line,
        "column": diagnostic.place.column,
        "address": list(diagnostic.address),
        "related": [
            {
                "path": one.place.path,
                "line": one.place.line,
                "column": one.place.column,
                "message": one.message.in_language(language),
            }
            for one in diagnostic.related
        ],
    }
    if diagnostic.witness:
        found["witness"] = dict(diagnostic.witness)
    return found


def plain(value: object) -> int | float | str:
    """A value of a witness as JSON has it: a whole number as one, any other as a fraction."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)
