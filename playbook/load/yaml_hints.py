"""What is wrong with broken YAML, in the words of someone who never heard of a scanner: libyaml's error in, place, sentence and cure out."""

from __future__ import annotations

import re

import yaml

from playbook.diagnostics import Message, _

_QUOTE_TEXT = _("Put the text into quotes: \"…\".")
_QUOTE_COMMA = _(
    "Inside {{…}} a comma or a colon with a space after it starts something new: put the text into quotes, or write the keys on lines of their own."
)


def tell_yaml_error(error: yaml.YAMLError, text: str) -> tuple[tuple[int, int], Message, Message | None]:
    """Line and column from 0, what was expected and stands there, and the cure where one is known."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return _unreadable_character(text)
    at = (mark.line, mark.column)
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    problem, context = str(getattr(error, "problem", "") or ""), str(getattr(error, "context", "") or "")
    start = getattr(error, "context_mark", None)
    return _told(problem, context, at, (start.line, start.column) if start else at, line)


def _told(problem: str, context: str, at: tuple[int, int], start: tuple[int, int], line: str) -> tuple[tuple[int, int], Message, Message | None]:
    character = line[at[1]] if at[1] < len(line) else ""
    if "\t" in line[: at[1] + 1]:
        return (at[0], line.index("\t")), _("A tab stands at the start of this line."), _("Indent with spaces; YAML takes no tabs.")
    if "cannot start any token" in problem:
        return at, _("A text cannot start with “{character}” here.", character=character), _QUOTE_TEXT
    if "mapping values are not allowed" in problem:
        return _stray_colon(at, line)
    if "flow" in context:
        closing = "}" if "mapping" in context else "]"
        if at[0] != start[0]:
            return start, _("What opens here is never closed: “{closing}” is missing.", closing=closing), _("Close it on its line.")
        return at, _("“,” or “{closing}” was expected before this.", closing=closing), _QUOTE_COMMA
    if "quoted scalar" in context:
        if "escape" in problem:
            return at, _("After “\\” inside quotes this character has no meaning."), _("Use single quotes '…', or write \\\\ for a backslash.")
        return start, _("The quote that opens here is never closed."), _("Close the quote; a quote inside the text is written twice ('').")
    if "block" in context:
        return at, _("This line does not stand under the ones it belongs to."), _("Indent it by as many spaces as its neighbours.")
    return at, _("This is not YAML: {problem}.", problem=problem), None


def _stray_colon(at: tuple[int, int], line: str) -> tuple[tuple[int, int], Message, Message | None]:
    before = line[: at[1]]
    if re.match(r"\s*(- )?[\w-]+: .*\S", before):
        return at, _("A second “: ” stands in this line."), _QUOTE_TEXT
    return at, _("This key stands deeper than the line above allows."), _("Indent it by as many spaces as its neighbours.")


def _unreadable_character(text: str) -> tuple[tuple[int, int], Message, Message | None]:
    found = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    before = text[: found.start()] if found else ""
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    code = f"U+{ord(found[0]):04X}" if found else "?"
    return (line, column), _("A character that cannot be shown stands here ({code}).", code=code), _("Delete it, or save the file anew as UTF-8.")
