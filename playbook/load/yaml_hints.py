"""What is wrong with broken YAML, told to someone who never heard of a scanner: libyaml's error in; place and cure out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from playbook.diagnostics import Message, _
from playbook.load.missing_hyphens import NO_HYPHEN
from playbook.load.slips import DELETE_STRANGE_SPACE, STRANGE_SPACES, slip_in
from playbook.load.unclosed_quote import unclosed_quote


class Told(NamedTuple):
    """Line and column from 0, what stands there, and the cure where one is known."""

    at: tuple[int, int]
    message: Message
    hint: Message | None = None


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Where libyaml gave up, in what it was (`context`, from `start`), and the lines around."""

    problem: str
    context: str
    at: tuple[int, int]
    start: tuple[int, int]
    lines: list[str]
    text: str

    @property
    def line(self) -> str:
        return self.line_at(self.at[0])

    @property
    def line_before(self) -> int:
        """The number of the nearest line above that holds something, -1 if there is none."""
        return next((number for number in range(self.at[0] - 1, -1, -1) if self.line_at(number).strip()), -1)

    @property
    def before(self) -> str:
        return self.line[: self.at[1]]

    @property
    def character(self) -> str:
        return self.line[self.at[1] : self.at[1] + 1]

    def line_at(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""


def tell_yaml_error(error: yaml.YAMLError, text: str) -> Told:
    """What an author did who wrote a text that is no YAML."""
    mark, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:
        return _unreadable_character(text)
    at = (mark.line, mark.column)
    problem, context = (str(getattr(error, name, None) or "") for name in ("problem", "context"))
    trouble = _Trouble(problem, context, at, (start.line, start.column) if start else at, text.split("\n"), text)
    for explain in _EXPLANATIONS:
        if (told := explain(trouble)) is not None:
            return told
    return Told(at, _("This is not YAML: {problem}.", problem=problem))


_QUOTE_TEXT = _('Put the text into quotes: "…".')
_INDENT = _("Indent it by as many spaces as its neighbours.")
_LIST_FORM = _("Write each item on a line of its own after “- ”, or all of them inside […].")


def _strange_indent(trouble: _Trouble) -> Told | None:
    for number in (trouble.at[0], trouble.line_before):
        found = re.match(rf"[ -]*([\t{STRANGE_SPACES}])", trouble.line_at(number))
        if found and found[1] == "\t":
            message = _("This line is indented with a tab.")
            return Told((number, found.start(1)), message, _("Indent with spaces; YAML takes no tabs."))
        if found:
            message = _("This line is indented with a space that is not an ordinary one.")
            return Told((number, found.start(1)), message, DELETE_STRANGE_SPACE)
    return None


def _forbidden_start(trouble: _Trouble) -> Told | None:
    """A text that starts with a character that means something in YAML: `@`, `*bold*`, `?`."""
    at = trouble.at
    if any(word in trouble.context for word in ("an alias", "an anchor", "a tag")):
        at = trouble.start
    elif not any(word in trouble.problem for word in ("cannot start any token", "mapping keys are not")):
        is_question = "node content" in trouble.problem and trouble.character == "?"
        if not is_question:
            return None
    character = trouble.line_at(at[0])[at[1] : at[1] + 1]
    return Told(at, _("A text cannot start with “{character}” here.", character=character), _QUOTE_TEXT)


def _comma_for_a_text(trouble: _Trouble) -> Told | None:
    """`title: ,` and `title: ,x`, outside of brackets."""
    if "block" not in trouble.context or trouble.character != "," or not trouble.before.rstrip().endswith((":", "-")):
        return None
    hint = _QUOTE_TEXT if trouble.line[trouble.at[1] + 1 :].strip() else _DELETE_IT
    return Told(trouble.at, _("A text cannot start with “{character}” here.", character=","), hint)


def _list_on_the_line_of_its_key(trouble: _Trouble) -> Told | None:
    if "block sequence entries" not in trouble.problem:
        return None
    return Told(trouble.at, _("A list cannot start on the line of its key."), _LIST_FORM)


def _text_after_a_block_sign(trouble: _Trouble) -> Told | None:
    if "block scalar" not in trouble.context:
        return None
    sign = trouble.line_at(trouble.start[0])[trouble.start[1] : trouble.start[1] + 1]
    hint = _("Start the text on the next line, deeper than its key, or put it into quotes.")
    return Told(trouble.start, _("After “{sign}” nothing else may stand on this line.", sign=sign), hint)


def _quotes(trouble: _Trouble) -> Told | None:
    if "quoted scalar" in trouble.context:
        if "escape" in trouble.problem:
            column = trouble.line.rfind("\\", 0, trouble.at[1] + 1)
            escape = trouble.line[column : column + 2]
            message = _("“{escape}” means nothing inside double quotes.", escape=escape)
            return Told((trouble.at[0], column), message, _("Use single quotes '…', or write \\\\ for a backslash."))
        message = _("The quote that opens here is never closed.")
        return Told(trouble.start, message, _CLOSE_IT)
    opened = unclosed_quote(trouble.text, trouble.at[0])
    if opened is not None:
        message = _(
            "The quote that opens here is never closed; the text runs on to the next quote, in line {line}.",
            line=trouble.at[0] + 1,
        )
        return Told(opened, message, _CLOSE_IT)
    before = trouble.before if "flow" in trouble.context else trouble.before.rstrip()
    if before.endswith(('"', "'")) and ("block" in trouble.context or "flow" in trouble.context):
        return Told(trouble.at, _("The quotes are closed, but the text goes on here."), _QUOTES_INSIDE[before[-1]])
    return None


_CLOSE_IT = _("Close it with the same quote; inside the text write “…” or «…».")
_QUOTES_INSIDE = {
    '"': _('Quote the whole text; inside it write «…», or \\" for each quote.'),
    "'": _("Quote the whole text; inside it write «…», or '' for each quote."),
}


def _colon(trouble: _Trouble) -> Told | None:
    """`title: Book: sales`, a key that is deeper than it may be, a key without its colon above."""
    if "mapping values are not allowed" not in trouble.problem:
        return None
    if re.match(r"\s*(- )?[\w-]+: .*\S", trouble.before):
        return Told(trouble.at, _("A second “: ” stands in this line."), _QUOTE_TEXT)
    above = trouble.line_before
    return _slip(above, trouble) or _too_deep(trouble)


def _no_key(trouble: _Trouble) -> Told | None:
    """A line between keys that has no colon, or none that YAML would see."""
    if "could not find expected ':'" not in trouble.problem:
        return None
    return _slip(trouble.start[0], trouble) or Told(trouble.start, _NO_COLON, _KEY_FORM)


_NO_COLON = _("This line has no colon with a space after it.")
_KEY_FORM = _("Write “key: value”, with a space after the colon.")


def _slip(number: int, trouble: _Trouble) -> Told | None:
    slip = slip_in(trouble.line_at(number)) if number >= 0 else None
    return Told((number, slip.column), slip.message, slip.hint) if slip else None


def _too_deep(trouble: _Trouble) -> Told:
    at = (trouble.at[0], len(trouble.line) - len(trouble.line.lstrip()))
    return Told(at, _("This key stands deeper than the line above allows."), _INDENT)


_QUOTE_OR_LINES = _(
    "Inside {{…}} and […] a comma, or a colon with a space, starts something new: "
    "put the text into quotes, or write the keys on lines of their own."
)


def _brackets(trouble: _Trouble) -> Told | None:
    if "flow" not in trouble.context:
        return None
    if "node content" in trouble.problem and trouble.character in {",", "}", "]"}:
        return Told(trouble.at, _("Nothing stands before this “{character}”.", character=trouble.character), _DELETE_IT)
    closing = "}" if "mapping" in trouble.context else "]"
    if trouble.character == ":" and ";" in trouble.before:
        message = _("“;” parts nothing here.")
        return Told((trouble.at[0], trouble.before.rindex(";")), message, _("Write a comma in its place."))
    if trouble.character != ":" and trouble.at[0] != trouble.start[0]:
        message = _("What opens here is never closed: “{closing}” is missing.", closing=closing)
        return Told(trouble.start, message, _("Write “{closing}” where it ends.", closing=closing))
    if trouble.character in {"}", "]"}:
        message = _(
            "“{closing}” was expected, but “{character}” stands here.", closing=closing, character=trouble.character
        )
        return Told(trouble.at, message, _("Close first what was opened last."))
    message = _("“,” or “{closing}” was expected before this.", closing=closing)
    return Told(trouble.at, message, _QUOTE_OR_LINES)


_DELETE_IT = _("Delete it, or write what is missing.")


def _out_of_line(trouble: _Trouble) -> Told | None:
    if "block" not in trouble.context:
        return None
    if (told := _item_without_hyphen(trouble)) is not None:
        return told
    if trouble.before.strip():
        return Told(trouble.at, _("This line goes on where its value has ended."), _QUOTE_TEXT)
    return Told(trouble.at, _("This line does not stand under the ones it belongs to."), _INDENT)


def _item_without_hyphen(trouble: _Trouble) -> Told | None:
    """A key under the hyphens of a list, or a hyphen under keys that should stand behind one."""
    if trouble.before.strip() or trouble.at[1] != trouble.start[1]:
        return None
    if "expected '-' indicator" in trouble.problem and re.match(r"\s*[\w-]+:(\s|\Z)", trouble.line):
        return Told(trouble.at, NO_HYPHEN, _HYPHEN_AND_DEEPER)
    if "block mapping" in trouble.context and trouble.character == "-" and trouble.start[1]:
        return Told(trouble.start, NO_HYPHEN, _HYPHEN_AND_DEEPER)
    return None


_HYPHEN_AND_DEEPER = _("Write “- ” before it, and indent its other keys by two spaces more.")

_EXPLANATIONS: tuple[Callable[[_Trouble], Told | None], ...] = (
    _strange_indent,
    _forbidden_start,
    _comma_for_a_text,
    _list_on_the_line_of_its_key,
    _text_after_a_block_sign,
    _quotes,
    _no_key,
    _colon,
    _brackets,
    _out_of_line,
)

_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _unreadable_character(text: str) -> Told:
    found = _UNREADABLE.search(text)
    before = text[: found.start()] if found else ""
    at = (before.count("\n"), len(before) - before.rfind("\n") - 1)
    code = f"U+{ord(found[0]):04X}" if found else "?"
    message = _("A character that cannot be shown stands here ({code}).", code=code)
    return Told(at, message, _("Delete it, or save the file anew as UTF-8."))
