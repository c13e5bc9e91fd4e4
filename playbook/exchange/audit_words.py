"""A book and a language in; what an audit calls its pipelines, states and clauses, and where the book says each, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from playbook.analytics.audit_figures import BrokenClause, Clause
from playbook.diagnostics import Address, Message, _
from playbook.locale import Language
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, State
from playbook.plan.chapters.broken_clauses import BrokenRow, broken_rows
from playbook.plan.chapters.real_names import RealNames, real_names
from playbook.plan.page import Place
from playbook.plan.plan import plan_book
from playbook.plan.quotes import quoted
from playbook.plan.wording import Wording, wording_of


@dataclass(frozen=True, slots=True)
class Told:
    """A clause in words: its sentence, the § of the page that says it, and its address on the site; both empty without a page."""

    sentence: str
    number: str
    address: str


class AuditWords:
    """The words of an audit of one book in one language; pages and numbers are those of the edition that holds everything."""

    def __init__(self, book: Book, language: Language) -> None:
        self.book = book
        self.words: Wording = wording_of(book, language)
        self._places: Mapping[str, Place] = plan_book(book, language).places
        self._pipelines: dict[str, Pipeline] = {one.id: one for one in reversed(book.pipelines)}
        self._names: RealNames = real_names(book, self.words)
        self._told: dict[Clause, Told] = {}

    def heading(self, day: date) -> str:
        """What the audit of a day is: of which book."""
        return self.say(_("{book}: held against the CRM on {day}", book=self.book.masthead.title, day=day))

    def pipeline(self, name: str | None) -> str:
        """What a pipeline is called; one that the book does not have in the CRM's words, which may have none."""
        if not name:
            return "" if name is None else self.say(_("no pipeline"))
        return self._pipelines[name].title if name in self._pipelines else quoted(name, self.words)

    def state(self, pipeline: str | None, name: str | None) -> str:
        """What a state of a pipeline is called; one that the book does not have in the CRM's words."""
        return self._names.state(pipeline or "", name).title if name is not None else ""

    def reason(self, pipeline: str, target: str | None, reason: str | None) -> str:
        """What a reason is called by the state into which it leads; the word itself where that has none such."""
        known = self.known(pipeline, target)
        titles = {one.id: one.title for one in known.reasons} if known is not None else {}
        return titles.get(reason or "", reason or "")

    def known(self, pipeline: str, name: str | None) -> State | None:
        """The state of the book; nothing where it has none."""
        found = self._names.known(pipeline, name) if name is not None else None
        return found[1] if found is not None else None

    def counted(self, broken: BrokenClause) -> BrokenRow:
        """A broken clause with its figures in words."""
        [row] = broken_rows([broken], self._names, self._pipelines, self.words)
        return row

    def clause(self, clause: Clause) -> Told:
        """A clause in words."""
        if clause not in self._told:
            row = self.counted(BrokenClause(clause, 0, 0, 0))
            place = self._places.get(row.ref)
            number = f"§ {place.number}" if place is not None and place.number else ""
            self._told[clause] = Told(row.sentence, number, place.address if place is not None else "")
        return self._told[clause]

    def of_breach(self, breach: Mapping[str, object]) -> Told:
        """The clause of a row of breaches in words."""
        return self.clause(clause_of(breach))

    def person(self, name: str | None) -> str:
        """Who has a client."""
        return name or self.say(_("nobody"))

    def say(self, message: Message) -> str:
        """A message in the language."""
        return self.words.say(message)


def clause_of(breach: Mapping[str, object]) -> Clause:
    """The clause that a row of breaches names."""
    return Clause(
        breach["kind"],  # type: ignore[arg-type]  # a table knows texts, and these are of its kinds
        Address(()),
        *(None if breach[name] is None else str(breach[name]) for name in ("pipeline", "state", "to", "handoff")),
    )
