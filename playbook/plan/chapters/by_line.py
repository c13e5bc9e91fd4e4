"""What stands once for each line in; one chapter, with a page for each where there are several, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from playbook.model.entity import Shared
from playbook.plan.page import Draft, child_path

T = TypeVar("T", bound=Shared)


def one_or_by_line(whole: Draft, entities: tuple[T, ...], kind: str, page: Callable[[T, Draft], Draft]) -> Draft:
    """The chapter `whole` (`…/index`): the page of the only entity, or above a page for each, `kind:line`.

    `page` fills the draft of an entity's page in its place.
    """
    folder = whole.path.removesuffix("/index")
    if len(entities) == 1:
        return page(entities[0], replace(whole, path=folder))
    named = zip(_names(entities), entities, strict=True)
    return replace(
        whole,
        children=tuple(
            page(one, Draft(kind=kind, ref=f"{kind}:{name}", path=child_path(folder, name), title=whole.title))
            for name, one in named
        ),
    )


def _names(entities: Iterable[Shared]) -> tuple[str, ...]:
    """The line of each; its number where it has no line, or another has the same."""
    names: list[str] = []
    for number, entity in enumerate(entities, start=1):
        names.append(entity.line if entity.line and entity.line not in names else str(number))
    return tuple(names)
