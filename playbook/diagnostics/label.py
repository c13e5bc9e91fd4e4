"""A label: what a field of the format is called, in the reader's language when the message is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from playbook.locale import Language, catalogue


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a field, made of `Name: what it is for`, which is the key of its translation."""

    about: str

    def in_language(self, language: Language) -> str:
        """The name alone, with a small letter, as it stands within a sentence."""
        return _name(self.about, language)


@cache
def _name(about: str, language: Language) -> str:
    """There are a few hundred labels, and thousands of changes that are told by them."""
    name = catalogue(language).gettext(about).partition(": ")[0]
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
