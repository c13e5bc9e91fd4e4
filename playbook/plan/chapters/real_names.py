"""A state as a history names it in; what the book calls it and where that leads, or the CRM's own words, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playbook.model.book import Book
from playbook.model.handoff import Handoff
from playbook.model.pipeline import Pipeline, State
from playbook.plan.chapters.moves import States, states_by_name
from playbook.plan.quotes import quoted
from playbook.plan.wording import Wording


@dataclass(frozen=True, slots=True)
class RealName:
    """A state: its title and its reference; without one it is what the CRM calls it, in quotation marks."""

    title: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class RealNames:
    """Says what states are called that a history names, and knows the handoffs by id."""

    states: States
    handoffs: Mapping[str, Handoff]
    words: Wording

    def full(self, pipeline: str, written: str) -> str:
        """The name of a state in the whole book: `pipeline/state`."""
        return written if written in self.states else f"{pipeline}/{written}"

    def state(self, pipeline: str, written: str) -> RealName:
        """What a state of a pipeline is called; of another one with the title of that."""
        name = self.full(pipeline, written)
        if name not in self.states:
            return RealName(quoted(written, self.words))
        its_pipeline, state = self.states[name]
        title = state.title if its_pipeline.id == pipeline else f"{its_pipeline.title}: {state.title}"
        return RealName(title, f"state:{name}")

    def known(self, pipeline: str, written: str) -> tuple[Pipeline, State] | None:
        """The state of the book and its pipeline; nothing where the book has none."""
        return self.states.get(self.full(pipeline, written))


def real_names(book: Book, words: Wording) -> RealNames:
    """The names of a book."""
    return RealNames(states_by_name(book), {one.id: one for one in book.handoffs}, words)
