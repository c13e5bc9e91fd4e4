"""Diagnostics as workflow commands of GitHub Actions, which draws them beside the lines of a change.

Source: GitHub Docs, "Workflow commands for GitHub Actions": `::error file=…,line=…,col=…,endColumn=…,title=…::message`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from playbook.diagnostics.diagnostic import Diagnostic
from playbook.diagnostics.finding import Severity
from playbook.locale import Language

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_TEXT, ":": "%3A", ",": "%2C"}


def as_github(diagnostics: Iterable[Diagnostic], language: Language, folder: str = "") -> str:
    """One command a line for each finding, its hint on a line of its own within the message. `folder` stands before each path."""
    return "".join(f"{_command(diagnostic, language, folder)}\n" for diagnostic in diagnostics)


def _command(one: Diagnostic, language: Language, folder: str) -> str:
    place = one.place
    properties = {
        "file": f"{folder}{place.path}",
        "line": place.line,
        "col": place.column,
        "endColumn": max(place.end, place.column),
        "title": f"{one.code} {one.name}",
    }
    lines = [one.message.in_language(language), *([one.hint.in_language(language)] if one.hint else [])]
    lines += [
        f"{folder}{other.place.path}:{other.place.line}: {other.message.in_language(language)}" for other in one.related
    ]
    told = ",".join(f"{key}={_escaped(str(value), _IN_PROPERTY)}" for key, value in properties.items())
    text = "\n".join(lines)
    return f"::{_COMMANDS[one.severity]} {told}::{_escaped(text, _IN_TEXT)}"


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
