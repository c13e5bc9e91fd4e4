"""What changed: a chapter of the book's versions, newest first, and for each role what in them concerns it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from playbook.compare import Change, Level, Version
from playbook.compare.change_words import says_facts, without_name
from playbook.diagnostics import Message, _, _n
from playbook.model.book import Book
from playbook.model.kind_words import KIND_WORDS
from playbook.plan.history import History
from playbook.plan.notices import on_one_line
from playbook.plan.page import Draft, Entry, anchor_of, child_path
from playbook.plan.wording import Wording

SECTION = "section:changes"
FEED = "changes.xml"
"""The file of the feed, beside the start page."""

_MOST = 100
"""Entities of a level that a version tells of: where more changed, the book was written anew."""
_LEVELS: Mapping[Level, Message] = {"must-read": _("Must be read"), "inform": _("Good to know")}
_KINDS: Mapping[str, Message] = {
    **KIND_WORDS,
    "abc-xyz": _("ABC–XYZ"),
    "forecast": _("forecast"),
    "data": _("sources of data"),
    "book": _("the whole book"),
    "statuses": _("statuses"),
}
_PAGES = {
    "book": "section:start",
    "abc-xyz": "section:abc_xyz",
    "forecast": "section:forecast",
    "statuses": "section:statuses",
}
"""Where things are told of that have no reference of their own."""
_FATES: Mapping[str, Message] = {"added": _("just added"), "removed": _("taken out")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What changed of an entity in a version.

    `ref` leads to its page, if it has one; `kind` says what it is, `fate` whether it is new or gone. `sentences` say what changed, or what is new
    of it, `news` what that
    will do, `roles` are references of whom it concerns.
    """

    ref: str
    title: str
    kind: str
    fate: str
    sentences: tuple[str, ...]
    news: tuple[str, ...]
    roles: tuple[str, ...]
    is_for_all: bool


@dataclass(frozen=True, slots=True)
class LevelPart:
    """The changes of a level, by entity, and how many are left out, in words."""

    level: Level
    title: str
    told: tuple[Told, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPart:
    """A version: `ref` is that of its heading, `spelling` says how many changes are no more than that, `note` why there is nothing to tell."""

    ref: str
    name: str
    since: str
    day: date
    is_broken: bool
    title: str
    levels: tuple[LevelPart, ...]
    spelling: str
    note: str

    @property
    def heading(self) -> str:
        """The name of its heading on a page of which it is no entry."""
        return anchor_of(self.ref).removeprefix("pb-")


@dataclass(frozen=True, slots=True)
class ChangesContent:
    """The versions, newest first; where the history begins, in words; the references of the pages for each role."""

    versions: tuple[VersionPart, ...]
    begins: str
    roles: tuple[str, ...]
    feed: str


def chapter(book: Book, history: History, words: Wording) -> Draft | None:
    """The chapter of a book's versions, or none where nothing has changed in them."""
    if not any(version.changes for version in history.versions):
        return None
    parts = tuple(_parts(book, history, words, None))
    pages = tuple(_for_roles(book, history, words))
    return Draft(
        kind="changes",
        ref=SECTION,
        path="changes/index",
        title=words.say(_("What changed")),
        summary=words.say(_("What is new in this book, version by version, and what of it must be read.")),
        content=ChangesContent(parts, _begins(history, words), tuple(page.ref for page in pages), f"../{FEED}"),
        entries=tuple(Entry(part.ref, part.title) for part in parts),
        children=pages,
    )


def _for_roles(book: Book, history: History, words: Wording) -> Iterator[Draft]:
    """A page for each role that the book tells of and that something concerns."""
    reads = book.edition.roles if book.edition is not None else ()
    roles = [one for one in book.roles if book.tells_of("roles") and (not reads or one.id in reads)]
    for role in roles:
        parts = tuple(part for part in _parts(book, history, words, role.id) if part.levels)
        if parts:
            yield Draft(
                kind="role_changes",
                ref=f"changes:{role.id}",
                path=child_path("changes", role.id),
                title=words.say(_("What changed for: {role}", role=role.title)),
                content=ChangesContent(parts, "", (f"role:{role.id}",), f"../{FEED}"),
                site_only=True,
            )


def _begins(history: History, words: Wording) -> str:
    since = history.versions[-1].since
    return words.say(_("The history begins with {version}.", version=since)) if since else ""


def _parts(book: Book, history: History, words: Wording, role: str | None) -> Iterator[VersionPart]:
    """The versions; for a role with what concerns it or everyone."""
    titles = {one.id for one in book.roles}
    for place, version in enumerate(history.versions):
        changes = [one for one in version.changes if role is None or not one.roles or role in one.roles]
        told = replace(version, changes=tuple(changes))
        levels = tuple(_levels(told, titles, words))
        spelling = sum(one.level == "editorial" for one in changes)
        yield VersionPart(
            ref=history.refs[place],
            name=version.name,
            since=version.since,
            day=version.day,
            is_broken=version.is_broken,
            title=title_of(version, words),
            levels=levels,
            spelling=words.say(
                _n(
                    "Besides, {count} change of spelling or order.",
                    "Besides, {count} changes of spelling or order.",
                    spelling,
                )
            )
            if spelling
            else "",
            note=_note(version, words) if not levels else "",
        )


def title_of(version: Version, words: Wording) -> str:
    """A version by its name and day; what stands now by its day and the version before."""
    day = words.day(version.day)
    if version.name:
        return f"{version.name} · {day}"
    if version.since:
        return words.say(_("Since {version}, as of {day}", version=version.since, day=day))
    return words.say(_("As of {day}", day=day))


def _note(version: Version, words: Wording) -> str:
    if version.is_broken:
        return words.say(_("Passed over: the book could not be read at this version."))
    return words.say(_("Nothing has changed in meaning."))


def _levels(version: Version, roles: Iterable[str], words: Wording) -> Iterator[LevelPart]:
    said: set[str] = set()
    for level, title in _LEVELS.items():
        by_entity: dict[tuple[str, str], list[Change]] = {}
        for change in version.changes:
            if change.level == level:
                fate = change.kind if change.kind in _FATES else ""
                by_entity.setdefault((change.entity, fate), []).append(change)
        if by_entity:
            told = tuple(_told(changes, roles, said, words) for changes in [*by_entity.values()][:_MOST])
            left = len(by_entity) - len(told)
            more = words.say(_("… and {count} more", count=left)) if left else ""
            yield LevelPart(level, words.say(title), told, more)


def _told(changes: list[Change], roles: Iterable[str], said: set[str], words: Wording) -> Told:
    """The changes of one entity; of a consequence that several changes share the first tells."""
    first = changes[0]
    kind = first.entity.partition(":")[0]
    fate = words.say(_FATES[first.kind]) if first.kind in _FATES else ""
    news = [_line(one, words) for change in changes for one in _consequences(change)]
    fresh = [one for one in dict.fromkeys(news) if one not in said]
    said.update(fresh)
    is_for_all = any(not change.roles for change in changes)
    concerned = dict.fromkeys(role for change in changes for role in change.roles if role in roles)
    return Told(
        ref="" if first.kind == "removed" else _PAGES.get(kind, first.entity),
        title=first.title or _capital(words.say(_KINDS[kind])),
        kind=words.say(_KINDS[kind]) if first.title else "",
        fate=fate,
        sentences=tuple(
            _sentence(change.message, words) for change in changes if not fate or says_facts(change.message)
        ),
        news=tuple(fresh),
        roles=() if is_for_all else tuple(f"role:{role}" for role in concerned),
        is_for_all=is_for_all,
    )


def _consequences(change: Change) -> Iterator[Message]:
    yield from (move.message for move in change.moves)
    yield from (effect.message for effect in change.effects)


def _sentence(message: Message, words: Wording) -> str:
    return _capital(_line(without_name(message), words))


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _line(message: Message, words: Wording) -> str:
    return on_one_line(words.say(message))
