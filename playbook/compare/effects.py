"""What changed numbers do: two books in; what becomes of the duration, conversion and workload of pipelines, and of what programmes bring, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from types import MappingProxyType
from typing import TypeVar

from playbook.compare.change import Effect
from playbook.compare.pair import Pair
from playbook.compare.pipeline_effects import pipeline_effects
from playbook.compare.programme_effects import programme_effects
from playbook.compare.stacking_effects import stacking_effects
from playbook.model.book import Book
from playbook.model.loyalty import Programme
from playbook.model.pipeline import Pipeline

E = TypeVar("E", Pipeline, Programme)

_NOTHING: Mapping[str, str] = MappingProxyType({})


def effects_between(before: Book, after: Book, renamed: Mapping[str, str] = _NOTHING) -> tuple[Effect, ...]:
    """The effects on pipelines and programmes that both books have, in the order of the book after; those of one stand together.

    `renamed` are references before and after: `pipeline:new` is `pipeline:new-clients` now. Of what could not be read whole, or of which an
    edition shows only a part, nothing is told.
    Limits: a change of what nothing is reckoned from costs a comparison; the stackings are reckoned where something in them has changed.
    """
    pair = Pair(before, after)
    pipelines = _in_both(
        _whole(before, "pipeline", before.pipelines), _whole(after, "pipeline", after.pipelines), renamed
    )
    programmes = _in_both(
        _whole(before, "programme", before.loyalty), _whole(after, "programme", after.loyalty), renamed
    )
    stacked = dict(stacking_effects(pair, programmes))
    return tuple(
        chain(
            *(pipeline_effects(ref, pair, one, other) for ref, (one, other) in pipelines.items()),
            *(
                chain(programme_effects(ref, pair, one, other), [stacked[ref]] if ref in stacked else [])
                for ref, (one, other) in programmes.items()
            ),
        )
    )


def effects_on(entity: str, before: Book, after: Book, renamed: Mapping[str, str]) -> tuple[Effect, ...]:
    """The effects on one pipeline or programme, by its reference in the book after; of one that either book lacks, none."""
    pair = Pair(before, after)
    if entity.startswith("pipeline:"):
        pipelines = _in_both(
            _whole(before, "pipeline", before.pipelines), _whole(after, "pipeline", after.pipelines), renamed
        )
        return tuple(pipeline_effects(entity, pair, *pipelines[entity])) if entity in pipelines else ()
    programmes = _in_both(
        _whole(before, "programme", before.loyalty), _whole(after, "programme", after.loyalty), renamed
    )
    if entity not in programmes:
        return ()
    stacked = (effect for _ref, effect in stacking_effects(pair, {entity: programmes[entity]}))
    return (*programme_effects(entity, pair, *programmes[entity]), *stacked)


def _whole(book: Book, kind: str, entities: Iterable[E]) -> dict[str, E]:
    """What is known whole, by reference; of two with one id the first."""
    found: dict[str, E] = {}
    for one in entities:
        if one.id not in book.unread and one.address not in book.partial:
            found.setdefault(f"{kind}:{one.id}", one)
    return found


def _in_both(were: Mapping[str, E], are: Mapping[str, E], renamed: Mapping[str, str]) -> dict[str, tuple[E, E]]:
    """What both books have, by its reference in the book after."""
    earlier = {renamed.get(ref, ref): one for ref, one in were.items()}
    return {ref: (earlier[ref], one) for ref, one in are.items() if ref in earlier}
