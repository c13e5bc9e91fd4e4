"""What one round of the preview came to: how many pages were made, how long it took, what is wrong with the book."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from playbook.diagnostics import Diagnostic, Message, Severity
from playbook.diagnostics.formats.text import ReadLine
from playbook.locale import Language

OutcomeKind = Literal["built", "changed", "same", "refreshed", "refused"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What keeps the preview from being built and is no finding: a sentence, where it happened, and a trace of the code.

    The trace is empty where the world is in the way; otherwise it is for who edits templates, or for us.
    """

    message: Message
    where: str = ""
    line: str = ""
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One round: the whole site built, some pages changed, nothing to do, the search refreshed, or refused."""

    kind: OutcomeKind
    language: Language
    seconds: float = 0.0
    pages: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    read_line: ReadLine = field(default=lambda _path, _line: "", repr=False)
    trouble: Trouble | None = None

    def with_findings(self, diagnostics: tuple[Diagnostic, ...], read_line: ReadLine) -> Outcome:
        """The same, with the findings of the book and what reads the author's lines."""
        return replace(self, diagnostics=diagnostics, read_line=read_line)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that keep the book from being built."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.severity is Severity.ERROR)

    @property
    def advice(self) -> tuple[Diagnostic, ...]:
        """The findings that do not, the weightiest first."""
        rest = (diagnostic for diagnostic in self.diagnostics if diagnostic.severity is not Severity.ERROR)
        return tuple(sorted(rest, key=lambda diagnostic: -diagnostic.severity))
