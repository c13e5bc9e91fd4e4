"""The not-our-clients of two books in; who ceases to be ours, who becomes it, and who is refused for another reason, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from playbook.compare.change import Move
from playbook.compare.entries import criteria_of_entries, entries_by_line, entries_in, entries_of, reference_of
from playbook.compare.move_words import in_lines, moved_to_or_from_ours, obstacle
from playbook.compare.names import Names, Versions
from playbook.compare.regions import Sorting
from playbook.compare.scope import Scope, moves_in
from playbook.compare.shared_lines import alike, shared_lines
from playbook.compare.shared_space import SharedSpace, meaning, shared_space
from playbook.compare.witnesses import Setting, Witness
from playbook.criteria import Budget, Value
from playbook.criteria.classify import meets
from playbook.diagnostics import _
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.not_our_client import NotOurClient
from playbook.model.segmentation import Segment, Segmentation


def moves_of_not_our_clients(books: Versions) -> Iterator[Move]:
    """Who moves between ours and not ours, line by line, then who is refused for another reason.

    Signs, which a seller must see, decide nothing here.
    """
    if _rules(books.before, books.names) == _rules(books.after):
        return
    tested = [criteria_of_entries(entries_of(book, None)) for book in (books.before, books.after)]
    shared = shared_space(books, *tested)
    title = _("Not our clients")
    scope = Scope(
        name="not-our-clients",
        title=title,
        space=shared.space,
        settings=lambda budget: _settings(shared, books, budget),
        tested=_tested(shared, books),
        obstacle=obstacle(shared, title),
    )
    moves = moves_in(scope, lambda witness, settings: _move(shared, books, witness, settings))
    yield from sorted(moves, key=lambda move: (not move.is_told, bool(move.before and move.after)))


def _rules(book: Book, names: Names | None = None) -> object:
    """All by which a book says who is not ours, under the names of the book after."""

    def called(kind: str, name: str | None) -> str | None:
        return names.id_after(kind, name) if names and name is not None else name

    return [
        (
            called("not-our-client", entry.id),
            called("line", entry.line),
            [meaning(book, criteria, names) for criteria in criteria_of_entries([entry])],
        )
        for entry in entries_of(book, None)
    ]


def _settings(shared: SharedSpace, books: Versions, budget: Budget) -> Sequence[Setting]:
    entries = entries_in(shared, books, budget)
    lines = shared_lines(books)
    groups = alike(lines, lambda line: tuple(tuple(map(id, some)) for some in entries_by_line(books, line)))
    found = []
    for group in groups:
        here = entries.within(books.names, *entries_by_line(books, group[0]))
        titles = tuple(line.title for line in group) if len(groups) > 1 else ()
        rather_not = tuple(entries.without(here))
        found.append(Setting(titles, Sorting(here.before), Sorting(here.after), rather_not=rather_not))
    return found


def _tested(shared: SharedSpace, books: Versions) -> Mapping[str, set[str]]:
    """By entry, the attributes that it and its exceptions test, or did."""
    found: dict[str, set[str]] = {}
    for one in entries_of(books.before, None):
        tested = found.setdefault(books.names.after(reference_of(one)), set())
        tested.update(*(shared.before.read(criteria) for criteria in criteria_of_entries([one])))
    for one in entries_of(books.after, None):
        found.setdefault(reference_of(one), set()).update(*criteria_of_entries([one]))
    return found


def _move(shared: SharedSpace, books: Versions, witness: Witness, settings: int) -> Move:
    old = books.names.before(witness.before)
    was, is_now = _entry(books.before, old), _entry(books.after, witness.after)
    told = shared.told(books.after, witness.client, witness.told_by)
    client = shared.witness(witness.client)
    lines = {entry.line for entry in (was, is_now) if entry is not None}
    segments = _segments(books.before if was is None else books.after, client, lines)
    message = moved_to_or_from_ours(told, was, is_now, segments)
    return Move("not-our-clients", old, witness.after, client, in_lines(message, witness, settings))


def _segments(book: Book, client: Mapping[str, Value], lines: Collection[str | None]) -> list[Segment]:
    """The segments of a book that a client is in whatever is not told of him, in the segmentations of his lines."""
    found: list[Segment] = []
    for one in book.segmentations:
        if one.line is None or None in lines or one.line in lines:
            possible = _possible(one, client, {each.id: each for each in book.attributes})
            if all(name in client for segment in possible for name in segment.criteria):
                found += possible
    return found


def _possible(
    segmentation: Segmentation, client: Mapping[str, Value], attributes: Mapping[str, Attribute]
) -> list[Segment]:
    """The segments that a client may be in, by what is told of him; where order decides, the first of them."""
    told = [
        (one, {name: criterion for name, criterion in one.criteria.items() if name in client})
        for one in segmentation.segments
    ]
    found = [one for one, criteria in told if meets(criteria, client, attributes)]
    return found[:1] if segmentation.policy == "first-match" else found


def _entry(book: Book, reference: str) -> NotOurClient | None:
    return next((one for one in book.not_our_clients if reference_of(one) == reference), None)
