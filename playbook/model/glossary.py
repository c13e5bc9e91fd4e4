"""A term: a word of the trade and what it means here."""

from __future__ import annotations

import re

from playbook.model.base import listed, required
from playbook.model.entity import Shared
from playbook.model.text import MarkdownText
from playbook.model.value import Line


def term_id(word: str) -> str:
    """The id by which `[[term:…]]` names a term: its word in small letters, hyphens for spaces."""
    return re.sub(r"\W+", "-", word.strip().casefold()).strip("-")


class Term(Shared):
    """An item of the section `glossary`."""

    term: Line = required("Term: the word.")
    meaning: MarkdownText = required("Meaning: what it means here.")
    aliases: tuple[Line, ...] = listed("Aliases: other words for the same.")

    @property
    def id(self) -> str:
        """The term's id, made of its word."""
        return term_id(self.term)

    @property
    def title(self) -> str:
        """The word itself."""
        return self.term
