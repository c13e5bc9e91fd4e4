"""What stands once for each line in; a name for each, for its address, out."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.model.entity import Shared


def names_by_line(entities: Iterable[Shared]) -> tuple[str, ...]:
    """The line of each; its number where it has no line, or another has the same."""
    names: list[str] = []
    for number, entity in enumerate(entities, start=1):
        names.append(entity.line if entity.line and entity.line not in names else str(number))
    return tuple(names)
