"""Old versions of an edition in; their folders beside it, kept from the last build where they are still right, and the list of them all, out.

`VERSIONS/TAG/` holds an old version as its own build left it, and a stamp that says of what it was made. `versions.json` is the list in the format of
Material's provider `mike`; `versions.js` says the same to pages that were opened from a disk, which may read no JSON.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playbook.diagnostics import PlaybookError, _
from playbook.publish.folder import CONTENTS

VERSIONS = "versions"  # in an edition's folder; no page of a book stands there

_TODAY = ".."
_STAMP = ".version"
_NOT_IN_AN_ADDRESS = re.compile(r"[^\w.-]")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an old version was made of: the commit of its book, and a fingerprint of the tool and all that it was told."""

    commit: str
    made_with: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the list: the version's folder, none for the book of today, and its title for readers."""

    title: str
    tag: str | None = None


def folder_of(tag: str) -> str:
    """The name of a tag's folder: its own where that is good in an address and on any disk; no two tags have the same."""
    # Git forbids `~` and `//` in names, so that these come from here alone.
    return _NOT_IN_AN_ADDRESS.sub(lambda sign: "~" if sign[0] == "/" else f"~~{ord(sign[0]):x}~", tag)


def keep_version(old: Path, fresh: Path, tag: str, stamp: Stamp, parts: Collection[str]) -> bool:
    """Carries a version over from the last output `old` of an edition; False where it is not there, or not made of the same.

    Raises: PlaybookError where it cannot be written, as the next does.
    """
    before = old / VERSIONS / folder_of(tag)
    if not _is_made_of(before, stamp, parts):
        return False
    _copy(before, fresh / VERSIONS / folder_of(tag))
    return True


def add_version(built: Path, fresh: Path, tag: str, stamp: Stamp, parts: Collection[str]) -> None:
    """Puts a version that was `built` beside the edition that is made in `fresh`."""
    place = fresh / VERSIONS / folder_of(tag)
    _copy(built, place)
    (place / CONTENTS).unlink()  # the list of the whole edition names its files
    said = {"commit": stamp.commit, "made_with": stamp.made_with, "parts": sorted(parts)}
    (place / _STAMP).write_text(json.dumps(said) + "\n", encoding="utf-8")


def write_versions(fresh: Path, shown: Sequence[Shown]) -> None:
    """Writes the list of versions, in their order, each with the pages that others have and it lacks."""
    (fresh / VERSIONS).mkdir(exist_ok=True)
    names = [_TODAY if one.tag is None else folder_of(one.tag) for one in shown]
    pages = [{*_pages(fresh / VERSIONS / name)} for name in names]
    every = set[str]().union(*pages)
    listed = [
        {"version": name, "title": one.title, "aliases": [], "properties": {"lacks": sorted(every - has)}}
        for name, one, has in zip(names, shown, pages, strict=True)
    ]
    text = json.dumps(listed, ensure_ascii=False, indent=1)
    (fresh / VERSIONS / "versions.json").write_text(f"{text}\n", encoding="utf-8")
    (fresh / VERSIONS / "versions.js").write_text(f"var playbookVersions = {text};\n", encoding="utf-8")


def _copy(folder: Path, place: Path) -> None:
    try:
        shutil.copytree(folder, place)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PlaybookError(_("{folder} cannot be written: {reason}.", folder=str(place), reason=reason)) from error


def _is_made_of(folder: Path, stamp: Stamp, parts: Collection[str]) -> bool:
    try:
        said = json.loads((folder / _STAMP).read_text(encoding="utf-8"))
        made = Stamp(said["commit"], said["made_with"])
        return made == stamp and {*parts} <= {*said["parts"]}
    except (OSError, ValueError, KeyError, TypeError):  # none, or none of ours
        return False


def _pages(site: Path) -> Iterable[str]:
    for path in site.rglob("*.html"):
        name = path.relative_to(site).as_posix()
        if not name.startswith((f"{VERSIONS}/", "assets/", "media/")):
            yield name
