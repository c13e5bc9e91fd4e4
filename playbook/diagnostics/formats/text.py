"""Diagnostics for people: each with the author's line drawn, a caret under the fault, the other sides, the mend."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from playbook.diagnostics.diagnostic import Diagnostic, Place
from playbook.diagnostics.finding import Severity
from playbook.diagnostics.message import Message, _, _n
from playbook.locale import Language

ReadLine = Callable[[str, int], str]
"""A line of a file of the book, by path and number from 1."""

_WIDEST = 110
_BEFORE = 40
_CONTROL = (*range(32), *range(127, 160))
_SHOWN = {**dict.fromkeys(_CONTROL, "�"), ord("\t"): "→"}
"""What stands for characters that a terminal would act upon: one column wide, so that carets stand right."""


def as_text(
    diagnostics: Sequence[Diagnostic],
    read_line: ReadLine,
    language: Language,
    folder: str = "",
    *,
    unasked: Language = "en",
) -> str:
    """The whole report: diagnostics one under the other, then how many there are. `folder` stands before each path.

    `unasked` is the language in which `playbook explain` answers this reader, unless asked for another.
    """
    option = "" if language == unasked else f" --lang {language}"
    parts = ["\n".join(_lines(diagnostic, read_line, language, folder, option)) for diagnostic in diagnostics]
    return "\n\n".join([*parts, summary(diagnostics).in_language(language)]) + "\n"


def summary(diagnostics: Iterable[Diagnostic]) -> Message:
    """How many findings of which weight there are, as a sentence."""
    counts = count(diagnostics)
    if not any(counts.values()):
        return _("Nothing wrong was found.")
    words = {
        "error": _n("{count} error", "{count} errors", counts["error"]),
        "warning": _n("{count} warning", "{count} warnings", counts["warning"]),
        "info": _n("{count} remark", "{count} remarks", counts["info"]),
    }
    return _("Found: {counts}.", counts=[words[word] for word, number in counts.items() if number])


def count(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many diagnostics of each severity there are, the weightiest first."""
    counts = {severity.word: 0 for severity in sorted(Severity, reverse=True)}
    for diagnostic in diagnostics:
        counts[diagnostic.severity.word] += 1
    return counts


def _lines(diagnostic: Diagnostic, read_line: ReadLine, language: Language, folder: str, option: str) -> Iterator[str]:
    word = diagnostic.severity.said.in_language(language)
    yield f"{_where(diagnostic.place, folder)}: {word} {diagnostic.code} {diagnostic.name}"
    yield f"  {diagnostic.message.in_language(language)}"
    yield from _drawn(diagnostic.place, read_line)
    for related in diagnostic.related:
        yield f"  {_where(related.place, folder)}: {related.message.in_language(language)}"
        yield from _drawn(related.place, read_line)
    if diagnostic.hint is not None:
        yield _("  hint: {hint}", hint=diagnostic.hint).in_language(language)
    yield _("  more: playbook explain {code}", code=diagnostic.code + option).in_language(language)


def _where(place: Place, folder: str) -> str:
    return f"{folder}{place.path}:{place.line}:{place.column}"


def _drawn(place: Place, read_line: ReadLine) -> Iterator[str]:
    """The author's line with carets under it; of a very long one the part around them."""
    line = read_line(place.path, place.line)
    column = place.column - 1
    if not line.strip():
        return
    indent = len(line) - len(line.lstrip())
    start = max(0, column - _BEFORE) if len(line) > _WIDEST else min(indent, column)
    shown = line[start : start + _WIDEST].rstrip().translate(_SHOWN)
    width = max(1, min(place.end - place.column, len(shown) - (column - start)))
    yield f"  {place.line} | {shown}"
    yield f"  {' ' * len(str(place.line))} | {_spaces_under(shown[: max(0, column - start)])}{'^' * width}"


def _spaces_under(text: str) -> str:
    """As many spaces as a text takes on a terminal: letters of two columns, marks that stand over a letter."""
    return " " * sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
