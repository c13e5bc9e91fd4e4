"""A book and what is wanted of it in; the path that is meant, and the same path as an edition holds it, out."""

from __future__ import annotations

from playbook.diagnostics import PlaybookError, _
from playbook.model.book import Book
from playbook.model.onboarding import Path


class UnknownPathError(PlaybookError):
    """A path that is asked for is not in the book, or which of several is not said."""


class PathNotInEditionError(PlaybookError):
    """An edition does not hold the path that is asked for."""


class PathNotForRoleError(PlaybookError):
    """The role that a path trains may not read it."""


def chosen_path(book: Book, wanted: str | None) -> Path:
    """The path of an id, or the book's only one.

    Raises: UnknownPathError.
    """
    known = [path.id for path in book.onboarding]
    if not known:
        raise UnknownPathError(_("The book has no path: write one in the section “onboarding”."))
    if wanted is None and len(known) > 1:
        raise UnknownPathError(_("Say which path with --path; the book has: {paths}.", paths=known))
    if wanted is not None and wanted not in known:
        raise UnknownPathError(_("There is no path “{path}”; the book has: {paths}.", path=wanted, paths=known))
    return book.onboarding[known.index(wanted) if wanted else 0]


def held_path(smaller: Book, path: Path, edition: str | None) -> Path:
    """What is left of a path in the book of an edition, or of its own role where no edition is asked for.

    Raises: PathNotInEditionError, PathNotForRoleError.
    """
    held = next((one for one in smaller.onboarding if one.id == path.id), None)
    if held is not None:
        return held
    if edition is None:
        role = next((one.title for one in smaller.roles if one.id == path.role), path.role)
        raise PathNotForRoleError(
            _("The role “{role}” may not read the path “{path}”; widen its audience.", role=role, path=path.id)
        )
    raise PathNotInEditionError(
        _("The edition “{edition}” does not hold the path “{path}”.", edition=edition, path=path.id)
    )
