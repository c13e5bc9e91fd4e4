"""A value of the book in; what a message says of it out: sums, percents and lengths in words, names by their titles, texts quoted in part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from playbook.compare.differences import Difference
from playbook.compare.fields import Field, fields_of, primary_of, written
from playbook.compare.levels import must_be_read
from playbook.compare.same_values import settled
from playbook.criteria.measure_words import MEASURE_TITLES
from playbook.criteria.range_words import criterion_in_words, range_in_words
from playbook.diagnostics import Amount, Label, Message, Money, Percent, _, quoted
from playbook.model.base import Noun
from playbook.model.book import Book
from playbook.model.choice_words import choice_in_words
from playbook.model.criterion import Criterion
from playbook.model.length_words import length_in_words
from playbook.model.mark import Mark
from playbook.model.range import Range
from playbook.model.text import Text
from playbook.model.value import Duration

_LONGEST = 90
_AROUND = 30
_SHORT = 50
"""Letters of a text that is told beside other facts."""
_MOST = 3
"""Items of a list, and facts of an item, that are told beside others."""
_NAMES = ("title", "question", "objection", "to", "day", "metric", "role")
"""The fields by which an item of a list is called, the plainest first."""

Called = Callable[[str, Iterable[str]], str | None]
"""The title of what a name means that may name these kinds; nothing where it means nothing."""


@dataclass(frozen=True, slots=True)
class Words:
    """How the values of an entity are told: in the currency of its book, with titles for the names that it writes."""

    book: Book
    called: Called

    def told(self, value: Any, other: Any, difference: Difference) -> object:  # noqa: ANN401 - values of the model
        """A value, told beside the other one from which it differs."""
        field = difference.field
        if isinstance(value, str | Text) and field.is_words and not self._title(value, field):
            return quoted(_excerpt(str(value), str(other or "")))
        return self.value(value, difference.holder, field, difference.path[-1])

    def value(self, value: Any, holder: str, field: Field, key: str = "") -> object:  # noqa: ANN401 - as above
        """A value in a field of a noun; `key` is the attribute that a criterion tests."""
        if isinstance(value, Noun):
            return self._noun(value)
        if isinstance(value, tuple):
            return _first([self.value(one, holder, field) for one in value])
        if isinstance(value, dict):
            return _first(list(self._pairs(value, holder, field)))
        if isinstance(value, str | Text):
            return self._words(value, holder, field)
        return self._figure(value, field, key)

    def facts(self, noun: Noun, fields: Iterable[Field]) -> Iterator[Message]:
        """What fields of a noun say, each after its label, those that say something."""
        for field in fields:
            value = getattr(noun, field.name)
            if value not in (None, (), {}) and value != type(noun).model_fields[field.name].default:
                said = self.value(value, type(noun).__name__, field)
                yield _("{field}: {value}", field=Label(field.about), value=said)

    def _figure(self, value: Any, field: Field, key: str) -> object:  # noqa: ANN401, PLR0911 - as above; a line for each kind
        if isinstance(value, Criterion):
            return criterion_in_words(self.book, key, settled(value))
        if isinstance(value, Range):
            return range_in_words(self.book, value)
        if isinstance(value, Duration):
            return length_in_words(value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, int | Decimal):
            if field.is_money:
                return Money(Decimal(value), self.book.masthead.currency)
            return Percent(Decimal(value)) if Mark.PERCENT in field.marks else Amount(Decimal(value))
        return value if isinstance(value, date) else quoted(_shortened(written(value, field)))

    def _words(self, value: str | Text, holder: str, field: Field) -> object:
        choice = choice_in_words(holder, field.name, value)
        if choice is not None:
            return choice
        longest = _SHORT if field.is_words else _LONGEST
        return quoted(self._title(value, field) or _shortened(" ".join(written(value, field).split()), longest))

    def _title(self, value: str | Text, field: Field) -> str | None:
        return self.called(value, field.kinds) if isinstance(value, str) and field.kinds else None

    def _pairs(self, value: Mapping[str, Any], holder: str, field: Field) -> Iterator[Message]:
        for key, one in value.items():
            title = self.called(key, ("attribute", *field.kinds)) or MEASURE_TITLES.get(key, key)
            yield _("{title}: {value}", title=title, value=self.value(one, holder, field, key))

    def _noun(self, noun: Noun) -> object:
        """An item by its name and what must be read of it; one of which nothing must be read by all that it says."""
        kind = type(noun).__name__
        fields = [one for one in fields_of(type(noun)) if one.name != "id"]
        name = _naming(noun, fields)
        weighty = [one for one in fields if must_be_read(kind, one.name)]
        said = list(self.facts(noun, [one for one in weighty or fields if one is not name]))
        if name is None:
            return _first(said)
        heading = self.value(getattr(noun, name.name), kind, name)
        return _("{name} ({facts})", name=heading, facts=_first(said)) if said else heading


def _naming(noun: Noun, fields: list[Field]) -> Field | None:
    """The field by which a noun is called; nothing where it has no name."""
    names = (primary_of(noun), *_NAMES)
    found = (one for key in names for one in fields if one.name == key)
    return next((one for one in found if isinstance(getattr(noun, one.name), str | Text | int | Duration)), None)


def _first(said: list[Any]) -> list[Any]:
    return said if len(said) <= _MOST else [*said[:_MOST], "…"]


def _excerpt(text: str, other: str) -> str:
    """The text, or of a long one the words around the first difference."""
    plain, theirs = " ".join(text.split()), " ".join(other.split())
    if len(plain) <= _LONGEST:
        return plain
    pairs = zip(plain, theirs, strict=False)
    same = next((number for number, (one, another) in enumerate(pairs) if one != another), min(len(plain), len(theirs)))
    start = plain.rfind(" ", 0, max(0, same - _AROUND)) + 1
    end = plain.find(" ", start + _LONGEST)
    return f"{'… ' if start else ''}{plain[start : end if end >= 0 else None]}{' …' if end >= 0 else ''}"


def _shortened(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]} …"
