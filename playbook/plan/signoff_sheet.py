"""What must be read and signed in; a sheet on which people do so, with every word that stands on it, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from playbook.compare.fingerprint import STATUSES
from playbook.compare.must_read import Rule
from playbook.diagnostics import Message, _
from playbook.locale import Language
from playbook.model.kind_words import KIND_WORDS
from playbook.plan.page import Page, Place
from playbook.plan.plan import Plan

_UNTITLED = {
    "book": _("the book"),
    "abc-xyz": _("ABC–XYZ"),
    "forecast": _("forecast"),
    STATUSES: _("the order of statuses"),
}


@dataclass(frozen=True, slots=True)
class SignoffRow:
    """A rule: its title and kind, what has changed in sentences, where it stands in the book, and what a machine knows it by.

    `way` are the titles of the pages that lead to it, `address` is that of its page; both empty for what has no page.
    """

    title: str
    kind: str
    changes: tuple[str, ...]
    way: tuple[str, ...]
    address: str
    ref: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SignoffSheet:
    """A sheet of one book: the titles of the `roles` that it is for, none for everybody; the rules; who is to sign.

    `since` names the revision from which changes are told, `revision` is the full name of the commit at which the rules stand so, `committed`
    its day. `readers` are the ids of the roles.
    """

    title: str
    company: str
    roles: tuple[str, ...]
    since: str
    revision: str
    day: date
    language: Language
    people: tuple[str, ...]
    rows: tuple[SignoffRow, ...]
    committed: date | None = None
    readers: tuple[str, ...] = ()

    @property
    def commit(self) -> str:
        """The revision as short as people write it."""
        return self.revision[:_SHORT]


_SHORT = 12
NAMELESS = 5
"""As many columns await a name where nobody is named."""
HEADS: Mapping[str, Message] = {
    "title": _("Rule"),
    "kind": _("Kind"),
    "changes": _("What has changed"),
    "where": _("Where it stands"),
    "ref": _("Reference"),
    "fingerprint": _("Fingerprint"),
    "revision": _("Revision"),
}
"""The heads of the columns by what stands below; people stand between where it stands and the reference."""


def rows_of(rules: Sequence[Rule], plan: Plan) -> tuple[SignoffRow, ...]:
    """The rows of a sheet in the language of a plan, which knows where each rule stands; who moves is said once."""
    said = set[str]()
    pages = {page.draft.path: page for page in plan.pages}
    return tuple(_row(rule, plan, pages, said) for rule in rules)


def _row(rule: Rule, plan: Plan, pages: Mapping[str, Page], said: set[str]) -> SignoffRow:
    language = plan.words.language
    name = rule.ref.partition(":")[0]
    kind = KIND_WORDS.get(name)
    place = plan.places.get(rule.ref)
    return SignoffRow(
        rule.title or (_UNTITLED.get(name) or kind or _UNTITLED["book"]).in_language(language),
        kind.in_language(language) if kind and rule.title else "",
        tuple(_sentences(rule, language, said)),
        tuple(_way(place, plan, pages)) if place else (),
        place.address if place else "",
        rule.ref,
        rule.fingerprint,
    )


def _way(place: Place, plan: Plan, pages: Mapping[str, Page]) -> Iterator[str]:
    """The titles of the pages above, from the chapter down, and of the page on which it stands if that is not its own.

    Not the number of the page: that follows the ledger, which adds a chapter, and editions.
    """
    page = pages[place.path]
    yield from (plan.places[ref].title for ref in page.parents)
    if place.anchor is not None or not page.parents:
        yield page.draft.title


def _sentences(rule: Rule, language: Language, said: set[str]) -> Iterator[str]:
    for change in rule.changes:
        yield _without_name(change.message, language)
        for move in change.moves:
            told = _on_one_line(move.message, language)
            if told not in said:
                said.add(told)
                yield told


def _without_name(message: Message, language: Language) -> str:
    """A sentence without the name before it, which stands beside it in the row."""
    told = _on_one_line(message, language)
    named = message.values.get("named")
    rest = told.removeprefix(f"{_on_one_line(named, language)}: " if isinstance(named, Message) else "")
    return rest[:1].upper() + rest[1:]


def _on_one_line(message: Message, language: Language) -> str:
    """A message without line breaks; hard spaces, which hold sums together, stay."""
    return _SPACES.sub(" ", message.in_language(language)).strip()


_SPACES = re.compile(r"[ \t\r\n]+")


def facts(sheet: SignoffSheet) -> Iterator[Message]:
    """For whom a sheet is, since when changes are told, of which commit it is, and its day."""
    yield _("for: {roles}", roles=sheet.roles) if sheet.roles else _("for everyone")
    yield _("changes since {revision}", revision=sheet.since)
    yield _("revision {commit}", commit=sheet.commit)
    yield _("of {day}", day=sheet.day)


def advice(sheet: SignoffSheet) -> Message:
    """What people are to do with it."""
    if not sheet.rows:
        return _("Nobody has to sign anything.")
    return _("Read each rule on its page in the book, then write the day and your initials beside it, under your name.")
