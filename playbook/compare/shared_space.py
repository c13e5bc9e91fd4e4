"""Two books and the criteria of both in; one space in which the clients of both lie, cut at the bounds of both, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from playbook.compare.names import Names, Versions
from playbook.criteria import Axis, Box, Client, NumberAxis, Space, Value
from playbook.criteria.axis import ChoiceAxis, axis_of, domain_of, step_of, stretches
from playbook.criteria.client_words import client_in_words
from playbook.criteria.cut import Cut, Stretch, rounded_stretch
from playbook.diagnostics import Message
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.criterion import Criterion
from playbook.model.range import Range

CriteriaOf = Mapping[str, Criterion]


class Reading:
    """How the criteria of one book are read in a space that another shares: `attributes` are its own, under the names that are shared."""

    def __init__(self, book: Book, names: Names | None = None) -> None:
        self._names = names
        self.attributes = {self._called(one.id): one for one in book.attributes}
        self.steps: dict[str, Decimal | None] = {}

    def _called(self, name: str) -> str:
        return self._names.id_after("attribute", name) if self._names else name

    def read(self, criteria: CriteriaOf) -> dict[str, Criterion]:
        """Criteria under the names that are shared; numbers are told so that they mean the same in the steps of the space."""
        return {self._called(name): self._restated(self._called(name), one) for name, one in criteria.items()}

    def _restated(self, name: str, criterion: Criterion) -> Criterion:
        own = self.attributes.get(name)
        if name not in self.steps or own is None or step_of(own) == self.steps[name]:
            return criterion
        found = (_as_range(one) for one in stretches(criterion, step_of(own)) if not one.is_empty)
        return Criterion(ranges=tuple(found), takes_unknown=criterion.takes_unknown)

    def own(self, client: Client) -> dict[str, Value]:
        """A client under the book's own names."""
        if self._names is None:
            return dict(client)
        return {self._names.id_before("attribute", name): value for name, value in client.items()}


def _as_range(stretch: Stretch) -> Range:
    lower, upper = (None if not cut.number.is_finite() else cut.number for cut in stretch)
    return Range(lower, upper, lower_is_in=not stretch.lower.is_after, upper_is_in=stretch.upper.is_after)


@dataclass(frozen=True, slots=True)
class SharedSpace:
    """A space of the clients of two books.

    `attributes`: what both say together, by the names that are shared. `untold`: what criteria test and neither book defines; `unlike`: what
    was of one kind and is of another. With either, nothing can be proved.
    """

    space: Space
    before: Reading
    after: Reading
    attributes: Mapping[str, Attribute]
    untold: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()

    def box_before(self, criteria: CriteriaOf) -> Box | None:
        """The clients who meet criteria of the book before; nothing if nobody can."""
        return self.space.box(self.before.read(criteria))

    def box_after(self, criteria: CriteriaOf) -> Box | None:
        """The clients who meet criteria of the book after; nothing if nobody can."""
        return self.space.box(self.after.read(criteria))

    def witness(self, client: Client) -> dict[str, Value]:
        """A client under the names of both books; one name for two attributes is that of the book after."""
        return {**self.before.own(client), **client}

    def told(self, after: Book, client: Client, names: Iterable[str]) -> Message:
        """A client by some of its attributes, titled as the book after titles them, or the book before those that are no more."""
        both = after.model_copy(update={"attributes": tuple(self.attributes.values())})
        return client_in_words(both, client, names)


def meaning(book: Book, criteria: CriteriaOf, names: Names | None = None) -> Mapping[str, object]:
    """All that criteria say, by the names that are shared: two books with the same meaning mean the same clients."""
    attributes = {one.id: one for one in book.attributes}
    return {
        names.id_after("attribute", name) if names else name: (one, _kind_and_step(attributes.get(name)))
        for name, one in criteria.items()
    }


def _kind_and_step(attribute: Attribute | None) -> object:
    return attribute and (_sort_of(attribute), step_of(attribute))


def shared_space(
    books: Versions, tested_before: Iterable[CriteriaOf], tested_after: Iterable[CriteriaOf]
) -> SharedSpace:
    """The space of all that the criteria of either book test.

    A number can be whatever either book says it can, in the finer step of the two; a choice has the values of both; unknown is what may be
    unknown in either.
    """
    readings = Reading(books.before, books.names), Reading(books.after)
    attributes = [*dict.fromkeys([*readings[1].attributes, *readings[0].attributes])]
    merged = {name: _merged(name, *(one.attributes.get(name) for one in readings)) for name in attributes}
    for reading in readings:
        reading.steps.update({name: step_of(one) for name, one in merged.items() if _is_number(one)})
    tested = [_tested(reading, all_) for reading, all_ in zip(readings, (tested_before, tested_after), strict=True)]
    names_tested = [*dict.fromkeys([*tested[1], *tested[0]])]
    both = [tuple(one.attributes[name] for one in readings if name in one.attributes) for name in names_tested]
    unlike = tuple(name for name, kinds in zip(names_tested, both, strict=True) if len({*map(_sort_of, kinds)}) > 1)
    axes = [
        _axis(merged[name], readings, [one.get(name, []) for one in tested])
        for name in attributes
        if name in names_tested and name not in unlike
    ]
    untold = tuple(name for name in names_tested if name not in merged)
    return SharedSpace(Space(axes), readings[0], readings[1], merged, untold, unlike)


def _tested(reading: Reading, criteria: Iterable[CriteriaOf]) -> dict[str, list[Criterion]]:
    found: dict[str, list[Criterion]] = {}
    for one in criteria:
        for name, criterion in reading.read(one).items():
            found.setdefault(name, []).append(criterion)
    return found


def _is_number(attribute: Attribute) -> bool:
    return attribute.kind in {"money", "number"}


def _sort_of(attribute: Attribute) -> str:
    """What values of an attribute are compared as."""
    return "number" if _is_number(attribute) else attribute.kind


def _merged(name: str, before: Attribute | None, after: Attribute | None) -> Attribute:
    """What both books say of an attribute: it is called, and told, as the book after does."""
    newest = after or before
    assert newest is not None  # noqa: S101 - its name is from one of them
    both = [one for one in (before, after) if one is not None]
    return newest.model_copy(
        update={
            "id": name,
            "step": _common_step([step_of(one) for one in both if _is_number(one)]) or "any",
            "values": {key: value for one in (*both, newest) for key, value in one.values.items()},
            "may_be_unknown": any(one.may_be_unknown for one in both),
        }
    )


def _common_step(steps: Sequence[Decimal | None]) -> Decimal | None:
    """The step in which numbers of both books can be told; nothing where only continuous ones can."""
    known = sorted(one for one in steps if one is not None)
    if not known or len(known) < len(steps) or known[-1] % known[0]:
        return None
    return known[0]


def _axis(attribute: Attribute, readings: Sequence[Reading], tested: Sequence[Sequence[Criterion]]) -> Axis:
    criteria = [one for each in tested for one in each]
    if not _is_number(attribute):
        named = [word for one in criteria for word in (*one.choices, *one.excluded)]
        declared = [one.attributes[attribute.id].values for one in readings if attribute.id in one.attributes]
        if attribute.kind == "choice" and not all(declared):  # one book takes whatever word its criteria name
            values = [*dict.fromkeys([*attribute.values, *named])]
            return ChoiceAxis(attribute.id, values, has_unknown=attribute.may_be_unknown)
        return axis_of(attribute, criteria, has_unknown=attribute.may_be_unknown)
    step = step_of(attribute)
    domains = [
        rounded_stretch(domain_of(reading.attributes[attribute.id].range, each), step)
        for reading, each in zip(readings, tested, strict=True)
        if attribute.id in reading.attributes
    ]
    return NumberAxis(attribute.id, _hull(domains), step, criteria, has_unknown=attribute.may_be_unknown)


def _hull(stretches_: Sequence[Stretch]) -> Stretch:
    lower: Cut = min(one.lower for one in stretches_)
    return Stretch(lower, max(one.upper for one in stretches_))
