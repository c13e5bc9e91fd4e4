"""Paths into what an author wrote: keys and item numbers in; what is there, where it stands, or the rest without it, out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from playbook.load.reading import Places

Path = tuple[str | int, ...]


def written(path: Path, value: Any) -> Path:  # noqa: ANN401 - whatever the author wrote
    """The part of pydantic's path that the author wrote: tags of unions and marks of keys are passed over."""
    found: list[str | int] = []
    for step in path:
        if has_step(value, step):
            value = value[step]
            found.append(step)
    return tuple(found)


def value_at(value: Any, path: Path) -> Any:  # noqa: ANN401 - as above
    """What stands at a path that is written."""
    for step in path:
        value = value[step]
    return value


def places_at(places: Places, path: Path) -> tuple[Places, int | None]:
    """Where a path ends, or the last thing on its way that is written; and where its key stands."""
    key_at: int | None = None
    for step in path:
        inner: Any = None if isinstance(places, int) else places[1]
        if not has_step(inner, step):
            break
        key_at, places = inner[step] if isinstance(inner, dict) else (None, inner[step])
    return places, key_at


def take_out(value: Any, places: Places | None, paths: Iterable[Path]) -> None:  # noqa: ANN401 - as above
    """Takes what stands at the paths out of a value and, so that later items of a list keep their places, of those."""
    for path in sorted(paths, key=_last_first, reverse=True):
        if path:
            _take_out(value, places, path)


def _last_first(path: Path) -> tuple[tuple[int, str | int], ...]:
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in path)


def _take_out(value: Any, places: Any, path: Path) -> None:  # noqa: ANN401 - as above
    for step in path[:-1]:
        if not has_step(value, step):
            return
        if places is not None:
            places = places[1][step][1] if isinstance(value, dict) else places[1][step]
        value = value[step]
    if has_step(value, path[-1]):
        del value[path[-1]]
        if places is not None:
            del places[1][path[-1]]


def has_step(value: Any, step: str | int) -> bool:  # noqa: ANN401 - as above
    """Whether a key or an item's number stands in a value."""
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value
