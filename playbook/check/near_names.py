"""The references of a book in; its names by kind, and which of them is most like one that nothing bears, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from playbook.diagnostics import nearest
from playbook.model.lookalikes import in_latin


class NearNames:
    """Names to be found by likeness; a name that is asked for again is not searched for again."""

    def __init__(self, refs: Iterable[str]) -> None:
        self._of_kind: defaultdict[str, list[str]] = defaultdict(list)
        self._bearers: dict[str, str] = {}
        self._found: dict[str, str | None] = {}
        for ref in refs:
            kind, _colon, name = ref.partition(":")
            self._of_kind[kind].append(name)
            self._bearers.setdefault(name, ref)

    def of_kind(self, kind: str) -> Sequence[str]:
        """All names of a kind, in the order of the book."""
        return self._of_kind.get(kind, [])

    def bearer(self, name: str) -> str | None:
        """The first reference, of whatever kind, that has this name."""
        return self._bearers.get(name)

    def near(self, ref: str) -> str | None:
        """The name most like that of a reference which nothing bears, among those of its kind."""
        if ref not in self._found:
            kind, _colon, name = ref.partition(":")
            self._found[ref] = nearest(in_latin(name), self.of_kind(kind))
        return self._found[ref]
