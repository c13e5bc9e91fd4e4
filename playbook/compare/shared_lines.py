"""The lines of two books in; those that both have, told apart where their rules differ, out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from playbook.compare.names import Versions


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A line by its id in each of two books, nothing where that book has no lines and its rules hold in all of them; and its title."""

    before: str | None
    after: str | None
    title: str = ""


def shared_lines(books: Versions) -> list[SharedLine]:
    """The lines that both books have; of books with no line in common, all that there is, in one."""
    before, after = books.before.lines, books.after.lines
    if not before:
        found = [SharedLine(None, one.id, one.title) for one in after]
    elif not after:
        found = [SharedLine(one.id, None, one.title) for one in before]
    else:
        old = {books.names.id_after("line", one.id): one.id for one in before}
        found = [SharedLine(old[one.id], one.id, one.title) for one in after if one.id in old]
    return found or [SharedLine(None, None)]


def alike(lines: Iterable[SharedLine], rules: Callable[[SharedLine], Hashable]) -> list[list[SharedLine]]:
    """Lines in which the same rules hold, together."""
    found: dict[Hashable, list[SharedLine]] = {}
    for line in lines:
        found.setdefault(rules(line), []).append(line)
    return list(found.values())
