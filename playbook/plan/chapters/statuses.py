"""Statuses: one chapter with the picture of the movement that sellers are paid for, and an entry for each status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from playbook.diagnostics import Message, _
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.criterion import Measure
from playbook.model.status import Status
from playbook.plan.facts import Fact
from playbook.plan.graph import Edge, Graph, Node
from playbook.plan.page import Draft, Entry
from playbook.plan.wording import Wording

SECTION = "statuses"

MEASURES: Mapping[Measure, Message] = {
    "orders": _("Orders"),
    "turnover": _("Turnover"),
    "days-since-first-order": _("Days since the first order"),
    "days-since-last-order": _("Days since the last order"),
    "wallet-share": _("Share of the client's purchases that is ours"),
    "growth": _("Growth against the time before"),
}


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """A status with its reference and what makes a client belong to it, in words: conditions, or who is meant where there is none."""

    status: Status
    when: tuple[Fact, ...]
    everyone: str

    @property
    def ref(self) -> str:
        """The name of its entry."""
        return f"status:{self.status.id}"


@dataclass(frozen=True, slots=True)
class StatusesContent:
    """The chapter: the picture where statuses lead to one another, and the statuses in their order."""

    graph: Graph | None
    entries: tuple[StatusEntry, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the statuses, or none where there are none."""
    if not book.statuses:
        return None
    measured = replace(words, attributes=_measures(words))
    return Draft(
        kind="statuses",
        ref="section:statuses",
        path="statuses",
        title=words.say(_("Statuses")),
        summary=words.say(
            _("How healthy a client is, and where we want to move them. The first status that fits holds.")
        ),
        content=StatusesContent(
            graph=_graph(book.statuses, words),
            entries=tuple(
                StatusEntry(
                    status, tuple(_when(status, measured)), "" if status.when else _everyone(book, number, words)
                )
                for number, status in enumerate(book.statuses)
            ),
        ),
        entries=tuple(Entry(f"status:{status.id}", status.title) for status in book.statuses),
    )


def _measures(words: Wording) -> dict[str, Attribute]:
    """The measures as attributes, so that their criteria are told like any others."""
    return {
        name: Attribute(id=name, title=words.say(title), kind="money" if name == "turnover" else "number")
        for name, title in MEASURES.items()
    }


def _when(status: Status, words: Wording) -> Iterator[Fact]:
    for name, criterion in status.when.items():
        yield Fact(words.attributes[name].title, words.criterion(name, criterion))


def _everyone(book: Book, place: int, words: Wording) -> str:
    """Whom a status without conditions holds: the first status that fits is a client's, be it hidden."""
    rest = words.say(_("Every client whom no status above holds."))
    if SECTION in book.partial_sections:
        return f"{rest} {words.say(_('Other statuses stand before it that this edition does not show.'))}"
    return rest if place else words.say(_("Every client."))


def _graph(statuses: tuple[Status, ...], words: Wording) -> Graph | None:
    known = {status.id for status in statuses}
    edges = dict.fromkeys(
        Edge(status.id, way.to, "movement") for status in statuses for way in status.next if way.to in known
    )
    if not edges:
        return None
    titles = [status.title for status in statuses]
    return Graph(
        id="statuses",
        title=words.say(_("Where we move clients")),
        description=words.say(_("The statuses and the movement from one to another: {titles}.", titles=titles)),
        nodes=tuple(Node(one.id, one.title, "status", ref=f"status:{one.id}") for one in statuses),
        edges=tuple(edges),
        direction="right",
    )
