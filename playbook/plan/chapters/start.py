"""The start page: where a newcomer finds the first day, a seller the words for the client on the line, and everyone the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.model.onboarding import Path
from playbook.model.role import Role
from playbook.model.situation import Situation
from playbook.plan.chapters.onboarding import length
from playbook.plan.contacts import ContactCard, contact_card
from playbook.plan.facts import Fact
from playbook.plan.house_rules import house_rules
from playbook.plan.page import Draft
from playbook.plan.wording import Wording


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
    """What the start page leads to."""

    effective: str
    situations: tuple[Situation, ...]
    roles: tuple[RoleCard, ...]
    chapters: tuple[Draft, ...]
    rules: tuple[Fact, ...]
    contacts: tuple[ContactCard, ...]


def start(book: Book, words: Wording, chapters: tuple[Draft, ...]) -> Draft:
    """The start page of a book with these chapters."""
    masthead, paths = book.masthead, _by_role(book.onboarding, words)
    return Draft(
        kind="start",
        ref="section:start",
        path="index",
        title=masthead.title,
        summary=masthead.summary,
        content=StartContent(
            effective=words.say(_("In force from {day}", day=words.day(masthead.effective)))
            if masthead.effective
            else "",
            situations=book.situations,
            roles=tuple(RoleCard(role, paths.get(role.id, ())) for role in book.roles)
            if book.tells_of("roles")
            else (),
            chapters=tuple(chapter for chapter in chapters if not chapter.site_only),
            rules=house_rules(masthead, words),
            contacts=tuple(contact_card(one) for one in masthead.contacts),
        ),
        site_only=True,
    )


def _by_role(paths: Iterable[Path], words: Wording) -> dict[str, tuple[PathMark, ...]]:
    found: dict[str, tuple[PathMark, ...]] = {}
    for path in paths:
        found[path.role] = (*found.get(path.role, ()), PathMark(path, length(path, words)))
    return found
