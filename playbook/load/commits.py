"""Names of revisions: a branch, a tag or whatever git understands in; the one commit that it means, with its day, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from playbook.load.git import Stored, ask_git, git_failure, stored
from playbook.load.repository import Repository
from playbook.load.unknown_revision import demand_single, unknown_revision

_TAGS = "refs/tags/"
_COMMITTED = re.compile(rb"^committer .*> (\d+) ([+-]\d\d)(\d\d)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of the repository: its name as it was asked for, the full name of its commit, the day where that was made."""

    name: str
    commit: str
    day: date


def find_revision(repository: Repository, name: str) -> Revision:
    """The revision that a name means.

    Raises: PlaybookError where there is none, several, or a shallow clone does not reach back to it.
    """
    if not name or name.startswith("-") or "\0" in name:
        raise unknown_revision(repository, name)
    answer = ask_git(repository.top, "rev-parse", "--verify", "--end-of-options", name)
    demand_single(repository, name, answer.complaint)
    # Of a full name git says yes without a look whether the commit is there.
    found = [] if answer.is_refusal else _commits(repository, [answer.output.strip()])
    for commit in filter(None, found):
        return Revision(name, commit.name, _day(commit.content))
    raise unknown_revision(repository, name)


def find_tags(repository: Repository) -> tuple[Revision, ...]:
    """The tags of commits that lead to where the work tree stands, newest first, of one commit the highest version first."""
    if ask_git(repository.top, "rev-parse", "--verify", "--quiet", "HEAD").is_refusal:
        return ()  # nothing is committed yet
    words = ("--merged=HEAD", "--sort=-version:refname", "--format=%(refname)", _TAGS)
    answer = ask_git(repository.top, "for-each-ref", *words)
    if answer.is_refusal:
        raise git_failure(repository.top, answer.complaint)
    names = answer.output.splitlines()
    found = [
        Revision(name.decode(errors="replace").removeprefix(_TAGS), commit.name, _day(commit.content))
        for name, commit in zip(names, _commits(repository, names), strict=True)
        if commit is not None
    ]
    return newest_first(repository, found)


def newest_first(repository: Repository, revisions: Sequence[Revision]) -> tuple[Revision, ...]:
    """Revisions, each before those that led to it; where none of two led to the other, the later second comes first.

    Days would not do: on the day of a release it may be mended, and a clock may be wrong.
    """
    commits = {revision.commit for revision in revisions}
    if len(commits) < 2:  # noqa: PLR2004 - nothing to put in order
        return tuple(revisions)
    answer = ask_git(repository.top, "rev-list", "--date-order", *sorted(commits))
    if answer.is_refusal:
        raise git_failure(repository.top, answer.complaint)
    places = {name: place for place, name in enumerate(answer.output.decode().split()) if name in commits}
    return tuple(sorted(revisions, key=lambda revision: places[revision.commit]))


def _commits(repository: Repository, names: Iterable[bytes]) -> list[Stored | None]:
    return [*stored(repository.top, [name + b"^{commit}" for name in names])]


def _day(commit: bytes) -> date:
    """The day on the calendar of whoever committed; of a time that no calendar has, the one that git shows."""
    found = _COMMITTED.search(commit)
    seconds, hours, minutes = (int(part) for part in found.groups()) if found else (0, 0, 0)
    try:
        zone = timezone(timedelta(hours=hours, minutes=minutes if hours >= 0 else -minutes))
        return datetime.fromtimestamp(seconds, zone).date()
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC).date()
