"""A book at a git revision: its folder and the revision's name in; the book as it was then, read straight from git, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playbook.diagnostics import PlaybookError, _
from playbook.load.ahead import read_ahead
from playbook.load.commits import Revision, find_revision, find_tags, newest_first
from playbook.load.git import ask_git, git_failure
from playbook.load.language import is_book
from playbook.load.repository import Repository, find_repository
from playbook.load.tree import read_tree, write_tree

if TYPE_CHECKING:
    from playbook.load.book import Loaded

_TEXTS = (b".yml", b".yaml", b".md")


def resolve(folder: Path, revision: str) -> Revision:
    """The revision that a name means in the repository of a book.

    Raises: PlaybookError without git or a repository, and where the name means no commit, or several.
    """
    return find_revision(find_repository(folder), revision)


def tags(folder: Path) -> tuple[Revision, ...]:
    """The tags that lead to where the work tree stands, newest first; a name may also be a branch's, the commit is certain.

    Raises: PlaybookError without git or a repository.
    """
    return find_tags(find_repository(folder))


def resolve_all(folder: Path, names: Sequence[str]) -> tuple[Revision, ...]:
    """The revisions that names mean in the repository of a book, newest first, whatever the order of the names.

    Raises: PlaybookError as `resolve` does.
    """
    repository = find_repository(folder)
    return newest_first(repository, [find_revision(repository, name) for name in names])


def is_shallow(folder: Path) -> bool:
    """Whether a book's repository was cloned without all of its history.

    Raises: PlaybookError without git or a repository.
    """
    answer = ask_git(find_repository(folder).top, "rev-parse", "--is-shallow-repository")
    return answer.output.strip() == b"true"


def last_change(folder: Path) -> date | None:
    """The day of the last commit of a book, of a merge the day of the merge; none where its texts differ from it, or are in no commit.

    Raises: PlaybookError without git or a repository.
    """
    repository = find_repository(folder)
    status = ask_git(
        repository.top, "status", "--porcelain", "-z", "--untracked-files=all", "--", repository.path or "."
    )
    if status.is_refusal or any(_is_text(name) for name in status.output.split(b"\0")):
        return None
    words = ("rev-list", "--first-parent", "--max-count=1", "HEAD", "--", repository.path or ".")
    commit = ask_git(repository.top, *words).output.decode().strip()
    return find_revision(repository, commit).day if commit else None


def commits_since(folder: Path, revision: str) -> tuple[str, ...]:
    """The full names of the commits of a book after a revision, up to where the work tree stands, oldest first; of a merge the merge alone.

    Raises: PlaybookError as `resolve` does.
    """
    repository = find_repository(folder)
    start = find_revision(repository, revision).commit
    words = ("rev-list", "--first-parent", "--reverse", f"{start}..HEAD", "--", repository.path or ".")
    answer = ask_git(repository.top, *words)
    if answer.is_refusal:
        raise git_failure(repository.top, answer.complaint)
    return tuple(answer.output.decode().split())


@contextmanager
def book_at(folder: Path, revision: str | Revision) -> Iterator[Path]:
    """A folder that holds what the book's folder held at a revision, as long as it is asked for.

    Files are what git stores: of Git LFS the pointers, of submodules nothing; of links those that stay inside.
    Raises: PlaybookError as `resolve` does, and where there was no book or git lacks a part of it.
    """
    repository = find_repository(folder)
    found = find_revision(repository, revision) if isinstance(revision, str) else revision
    with _scratch(found) as scratch:
        # Under its own name, for links such as `../content/a.yml`.
        book = Path(scratch, repository.top.name, repository.path)
        _unpack(repository, found, book)
        if not is_book(book):
            raise _no_book(folder, found)
        yield book


def load_at(folder: Path, revision: str | Revision) -> Loaded:
    """The book at a revision, and what was wrong with it then; its pictures and files are there in `book_at` only.

    Raises: PlaybookError as `book_at` does.
    """
    with book_at(folder, revision) as book, closing(read_ahead(book)) as ahead:
        from playbook.load.book import load_book  # noqa: PLC0415 - it imports the model, which takes as long as reading half of a large book

        return load_book(book, ahead)


def load_sides(folder: Path, old: str | Revision, new: str | Revision | None = None) -> tuple[Loaded, Loaded]:
    """The books at two revisions, or at one and as it lies on the disk; where there are cores for it, both are read at once.

    Raises: PlaybookError as `book_at` and `load_book` do.
    """
    with ExitStack() as both:
        sides = []
        for revision in (
            old,
            new,
        ):  # the first is read while the second is unpacked, and both while the model is imported
            book = folder if revision is None else both.enter_context(book_at(folder, revision))
            sides.append((book, both.enter_context(closing(read_ahead(book)))))
        from playbook.load.book import load_book  # noqa: PLC0415 - as said

        before, after = (load_book(*side) for side in sides)
        return before, after


def _is_text(name: bytes) -> bool:
    """Whether a file, as git names it, is one of those that authors write: what a build leaves beside them is none."""
    return name.lower().endswith(_TEXTS)


def _scratch(revision: Revision) -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="playbook-revision-", ignore_cleanup_errors=True)
    except OSError as error:
        raise _not_unpacked(revision, error) from error


def _unpack(repository: Repository, revision: Revision, book: Path) -> None:
    entries = read_tree(repository, revision.commit)
    try:
        is_whole = entries is not None and write_tree(repository, entries, book)
    except OSError as error:
        raise _not_unpacked(revision, error) from error
    if not is_whole:
        raise PlaybookError(
            _(
                "Git lacks a part of the book at “{revision}”; where the clone is partial, “git fetch --refetch --no-filter” brings it.",
                revision=revision.name,
            )
        )


def _not_unpacked(revision: Revision, error: OSError) -> PlaybookError:
    reason = error.strerror or str(error)
    return PlaybookError(
        _("The book at “{revision}” cannot be unpacked: {reason}.", revision=revision.name, reason=reason)
    )


def _no_book(folder: Path, revision: Revision) -> PlaybookError:
    return PlaybookError(
        _("At “{revision}” there was no book in “{folder}”.", revision=revision.name, folder=str(folder))
    )
