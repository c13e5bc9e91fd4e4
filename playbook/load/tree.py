"""A folder as it was at a commit: git's objects in, files out; whatever would lead out of the folder is left out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from playbook.load.files import is_inside
from playbook.load.git import ask_git, stored
from playbook.load.repository import Repository

_FILES = (b"100644", b"100755", b"100664")  # the last from the first years of git
_LINK = b"120000"
_NO_NAMES = {b"", b".", b".."}


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a link of a folder: its path in it, and the name of the object that holds its bytes, or where it leads."""

    path: bytes
    name: bytes
    is_link: bool


def read_tree(repository: Repository, commit: str) -> list[Entry] | None:
    """What the book's folder holds at a commit, submodules left alone; nothing where git lacks a part of it."""
    paths = (repository.path,) if repository.path else ()
    answer = ask_git(repository.top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *paths)
    if answer.is_refusal:
        return None
    above = os.fsencode(f"{repository.path}/") if repository.path else b""
    entries = []
    for line in answer.output.split(b"\0")[:-1]:
        told, path = line.split(b"\t", 1)
        mode, _kind, name = told.split()
        inner = path.removeprefix(above)
        if path.startswith(above) and mode in (*_FILES, _LINK) and _NO_NAMES.isdisjoint(inner.split(b"/")):
            entries.append(Entry(inner, name, mode == _LINK))
    return entries


def write_tree(repository: Repository, entries: list[Entry], folder: Path) -> bool:
    """Write the entries below a new folder; whether git had them all.

    Links come last, when all folders are there: nothing is ever written through one.
    """
    root = os.fsencode(folder)
    for inner in sorted({os.path.dirname(entry.path) for entry in entries} | {b""}):  # noqa: PTH120 - bytes
        os.makedirs(os.path.join(root, inner), exist_ok=True)  # noqa: PTH103, PTH118 - as above
    ordered = sorted(entries, key=lambda entry: entry.is_link)
    links = []
    for entry, blob in zip(ordered, stored(repository.top, [entry.name for entry in ordered]), strict=True):
        if blob is None:
            return False
        path = os.path.join(root, entry.path)  # noqa: PTH118 - as above
        if not entry.is_link:
            with open(path, "xb", buffering=0) as file:  # noqa: PTH123 - as above
                file.write(blob.content)
        elif blob.content and b"\0" not in blob.content:
            os.symlink(blob.content, path)  # noqa: PTH211 - as above
            links.append(os.fsdecode(path))
    _take_out_leading_out(links, os.path.realpath(folder))
    return True


def _take_out_leading_out(links: list[str], root: str) -> None:
    """One may lead out by way of another: all are followed before the first is taken out."""
    for link in [link for link in links if not is_inside(os.path.realpath(link), root)]:
        os.unlink(link)  # noqa: PTH108 - a text
