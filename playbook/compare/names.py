"""Names: what has been renamed between two books in; what an entity of the one is called in the other, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playbook.model.book import Book


class Names:
    """The references of two books, those of the book before told as the book after calls them.

    Of what was renamed the new reference; one that the book after has given to something else is marked, so that no two are taken for one.
    """

    def __init__(self, renamed: Mapping[str, str]) -> None:
        self._after = dict(renamed)
        self._before = {new: old for old, new in renamed.items()}

    def after(self, reference: str) -> str:
        """What the book after calls an entity of the book before."""
        if reference in self._after:
            return self._after[reference]
        return _GONE + reference if reference in self._before else reference

    def before(self, reference: str) -> str:
        """What the book before calls what `after` has given a name; nothing of nothing."""
        return self._before.get(reference, reference.removeprefix(_GONE))

    def id_after(self, kind: str, name: str) -> str:
        """The id by which the book after knows an entity of the book before."""
        return self.after(f"{kind}:{name}").removeprefix(f"{kind}:")

    def id_before(self, kind: str, name: str) -> str:
        """The id by which the book before knows it."""
        reference = name if name.startswith(_GONE) else f"{kind}:{name}"
        return self.before(reference).removeprefix(f"{kind}:")


_GONE = "before "


@dataclass(frozen=True, slots=True, eq=False)
class Versions:
    """A book as it was and as it is, and what has been renamed between them."""

    before: Book
    after: Book
    names: Names
