"""The authority: one chapter with one table, role by role: what each may promise alone, and whom to ask beyond it."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.diagnostics import _
from playbook.model.authority import Authority
from playbook.model.book import Book
from playbook.plan.grouping import grouped
from playbook.plan.page import Draft, Entry
from playbook.plan.wording import Wording

SECTION = "authority"


@dataclass(frozen=True, slots=True)
class AuthorityContent:
    """A line of the table, an entry below it where more is told; a limit that is not set is empty."""

    ref: str
    anchor: str
    entity: Authority
    role: str
    segments: tuple[str, ...]
    discount: str
    deferral: str
    credit: str
    beyond: str | None
    has_more: bool


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the authority, or none where nobody's is set."""
    if not book.authority:
        return None
    entries = {one.id: Entry(f"authority:{one.id}", one.title) for one in book.authority}
    by_role = grouped(book.authority, lambda one: (one.role,))
    order = tuple(one for role in _roles_in_order(book) for one in by_role.get(role, ()))
    return Draft(
        kind="authority",
        ref="section:authority",
        path="authority",
        title=words.say(_("Authority")),
        summary=words.say(_("Who may promise what alone, and whom to ask for more.")),
        content=tuple(_content(one, entries[one.id], words) for one in order),
        entries=tuple(entries[one.id] for one in order),
    )


def _roles_in_order(book: Book) -> dict[str, None]:
    """Roles as the book has them, then those that it does not tell of."""
    return dict.fromkeys((*(role.id for role in book.roles), *(one.role for one in book.authority)))


def _content(one: Authority, entry: Entry, words: Wording) -> AuthorityContent:
    return AuthorityContent(
        ref=entry.ref,
        anchor=entry.anchor,
        entity=one,
        role=f"role:{one.role}",
        segments=tuple(f"segment:{name}" for name in one.segments),
        discount="" if one.discount_up_to is None else words.percent(one.discount_up_to),
        deferral="" if one.defer_up_to is None else words.duration(one.defer_up_to),
        credit="" if one.credit_up_to is None else words.money(one.credit_up_to),
        beyond=f"role:{one.beyond}" if one.beyond else None,
        has_more=bool(one.summary or one.body or one.owner or one.review_by or one.tags),
    )
