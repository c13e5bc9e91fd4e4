"""The handoffs: a chapter with a diagram of the roles, and an entry for each way from one to another."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.diagnostics import Message, _
from playbook.model.book import Book
from playbook.model.handoff import Handoff
from playbook.plan.graph import Edge, Graph, Node
from playbook.plan.page import Draft, Entry
from playbook.plan.wording import Wording

SECTION = "handoffs"

_MODES: dict[str, Message] = {
    "script": _("At one moment, by script"),
    "phased": _("In phases: both work for a while"),
}


@dataclass(frozen=True, slots=True)
class HandoffContent:
    """A handoff and how it is done, in words."""

    ref: str
    entity: Handoff
    mode: str


@dataclass(frozen=True, slots=True)
class HandoffsContent:
    """What the chapter shows: who hands clients to whom, then each handoff."""

    graph: Graph
    handoffs: tuple[HandoffContent, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the handoffs, or none where nobody hands clients on."""
    if not book.handoffs:
        return None
    return Draft(
        kind="handoffs",
        ref="section:handoffs",
        path="handoffs",
        title=words.say(_("Handoffs")),
        summary=words.say(_("Where a client passes from one role to another, and what goes along.")),
        content=HandoffsContent(
            graph=_graph(book, words),
            handoffs=tuple(
                HandoffContent(f"handoff:{one.id}", one, words.say(_MODES[one.mode])) for one in book.handoffs
            ),
        ),
        entries=tuple(Entry(f"handoff:{one.id}", one.title) for one in book.handoffs),
    )


def _graph(book: Book, words: Wording) -> Graph:
    titles = {role.id: role.title for role in book.roles}
    states = {f"{pipeline.id}/{state.id}": state.title for pipeline, state in book.states()}
    shown = [one for one in book.handoffs if one.from_ in titles and one.to in titles]
    named = dict.fromkeys(role for one in shown for role in (one.from_, one.to))
    told = [_("{source} → {target}", source=titles[one.from_], target=titles[one.to]) for one in shown]
    return Graph(
        id="handoffs",
        title=words.say(_("Who hands clients to whom")),
        description=words.listed(words.say(way) for way in told),
        nodes=tuple(Node(role, titles[role], "role", ref=f"role:{role}") for role in named),
        edges=tuple(Edge(one.from_, one.to, "handoff", states.get(one.at, "")) for one in shown),
        direction="down",
    )
