"""What stands once for each line in; one chapter, with a page for each where there are several, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from playbook.model.entity import Shared
from playbook.model.line import SalesLine
from playbook.plan.page import Draft, child_path

T = TypeVar("T", bound=Shared)


def one_or_by_line(
    whole: Draft, entities: tuple[T, ...], kind: str, page: Callable[[T, Draft], Draft], lines: Iterable[SalesLine]
) -> Draft:
    """The chapter `whole` (`…/index`): the page of the only entity, or above a page for each, `kind:line`.

    `page` fills the draft of an entity's page in its place; its title names the line.
    """
    folder = whole.path.removesuffix("/index")
    if len(entities) == 1:
        return page(entities[0], replace(whole, path=folder))
    titles = {line.id: line.title for line in lines}
    return replace(
        whole,
        children=tuple(
            page(
                one,
                Draft(
                    kind=kind,
                    ref=f"{kind}:{name}",
                    path=child_path(folder, name),
                    title=_title(whole.title, name, titles.get(one.line or "")),
                ),
            )
            for name, one in zip(_names(entities), entities, strict=True)
        ),
    )


def _title(whole: str, name: str, line: str | None) -> str:
    """`Forecast: Retail`; a second one of a line, and one that serves all, bear their number: `Forecast 2`."""
    title = f"{whole}: {line}" if line else whole
    return f"{title} {name}" if name.isdecimal() else title


def ref_for_line(section: str, kind: str, entities: tuple[Shared, ...], line: str | None) -> str:
    """The reference of the page that holds for a line: the line's own, else the one for all lines, else the chapter."""
    if len(entities) == 1:
        return f"section:{section}"
    named = dict(zip((entity.line for entity in reversed(entities)), reversed(_names(entities)), strict=True))
    name = named.get(line, named.get(None))
    return f"section:{section}" if name is None else f"{kind}:{name}"


def _names(entities: Iterable[Shared]) -> tuple[str, ...]:
    """The line of each; its number where it has no line, or another has the same."""
    names: list[str] = []
    for place, entity in enumerate(entities):
        names.append(entity.line if entity.line and entity.line not in names else str(number_of(entity, place)))
    return tuple(names)


def number_of(entity: Shared, place: int = 0) -> int:
    """The number of an entity in its section of the whole book, as its address has it; else by its place among others.

    Why: in an edition that hides the one before it, its page must have the same name.
    """
    last = entity.address[-1] if entity.address else place
    return 1 + (last if isinstance(last, int) else place)
