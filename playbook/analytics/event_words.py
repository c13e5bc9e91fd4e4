"""The words of a CRM for pipelines and states, and a book, in; what they mean in the book out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from playbook.analytics.drawn import pipelines_of, states_of
from playbook.model.book import Book
from playbook.model.entity import Entity
from playbook.model.pipeline import Pipeline

NO_PIPELINE = ""
"""The pipeline of a state that the history puts in none, and that the book has in none or in several."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words of a CRM mean: ids of the book, or the words as they are where the book has no such thing."""

    pipeline: str
    state: str
    is_known: bool


def meanings(words: Iterable[tuple[str | None, str]], book: Book) -> dict[tuple[str | None, str], Meaning]:
    """What each pair of a pipeline and a state means: both by id or title, whatever their capitals and spaces.

    A history that tells no pipeline means the only one of the book, else the one that alone has such a state. What the book does not have
    bears one name too, of its spellings the first by the alphabet.
    """
    pipelines = pipelines_of(book)
    named = _named(pipelines.values())
    states = {name: _named(states_of(pipeline).values()) for name, pipeline in pipelines.items()}
    pairs = [*words]
    spelled = {_plain(name): name for name in pipelines}
    for word in sorted({word for pair in pairs for word in pair if word is not None}):
        spelled.setdefault(_plain(word), word)
    return {pair: _as_spelled(_meaning(*pair, pipelines, named, states), spelled) for pair in pairs}


def _as_spelled(meaning: Meaning, spelled: Mapping[str, str]) -> Meaning:
    if meaning.is_known:
        return meaning
    pipeline, state = (spelled.get(_plain(word), word) for word in (meaning.pipeline, meaning.state))
    return Meaning(pipeline, state, is_known=False)


def _meaning(
    pipeline: str | None,
    state: str,
    pipelines: Mapping[str, Pipeline],
    named: Mapping[str, str],
    states: Mapping[str, Mapping[str, str]],
) -> Meaning:
    word = _plain(state)
    if pipeline is not None:
        own = named.get(_plain(pipeline))
    else:
        having = [name for name in pipelines if word in states[name]]
        [own] = [*pipelines] if len(pipelines) == 1 else having if len(having) == 1 else [None]
    if own is None:
        return Meaning(NO_PIPELINE if pipeline is None else pipeline, state, is_known=False)
    found = states[own].get(word)
    return Meaning(own, state if found is None else found, is_known=found is not None)


def _named(entities: Iterable[Entity]) -> dict[str, str]:
    """Ids by their words; a title that two bear names neither, and an id goes before a title."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for one, title in _titled(entities):
        twice |= {title} if found.get(title, one) != one else set()
        found[title] = one
    ids = {_plain(one.id): one.id for one in entities}
    return {title: one for title, one in found.items() if title not in twice} | ids


def _titled(entities: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    return ((one.id, _plain(one.title)) for one in entities)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
