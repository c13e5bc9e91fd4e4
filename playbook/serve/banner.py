"""The outcome of a round in; what is shown over the pages, as HTML in the book's language, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from playbook.diagnostics import Diagnostic, Message, Place, _, _n
from playbook.diagnostics.formats.text import ReadLine, count
from playbook.locale import Language
from playbook.serve.outcome import Outcome

MOST = 40  # more than anyone reads before mending some; the terminal has them all
_WIDEST = 160
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Quote:
    """An author's line around what is wrong in it: where, and the text before, of and after the fault."""

    where: str
    before: str
    fault: str
    after: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as the banner shows it."""

    code: str
    name: str
    severity: str
    message: str
    hint: str
    quotes: tuple[Quote, ...]


def banner_of(outcome: Outcome, *, has_pages: bool) -> str:
    """The banner: open with what is wrong, a small chip with what might be better, nothing for a book without findings."""
    if outcome.trouble is None and not outcome.diagnostics:
        return ""
    language = outcome.language
    calm = _("The pages below are the last good ones.") if has_pages else _("There are no pages to show yet.")
    return (
        _templates()
        .get_template("banner.html.j2")
        .render(
            language=language,
            title=_title(outcome).in_language(language),
            calm=calm.in_language(language),
            trouble=outcome.trouble,
            trouble_message=outcome.trouble.message.in_language(language) if outcome.trouble else "",
            trace_title=_("What the program was doing").in_language(language),
            errors=_cards(outcome.errors, outcome.read_line, language),
            advice=_cards(outcome.advice, outcome.read_line, language),
            advice_title=_advice_title(outcome.advice, language),
            errors_left=_left(outcome.errors, language),
            advice_left=_left(outcome.advice, language),
            hint_word=_("Mend:").in_language(language),
            fold_word=_("Fold or unfold").in_language(language),
            is_refused=outcome.trouble is not None or bool(outcome.errors),
        )
    )


def page_of(banner: str, language: Language) -> str:
    """A page that shows the banner alone, where there is no other page to show it on."""
    title = _("Live preview").in_language(language)
    waits = _("The preview comes as soon as the book can be built.").in_language(language)
    return _templates().get_template("alone.html.j2").render(language=language, title=title, banner=banner, waits=waits)


@cache
def _templates() -> Environment:
    loader = PackageLoader("playbook.serve", "overlay")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _title(outcome: Outcome) -> Message:
    if outcome.trouble is not None:
        return _("The preview could not be built.")
    return _n(
        "{count} error keeps the book from being built.",
        "{count} errors keep the book from being built.",
        len(outcome.errors),
    )


def _advice_title(advice: Sequence[Diagnostic], language: Language) -> str:
    counts = count(advice)
    words = (
        _n("{count} warning", "{count} warnings", counts["warning"]),
        _n("{count} remark", "{count} remarks", counts["info"]),
    )
    return ", ".join(message.in_language(language) for message in words if message.count)


def _left(found: Sequence[Diagnostic], language: Language) -> str:
    left = len(found) - MOST
    return (
        _n("{count} more on the terminal.", "{count} more on the terminal.", left).in_language(language)
        if left > 0
        else ""
    )


def _cards(found: Sequence[Diagnostic], read_line: ReadLine, language: Language) -> list[Card]:
    return [
        Card(
            one.code,
            one.name,
            one.severity.word,
            one.message.in_language(language),
            one.hint.in_language(language) if one.hint else "",
            tuple(_quotes(one, read_line, language)),
        )
        for one in found[:MOST]
    ]


def _quotes(found: Diagnostic, read_line: ReadLine, language: Language) -> Iterator[Quote]:
    yield _quote(found.place, read_line)
    for related in found.related:
        yield _quote(related.place, read_line, related.message.in_language(language))


def _quote(place: Place, read_line: ReadLine, message: str = "") -> Quote:
    """The line of a place without its indent; of a very long one the part around the fault."""
    line = read_line(place.path, place.line)
    start, end = place.column - 1, place.end - 1
    first = max(0, start - _BEFORE) if len(line) > _WIDEST else min(start, len(line) - len(line.lstrip()))
    last = first + _WIDEST
    where = f"{place.path}:{place.line}:{place.column}"
    return Quote(where, line[first:start], line[start : min(end, last)], line[min(end, last) : last].rstrip(), message)
