"""The statuses of two books in; which clients, told by their measures, have another, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from playbook.compare.change import Move
from playbook.compare.move_words import in_lines, moved_between_statuses
from playbook.compare.names import Names, Versions
from playbook.compare.possible_measures import CUTS, impossible
from playbook.compare.regions import Sorting
from playbook.compare.scope import Scope, moves_in
from playbook.compare.shared_lines import SharedLine, alike, shared_lines
from playbook.compare.witnesses import Setting, Witness
from playbook.criteria import Box, Space
from playbook.criteria.measure_words import client_by_measures
from playbook.criteria.measures import sound_statuses, space_of_statuses
from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.model.criterion import Criterion
from playbook.model.status import Status


def moves_of_statuses(books: Versions) -> Iterator[Move]:
    """Which clients have another status by the same measures, line by line; a status whose criteria do not fit them is left out."""
    if _rules(books.before, books.names) == _rules(books.after):
        return
    space = space_of_statuses(sound_statuses([*books.before.statuses, *books.after.statuses]), CUTS)
    scope = Scope(
        name="statuses",
        title=_("Statuses"),
        space=space,
        settings=lambda _budget: _settings(space, books),
        tested=_tested(books),
    )
    yield from moves_in(scope, lambda witness, settings: _move(books, witness, settings))


def _rules(book: Book, names: Names | None = None) -> object:
    """All by which a book gives statuses, under the names of the book after."""

    def called(kind: str, name: str | None) -> str | None:
        return names.id_after(kind, name) if names and name is not None else name

    return [(called("status", one.id), called("line", one.line), one.when) for one in book.statuses]


def _settings(space: Space, books: Versions) -> Sequence[Setting]:
    groups = alike(
        shared_lines(books), lambda line: tuple(tuple(map(id, some)) for some in _statuses_by_line(books, line))
    )
    nobody = tuple(impossible(space))
    found = []
    for group in groups:
        old, new = _statuses_by_line(books, group[0])
        before = {books.names.after(_reference(one)): _boxes(space, one) for one in old}
        after = {_reference(one): _boxes(space, one) for one in new}
        titles = tuple(line.title for line in group) if len(groups) > 1 else ()
        found.append(Setting(titles, Sorting(before), Sorting(after), left_out=nobody))
    return found


def _statuses_by_line(books: Versions, line: SharedLine) -> tuple[list[Status], list[Status]]:
    return (
        sound_statuses(books.before.statuses_of(line.before)),
        sound_statuses(books.after.statuses_of(line.after)),
    )


def _boxes(space: Space, status: Status) -> tuple[Box, ...]:
    box = space.box(dict[str, Criterion](status.when.items()))
    return () if box is None else (box,)


def _tested(books: Versions) -> Mapping[str, set[str]]:
    """By status, the measures that it tests, or did."""
    found: dict[str, set[str]] = {}
    for one in books.before.statuses:
        found.setdefault(books.names.after(_reference(one)), set()).update(one.when)
    for one in books.after.statuses:
        found.setdefault(_reference(one), set()).update(one.when)
    return found


def _move(books: Versions, witness: Witness, settings: int) -> Move:
    old = books.names.before(witness.before)
    client = client_by_measures(witness.client, witness.told_by, books.after.masthead.currency)
    message = moved_between_statuses(client, _status(books.before, old), _status(books.after, witness.after))
    return Move("statuses", old, witness.after, witness.client, in_lines(message, witness, settings))


def _reference(status: Status) -> str:
    return f"status:{status.id}"


def _status(book: Book, reference: str) -> Status | None:
    return next((one for one in book.statuses if _reference(one) == reference), None)
