"""The segmentations of two books in; who moves between their segments, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from playbook.compare.change import Move
from playbook.compare.entries import criteria_of_entries, entries_by_line, entries_in, entries_of
from playbook.compare.move_words import in_lines, moved_between_segments, obstacle
from playbook.compare.names import Names, Versions
from playbook.compare.regions import Sorting
from playbook.compare.scope import Scope, moves_in
from playbook.compare.shared_lines import SharedLine, alike, shared_lines
from playbook.compare.shared_space import SharedSpace, meaning, shared_space
from playbook.compare.witnesses import Setting, Witness
from playbook.criteria import Box, Budget
from playbook.criteria.classify import segments_of
from playbook.model.book import Book
from playbook.model.segmentation import Segment, Segmentation


def moves_of_segmentations(books: Versions) -> Iterator[Move]:
    """Who moves in each segmentation that both books have and that divides otherwise; those who are not ours in either are left out."""
    known = {books.names.after(f"segmentation:{one.id}"): one for one in books.before.segmentations}
    for new in books.after.segmentations:
        old = known.get(f"segmentation:{new.id}")
        if old is not None and _rules(books.before, old, books.names) != _rules(books.after, new):
            yield from _moves(_Ways(books, _shared(books, old, new), old, new))


def _rules(book: Book, segmentation: Segmentation, names: Names | None = None) -> object:
    """All by which a segmentation divides, under the names of the book after."""
    return segmentation.policy, [
        (names.id_after("segment", one.id) if names else one.id, meaning(book, one.criteria, names))
        for one in segmentation.segments
    ]


@dataclass(frozen=True, slots=True)
class _Ways:
    """A segmentation as it was and as it is."""

    books: Versions
    shared: SharedSpace
    old: Segmentation
    new: Segmentation

    def called_before(self, segment: Segment) -> str:
        return self.books.names.after(_reference(segment))


def _shared(books: Versions, old: Segmentation, new: Segmentation) -> SharedSpace:
    entries = [criteria_of_entries(entries_of(book, None)) for book in (books.before, books.after)]
    return shared_space(
        books,
        [*(one.criteria for one in old.segments), *entries[0]],
        [*(one.criteria for one in new.segments), *entries[1]],
    )


def _moves(ways: _Ways) -> Iterator[Move]:
    scope = Scope(
        name=f"segmentation:{ways.new.id}",
        title=ways.new.title,
        space=ways.shared.space,
        settings=lambda budget: _settings(ways, budget),
        tested=_tested(ways),
        obstacle=obstacle(ways.shared, ways.new.title),
    )
    return moves_in(scope, lambda witness, settings: _move(ways, witness, settings))


def _settings(ways: _Ways, budget: Budget) -> Sequence[Setting]:
    entries = entries_in(ways.shared, ways.books, budget)
    before = Sorting(
        {ways.called_before(one): _boxes(ways.shared.box_before(one.criteria)) for one in ways.old.segments},
        is_first_match=ways.old.policy == "first-match",
    )
    after = Sorting(
        {_reference(one): _boxes(ways.shared.box_after(one.criteria)) for one in ways.new.segments},
        is_first_match=ways.new.policy == "first-match",
    )
    groups = alike(_lines(ways), lambda line: tuple(map(_ids, entries_by_line(ways.books, line))))
    found = []
    for group in groups:
        here = entries.within(ways.books.names, *entries_by_line(ways.books, group[0]))
        titles = tuple(line.title for line in group) if len(groups) > 1 else ()
        found.append(Setting(titles, before, after, tuple(here.boxes()), tuple(entries.without(here))))
    return found


def _ids(entities: Sequence[object]) -> tuple[int, ...]:
    return tuple(map(id, entities))


def _lines(ways: _Ways) -> list[SharedLine]:
    """The lines in which the segmentation of either book divides; in a book without lines, its own is all that is known."""
    return [
        SharedLine(line.before or ways.old.line, line.after or ways.new.line, line.title)
        for line in shared_lines(ways.books)
        if (line.before is None or ways.old.line in {None, line.before})
        and (line.after is None or ways.new.line in {None, line.after})
    ]


def _tested(ways: _Ways) -> Mapping[str, set[str]]:
    """By segment, the attributes that it tests, or did."""
    found: dict[str, set[str]] = {}
    for one in ways.old.segments:
        found.setdefault(ways.called_before(one), set()).update(ways.shared.before.read(one.criteria))
    for one in ways.new.segments:
        found.setdefault(_reference(one), set()).update(one.criteria)
    return found


def _move(ways: _Ways, witness: Witness, settings: int) -> Move:
    client = ways.shared.witness(witness.client)
    books = ways.books
    was = segments_of(ways.old, client, {one.id: one for one in books.before.attributes})
    is_now = segments_of(ways.new, client, {one.id: one for one in books.after.attributes})
    told = ways.shared.told(books.after, witness.client, witness.told_by)
    message = moved_between_segments(told, (ways.old, was), (ways.new, is_now))
    return Move(
        f"segmentation:{ways.new.id}",
        books.names.before(witness.before),
        witness.after,
        client,
        in_lines(message, witness, settings),
    )


def _reference(segment: Segment) -> str:
    return f"segment:{segment.id}"


def _boxes(box: Box | None) -> tuple[Box, ...]:
    return () if box is None else (box,)
