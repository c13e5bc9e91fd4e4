"""Two books in; the rules that must be read again and signed, each with all that has become of it, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from playbook.compare.books import compare_books
from playbook.compare.change import Change
from playbook.compare.fingerprint import fingerprints
from playbook.compare.readers import Readers, without_secrets
from playbook.diagnostics import Address
from playbook.editions import NO_SECRETS, Secrets, role_edition
from playbook.model.book import Book
from playbook.model.edition import Edition

GONE = "—"
"""The fingerprint of what the book has no more."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An entity of which something must be read: its reference, its title, what has become of it, its fingerprint.

    The title is empty where the book gives none, as for the book itself.
    """

    ref: str
    title: str
    changes: tuple[Change, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What must be read, in the order of the book; `hidden` counts the rules that concern the roles, but that not all of them may read."""

    rules: tuple[Rule, ...]
    hidden: int = 0


def to_be_read(
    before: Book,
    after: Book,
    roles: Sequence[str] = (),
    unread: Collection[Address] = (),
    secrets: Secrets = NO_SECRETS,
) -> Reading:
    """The rules of which something must be read since the book before; with roles, what concerns one of them or everyone.

    Of what not all of the roles may read, or might not before, nothing is said, nor what says one of the `secrets` that the book keeps from
    them. `unread` is as for `compare_books`. Fingerprints are those of the whole book.
    """
    known = fingerprints(after)
    changes = _must_read(compare_books(before, after, unread))
    if not roles:
        return Reading(_rules(changes, known))
    everything = {one.entity for one in changes}
    wanted = {one.entity for one in changes if _concerns(one, roles)}
    readers = Readers(edition_of(after, roles), after.editions)
    shown = [
        one
        for one in _must_read(without_secrets(readers.compare(before, after, unread), secrets))
        if one.entity in wanted or (one.entity not in everything and _concerns(one, roles))
    ]
    return Reading(_rules(shown, known), len(wanted - {one.entity for one in shown}))


def _concerns(change: Change, roles: Collection[str]) -> bool:
    return not change.roles or not {*change.roles}.isdisjoint(roles)


def _must_read(changes: Iterable[Change]) -> list[Change]:
    return [one for one in changes if one.level == "must-read"]


def _rules(changes: Collection[Change], known: dict[str, str]) -> tuple[Rule, ...]:
    by_entity: dict[str, list[Change]] = {}
    for one in changes:
        by_entity.setdefault(one.entity, []).append(one)
    return tuple(Rule(ref, found[0].title, tuple(found), known.get(ref, GONE)) for ref, found in by_entity.items())


def edition_of(book: Book, roles: Sequence[str]) -> Edition:
    """All that every one of some roles may read, as an edition that stands in no book."""
    return role_edition(book, roles[0]).model_copy(update={"roles": tuple(roles)})
