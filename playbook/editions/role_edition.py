"""A book and a path of its onboarding in; the edition that who walks the path may read out."""

from __future__ import annotations

from playbook.editions.restrict import restrict
from playbook.model.book import Book
from playbook.model.edition import Edition
from playbook.model.index import index
from playbook.model.onboarding import Path


def edition_for_path(book: Book, path: Path) -> Edition:
    """The first edition read by the path's role alone that holds all of the path; where there is none, what that role may read.

    Why: an edition of several roles may lack what only this one reads, and one with a focus what the path reads.
    """
    return next((one for one in book.editions if _is_theirs(book, one, path)), None) or role_edition(book, path.role)


def role_edition(book: Book, role: str) -> Edition:
    """All that one role may read, as an edition that stands in no book: its id is none that an author can write."""
    named = index(book).get(f"role:{role}")
    return Edition.model_construct(id=f"role:{role}", title=getattr(named, "title", role), roles=(role,))


def _is_theirs(book: Book, edition: Edition, path: Path) -> bool:
    if set(edition.roles) != {path.role}:
        return False
    held = next((one for one in restrict(book, edition).book.onboarding if one.id == path.id), None)
    return held is not None and held.days == path.days
