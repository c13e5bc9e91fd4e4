"""A path whose days run backwards, or that has a page read before the words it is written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from playbook.check.readings import Reading, readings
from playbook.check.rule import Rule
from playbook.diagnostics import Address, Finding, Related, Severity, _
from playbook.editions import placed_entities
from playbook.model.book import Book
from playbook.model.entity import Shared
from playbook.model.glossary import Term
from playbook.model.index import index
from playbook.model.mentions import mentions
from playbook.model.onboarding import Path


def check(book: Book) -> Iterator[Finding]:
    """Days that repeat or run backwards; terms that are read after a page that links to them."""
    if not book.onboarding:
        return
    used = _terms_used(book)
    for path in book.onboarding:
        yield from _days_astray(path)
        yield from _terms_too_late(path, used, book)


def _days_astray(path: Path) -> Iterator[Finding]:
    for number in range(1, len(path.days)):
        before, day = path.days[number - 1], path.days[number]
        if day.day <= before.day:
            yield Finding(
                at=path.address / "days" / number / "day",
                message=_(
                    "In “{path}” day {day} follows day {before}.", path=path.title, day=day.day, before=before.day
                ),
                hint=_("Number the days upwards; what belongs to one day stands in one day."),
                related=(Related(path.address / "days" / (number - 1) / "day", _("This is the day before.")),),
            )


def _terms_too_late(path: Path, used: Mapping[Address, set[Address]], book: Book) -> Iterator[Finding]:
    """Each term once, at the place where it is read, with the first page that needed it."""
    needed: dict[Address, Reading] = {}
    read: set[Address] = set()
    entities = index(book)
    for reading in readings(path):
        entity = entities.get(reading.ref)
        if entity is None:
            continue
        first = needed.get(entity.address)
        if isinstance(entity, Term) and first is not None and entity.address not in read:
            yield Finding(
                at=reading.at,
                message=_(
                    "“{term}” is explained after “{page}”, which uses it.",
                    term=entity.term,
                    page=_title(entities[first.ref]),
                ),
                hint=_("Move it before the page: to day {day}, or earlier.", day=first.day),
                related=(Related(first.at, _("This page uses the word.")),),
            )
        read.add(entity.address)
        for term in used.get(entity.address, ()):
            needed.setdefault(term, reading)


def _title(entity: Shared) -> str:
    return str(getattr(entity, "title", None) or getattr(entity, "term", ""))


def _terms_used(book: Book) -> dict[Address, set[Address]]:
    """By entity, the terms that its texts and those of what lies in it link to."""
    entities = index(book)
    wholes = {placed.entity.address: placed.parent.address for placed in placed_entities(book) if placed.parent}
    used: dict[Address, set[Address]] = {}
    for mention in mentions(book):
        term = entities.get(mention.ref)
        if isinstance(term, Term) and mention.quote is not None:
            for at in {mention.within, wholes.get(mention.within, mention.within)}:
                used.setdefault(at, set()).add(term.address)
    return used


RULE = Rule(
    code="O704",
    name="reads-out-of-order",
    title=_("A path that is read out of order"),
    severity=Severity.WARNING,
    rationale=_("A page full of words that are explained two days later is read twice, or not at all."),
    good="""
        roles:
          - {id: hunter, title: Hunter}
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: Agree on a meeting, body: "Ask for the [[term:worklist]]."}
        glossary:
          - {term: worklist, meaning: The clients in work at one person.}
        onboarding:
          - id: week
            title: The first week
            role: hunter
            days:
              - {day: 1, read: ["term:worklist", "touchpoint:call"]}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: Agree on a meeting, body: "Ask for the [[term:worklist]]."}
        glossary:
          - {term: worklist, meaning: The clients in work at one person.}
        onboarding:
          - id: week
            title: The first week
            role: hunter
            days:
              - {day: 1, read: ["touchpoint:call"]}
              - {day: 2, read: ["term:worklist"]}  # <- here
        """,
    check=check,
)
