"""The start page: where a newcomer finds the first day, a seller the words for the client on the line, and everyone the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from playbook.diagnostics import _, _n
from playbook.model.book import Book
from playbook.model.onboarding import Path
from playbook.model.role import Role
from playbook.plan.chapters.onboarding import length
from playbook.plan.chapters.situations import Group, situation_groups
from playbook.plan.contacts import ContactCard, contact_card
from playbook.plan.facts import Fact
from playbook.plan.history import NO_HISTORY, History
from playbook.plan.house_rules import house_rules
from playbook.plan.page import Draft
from playbook.plan.wording import Wording

_AT_A_GLANCE = 8
"""Situations that a seller overlooks without asking whose they are."""


@dataclass(frozen=True, slots=True)
class Moments:
    """Situations of one role, or of everyone, and how many that are, in words."""

    group: Group
    count: str


@dataclass(frozen=True, slots=True)
class PathMark:
    """A path with its length in words."""

    path: Path
    length: str


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A role with the paths that train it."""

    role: Role
    paths: tuple[PathMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartContent:
    """What the start page leads to; many situations are told by role (`is_by_role`), and the reader chooses one."""

    effective: str
    is_announced: bool
    moments: tuple[Moments, ...]
    is_by_role: bool
    count: str
    roles: tuple[RoleCard, ...]
    chapters: tuple[Draft, ...]
    rules: tuple[Fact, ...]
    contacts: tuple[ContactCard, ...]


def start(book: Book, words: Wording, chapters: tuple[Draft, ...], history: History = NO_HISTORY) -> Draft:
    """The start page of a book with these chapters."""
    masthead, paths = book.masthead, _by_role(book.onboarding, words)
    moments = tuple(Moments(group, _count(len(group.situations), words)) for group in situation_groups(book, words))
    return Draft(
        kind="start",
        ref="section:start",
        path="index",
        title=masthead.title,
        summary=masthead.summary,
        content=StartContent(
            effective=_effective(masthead.effective, history, words) if masthead.effective else "",
            is_announced=history.is_to_come(masthead.effective),
            moments=moments,
            is_by_role=len(book.situations) > _AT_A_GLANCE and len(moments) > 1,
            count=_count(len(book.situations), words),
            roles=tuple(RoleCard(role, paths.get(role.id, ())) for role in _readers(book)),
            chapters=tuple(chapter for chapter in chapters if not chapter.site_only),
            rules=house_rules(masthead, words),
            contacts=tuple(contact_card(one) for one in masthead.contacts),
        ),
        site_only=True,
    )


def _effective(day: date, history: History, words: Wording) -> str:
    told = words.day(day)
    if history.is_to_come(day):
        return words.say(_("Announced: in force from {day}", day=told))
    return words.say(_("In force from {day}", day=told))


def _readers(book: Book) -> tuple[Role, ...]:
    """The roles that a reader may have: those of the edition, in the whole book all of them."""
    if not book.tells_of("roles"):
        return ()
    reads = book.edition.roles if book.edition is not None else ()
    return tuple(role for role in book.roles if not reads or role.id in reads)


def _count(situations: int, words: Wording) -> str:
    return words.say(_n("{count} situation", "{count} situations", situations))


def _by_role(paths: Iterable[Path], words: Wording) -> dict[str, tuple[PathMark, ...]]:
    found: dict[str, tuple[PathMark, ...]] = {}
    for path in paths:
        found[path.role] = (*found.get(path.role, ()), PathMark(path, length(path, words)))
    return found
