"""Messages: a sentence and its values in, the same sentence in the reader's language out, as late as possible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from playbook.diagnostics.figure import Amount, Money, Percent
from playbook.diagnostics.label import Label
from playbook.locale import Language, catalogue
from playbook.locale.days import say_day
from playbook.locale.figures import typed_number


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that waits for its language: the English text is the key of its translation.

    Values are put in by name: numbers and dates in the language's own form, lists joined with commas, messages translated.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None
    count: int = 0

    def in_language(self, language: Language) -> str:
        """The sentence in a language."""
        translations = catalogue(language)
        one, many = self.text, self.plural
        pattern = translations.gettext(one) if many is None else translations.ngettext(one, many, self.count)
        return pattern.format_map({name: _written(value, language) for name, value in self.values.items()})

    def __str__(self) -> str:
        return self.in_language("en")


def _written(value: object, language: Language) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Message | Money | Percent | Amount | Label):
        return value.in_language(language)
    if isinstance(value, int | Decimal):
        return typed_number(value, language)
    if isinstance(value, date):
        return say_day(value, language)
    if isinstance(value, Iterable):
        return ", ".join(_written(item, language) for item in value)
    return str(value)


def _(text: str, **values: object) -> Message:
    """The message of a text: the name by which sentences for translation are found in the source."""
    return Message(text, values)


def _n(one: str, many: str, count: int, **values: object) -> Message:
    """The message of a text that changes with a number; `{count}` stands for the number itself."""
    return Message(one, {"count": count, **values}, many, count)
