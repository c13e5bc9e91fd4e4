"""A term: a word of the trade and what it means here."""

from __future__ import annotations

from playbook.model.base import listed, required
from playbook.model.entity import Shared
from playbook.model.reference_text import term_id
from playbook.model.text import MarkdownText
from playbook.model.value import Line


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
