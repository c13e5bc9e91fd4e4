"""What is wrong with broken YAML, told to someone who never heard of a scanner: libyaml's error in; place and cure out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from playbook.diagnostics import Message, _


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
    trouble = _Trouble(problem, context, at, (start.line, start.column) if start else at, text.split("\n"))
    for explain in _EXPLANATIONS:
        if (told := explain(trouble)) is not None:
            return told
    return Told(at, _("This is not YAML: {problem}.", problem=problem))


_QUOTE_TEXT = _('Put the text into quotes: "…".')
_INDENT = _("Indent it by as many spaces as its neighbours.")
_LIST_FORM = _("Write each item on a line of its own after “- ”, or all of them inside […].")


def _strange_indent(trouble: _Trouble) -> Told | None:
    for number in (trouble.at[0], trouble.line_before):
        found = re.match(r"[ -]*([\t\u00a0\u2007\u202f\u3000])", trouble.line_at(number))
        if found and found[1] == "\t":
            message = _("This line is indented with a tab.")
            return Told((number, found.start(1)), message, _("Indent with spaces; YAML takes no tabs."))
        if found:
            message = _("This line is indented with a space that is not an ordinary one.")
            return Told((number, found.start(1)), message, _("Delete it and press the space bar instead."))
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
        return Told(trouble.start, message, _("Close it with the same quote; inside the text write “…” or «…»."))
    before = trouble.before if "flow" in trouble.context else trouble.before.rstrip()
    if before.endswith(('"', "'")) and ("block" in trouble.context or "flow" in trouble.context):
        return Told(trouble.at, _("The quotes are closed, but the text goes on here."), _QUOTES_INSIDE[before[-1]])
    return None


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
    return (
        _slip_above(above, trouble.line_at(above)) if above >= 0 and _has_slip(trouble, above) else _too_deep(trouble)
    )


_SLIP = re.compile(r"\s*(?P<dash>[-–—])?(?P<space>\s*)(?P<word>[^\s:][^:]*?)\s*(?P<colon>:|\Z)")


def _has_slip(trouble: _Trouble, above: int) -> bool:
    found = _SLIP.match(trouble.line_at(above))
    if not found:
        return False
    return found["dash"] in {"–", "—"} or (found["dash"] == "-" and not found["space"]) or not found["colon"]


SPACE_AFTER_HYPHEN = _("Put a space after the hyphen: “- ”.")


def _slip_above(number: int, line: str) -> Told | None:
    found = _SLIP.match(line)
    if not found:
        return None
    if found["dash"]:
        message = _("An item of a list starts with a hyphen and a space.")
        hint = SPACE_AFTER_HYPHEN if found["dash"] == "-" else _("Write “- ” in place of “{dash}”.", dash=found["dash"])
        return Told((number, found.start("dash")), message, hint)
    message = _("After “{word}” a colon is missing.", word=found["word"][:60])
    return Told((number, found.start("word")), message, _("Write “key: value”, with a space after the colon."))


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
    if trouble.before.strip():
        return Told(trouble.at, _("This line goes on where its value has ended."), _QUOTE_TEXT)
    return Told(trouble.at, _("This line does not stand under the ones it belongs to."), _INDENT)


_EXPLANATIONS: tuple[Callable[[_Trouble], Told | None], ...] = (
    _strange_indent,
    _forbidden_start,
    _comma_for_a_text,
    _list_on_the_line_of_its_key,
    _text_after_a_block_sign,
    _quotes,
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
