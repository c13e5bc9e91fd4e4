"""Portraits and what clients or contracts say in; each fact of a portrait beside what was counted, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from playbook.analytics.measurements import AttributeFact, Measurements
from playbook.analytics.portrait_fit import fits, meets_median, share_within
from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.model.criterion import Criterion
from playbook.model.portrait import Portrait
from playbook.plan.chapters.group_rows import share_in_words
from playbook.plan.page import Draft
from playbook.plan.wording import Wording

_SEEN_AT_ONCE = 2  # of two values nobody needs their sum
_MOST = 3
"""Values that are told of a choice."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact of a portrait: what the book says, what was counted, of how many it is known, and whether the two agree."""

    label: str
    ref: str
    said: str
    counted: str
    known: str
    verdict: Literal["", "good", "bad"]
    verdict_in_words: str


@dataclass(frozen=True, slots=True)
class PortraitFacts:
    """A portrait by its reference, with those of its facts that were counted."""

    ref: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class PortraitFactsContent:
    """The page: the day, and the portraits of which something was counted."""

    day: str
    portraits: tuple[PortraitFacts, ...]


def client_portraits(book: Book, measured: Measurements, words: Wording) -> Draft | None:
    """The page of the portraits against fact; none where nothing was counted of what they say."""
    if not book.tells_of("portraits"):
        return None
    told = tuple(
        PortraitFacts(f"portrait:{portrait.id}", rows)
        for portrait in book.portraits
        if (rows := tuple(_rows(portrait, measured, words)))
    )
    if not told:
        return None
    return Draft(
        kind="client_portraits",
        ref="section:client_portraits",
        path="client-base/portraits",
        title=words.say(_("Portrait and fact")),
        summary=words.say(_("Whom the book draws, and who really buys.")),
        content=PortraitFactsContent(words.say(_("As of {day}", day=words.day(measured.as_of))), told),
    )


def _rows(portrait: Portrait, measured: Measurements, words: Wording) -> Iterator[FactRow]:
    for name, criterion in portrait.facts.items():
        fact, attribute = measured.attributes.get(name), words.attributes.get(name)
        if fact is None or attribute is None or not fact.known:
            continue
        fit = fits([criterion], fact, attribute)
        yield FactRow(
            label=attribute.title,
            ref=f"attribute:{name}",
            said=words.criterion(name, criterion),
            counted=_counted(name, criterion, fact, words),
            known=words.number(fact.known),
            verdict="" if fit is None else "good" if fit else "bad",
            verdict_in_words="" if fit is None else words.say(_("agrees") if fit else _("does not agree")),
        )


def _counted(name: str, criterion: Criterion, fact: AttributeFact, words: Wording) -> str:
    attribute = words.attributes.get(name)
    if fact.median is not None and meets_median([criterion], fact, attribute) is not None:
        return words.say(_("half have {value} or less", value=words.amount(fact.median, attribute)))
    said = {} if fact.values is None else fact.values
    whole = Decimal(sum(said.values()))
    largest = sorted(said.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
    values = [
        f"{words.value(attribute, value)} {share_in_words(Decimal(count), whole, words)}" for value, count in largest
    ]
    share = share_within([criterion], fact)
    if share is None:
        return ""
    told = " · ".join(values)
    if len(said) <= _SEEN_AT_ONCE:
        return told
    return words.say(_("{share} are like this: {values}", share=words.part(share), values=told))
