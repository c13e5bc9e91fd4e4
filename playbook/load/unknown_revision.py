"""Names that mean no revision, or more than one: the name in; what to tell, with the name that was meant or the way to get it, out."""

from __future__ import annotations

import re

from playbook.diagnostics import PlaybookError, _, nearest
from playbook.load.git import ask_git
from playbook.load.repository import Repository

_SHORT = re.compile(r"short object ID \S+ is ambiguous|short SHA1 \S+ is ambiguous")
_SEVERAL = re.compile(r"refname '(.+)' is ambiguous")
_RANGE = re.compile(r"\.{2,3}")
_REMOTES = "refs/remotes/"
_HOMES = ("refs/tags/", "refs/heads/", _REMOTES)


def unknown_revision(repository: Repository, name: str) -> PlaybookError:
    """What to tell of a revision that is not there: two written as one, how to get it into a shallow clone, else the nearest tag or branch."""
    if ".." in name and ":" not in name:  # no name of git's has two dots, and after a colon stands a path
        both = " ".join(one or "HEAD" for one in _RANGE.split(name, maxsplit=1))
        told = _(
            "“{revision}” is not one revision: write two, with a space between: “{both}”.", revision=name, both=both
        )
        return PlaybookError(told)
    if name == "HEAD" and not _has_commits(repository):
        return PlaybookError(_("Nothing is committed yet: there is no revision to read."))
    if ask_git(repository.top, "rev-parse", "--is-shallow-repository").output.strip() == b"true":
        return PlaybookError(
            _(
                "This shallow clone lacks “{revision}”; “git fetch --unshallow --tags” brings all history, in CI “fetch-depth: 0” or “GIT_DEPTH: 0”.",
                revision=name,
            )
        )
    names = _names_by_words(repository)
    names.pop(name, None)
    near = nearest(name, names)
    if near is None:
        told = _(
            "There is no revision “{revision}”: name a tag, a branch or a commit; “git tag” and “git log” list them.",
            revision=name,
        )
        return PlaybookError(told)
    return PlaybookError(
        _("There is no revision “{revision}”; did you mean “{near}”?", revision=name, near=names[near])
    )


def demand_single(repository: Repository, name: str, complaint: str) -> None:
    """Of several that one name means git takes one by a rule that no reader knows.

    Raises: PlaybookError where git has told that there are several.
    """
    if _SHORT.search(complaint):
        raise PlaybookError(
            _("Several revisions begin with “{revision}”: write more of its characters.", revision=name)
        )
    if not (found := _SEVERAL.search(complaint)):
        return
    meant = [ref for home in _HOMES if (ref := home + found[1]) in _refs(repository)]
    if len(meant) > 1:
        told = _("“{revision}” means more than one revision: write one of {names}.", revision=name, names=meant)
        raise PlaybookError(told)


def _names_by_words(repository: Repository) -> dict[str, str]:
    """Tags and branches by what one may have had in mind: of `origin/main` also `main`, where that is no branch here."""
    short = {ref.removeprefix(home): home for home in _HOMES for ref in _refs(repository) if ref.startswith(home)}
    elsewhere = {name.partition("/")[2]: name for name, home in short.items() if home == _REMOTES}
    head = ("HEAD",) if _has_commits(repository) else ()
    return {**elsewhere, **{name: name for name in (*head, *short)}}


def _has_commits(repository: Repository) -> bool:
    return not ask_git(repository.top, "rev-parse", "--verify", "--quiet", "HEAD").is_refusal


def _refs(repository: Repository) -> list[str]:
    answer = ask_git(repository.top, "for-each-ref", "--format=%(refname)", *_HOMES)
    return answer.output.decode(errors="replace").splitlines()
