"""Diagnostics for platforms that show the findings of many tools: a log of SARIF 2.1.0 (OASIS, 2020).

Source: Static Analysis Results Interchange Format (SARIF) Version 2.1.0: 3.11 message, 3.19 toolComponent,
        3.27 result, 3.30 region, 3.49 reportingDescriptor.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import quote

from playbook.diagnostics.diagnostic import Diagnostic, Place
from playbook.diagnostics.finding import Severity
from playbook.diagnostics.formats.fingerprint import fingerprints
from playbook.diagnostics.formats.json import plain
from playbook.diagnostics.message import Message
from playbook.locale import Language

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class Described(Protocol):
    """What a log tells of a rule; the rules of the catalogue are so described."""

    @property
    def code(self) -> str:
        """S101."""

    @property
    def name(self) -> str:
        """The handle for people: gap."""

    @property
    def title(self) -> Message:
        """What is found, in a few words."""

    @property
    def rationale(self) -> Message:
        """What it costs."""

    @property
    def severity(self) -> Severity:
        """How much it weighs where the book does not say."""


def as_sarif(
    diagnostics: Sequence[Diagnostic],
    rules: Iterable[Described],
    language: Language,
    *,
    folder: str = "",
    version: str = "",
) -> str:
    """A log of one run: all rules with their reasons, all findings in order. `folder` stands before each path."""
    described = list(rules)
    numbers = {rule.code: number for number, rule in enumerate(described)}
    marks = fingerprints(diagnostics)
    driver = {
        "name": "playbook",
        "semanticVersion": version,
        "rules": [_rule(rule, language) for rule in described],
    }
    run = {
        "tool": {"driver": {key: value for key, value in driver.items() if value}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(one, numbers, mark, language, folder) for one, mark in zip(diagnostics, marks, strict=True)
        ],
    }
    return (
        json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2, default=plain)
        + "\n"
    )


def _rule(rule: Described, language: Language) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _message(rule.title.in_language(language)),
        "fullDescription": _message(rule.rationale.in_language(language)),
        "help": _message(f"playbook explain {rule.code}"),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(one: Diagnostic, numbers: Mapping[str, int], mark: str, language: Language, folder: str) -> dict[str, Any]:
    hint = f" {one.hint.in_language(language)}" if one.hint else ""
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": numbers.get(one.code, -1),
        "level": _LEVELS[one.severity],
        "message": _message(f"{one.message.in_language(language)}{hint}"),
        "locations": [{"physicalLocation": _location(one.place, folder)}],
        "partialFingerprints": {"playbook/v1": mark},
    }
    if one.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": _message(other.message.in_language(language)),
                "physicalLocation": _location(other.place, folder),
            }
            for number, other in enumerate(one.related, start=1)
        ]
    if one.witness:
        result["properties"] = {"witness": dict(one.witness)}
    return result


_LINK = "]("
_BRACES = str.maketrans({"{": "{{", "}": "}}"})
_BRACKETS = str.maketrans({"[": r"\[", "]": r"\]", "\\": r"\\"})


def _message(text: str) -> dict[str, str]:
    """Words as they are read: a brace, which begins a placeholder, is doubled; what would be a link is escaped.

    Source: 3.11.5 and 3.11.6: brackets and backslashes stand for themselves where there is no link.
    """
    literal = text.translate(_BRACKETS) if _LINK in text else text
    return {"text": literal.translate(_BRACES)}


def _location(place: Place, folder: str) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(f"{folder}{place.path}")},
        "region": {"startLine": place.line, "startColumn": place.column, "endColumn": max(place.end, place.column)},
    }
