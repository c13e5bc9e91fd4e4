"""A pipeline in; the picture of its states, with their owners, deadlines and ways on, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from playbook.diagnostics import _
from playbook.model.pipeline import Pipeline, State
from playbook.plan.chapters.moves import Move, States, moves_of
from playbook.plan.graph import Edge, EdgeKind, Graph, Node
from playbook.plan.wording import Wording

_LONGEST_LABEL = 44


def state_graph(pipeline: Pipeline, states: States, roles: Mapping[str, str], words: Wording) -> Graph:
    """The diagram of a pipeline; states of other pipelines that it leads to stand at its edge. `roles` are titles by id."""
    edges = tuple(_merged(_edges(pipeline, states, words)))
    own = {f"{pipeline.id}/{state.id}": _node(pipeline, state, roles, words) for state in pipeline.states}
    away = dict.fromkeys(edge.target for edge in edges if edge.target not in own)
    nodes = (*own.values(), *(_stranger(name, *states[name]) for name in away))
    return Graph(
        id=f"way-{pipeline.id}",
        title=words.say(
            _("{title}: solid arrows lead on, dashed ones are taken when time is up", title=pipeline.title)
        ),
        description=words.say(
            _(
                "The states of the pipeline and the ways from one to another: {titles}.",
                titles=[node.title for node in nodes],
            )
        ),
        nodes=nodes,
        edges=edges,
    )


def _node(pipeline: Pipeline, state: State, roles: Mapping[str, str], words: Wording) -> Node:
    lines = [roles.get(state.owner, state.owner)] if state.owner else []
    if state.deadline:
        lines.append(words.say(_("up to {length}", length=words.duration(state.deadline.limit))))
    name = f"{pipeline.id}/{state.id}"
    return Node(name, state.title, state.kind, tuple(lines), f"state:{name}")


def _stranger(name: str, pipeline: Pipeline, state: State) -> Node:
    return Node(name, state.title, state.kind, (pipeline.title,), f"state:{name}")


def _edges(pipeline: Pipeline, states: States, words: Wording) -> Iterator[Edge]:
    for state in pipeline.states:
        for move in moves_of(pipeline, state, states, words):
            kind: EdgeKind = "elsewhere" if move.pipeline else "deadline" if move.kind == "deadline" else "next"
            yield Edge(f"{pipeline.id}/{state.id}", move.target, kind, _said(move, states))


def _said(move: Move, states: States) -> str:
    """What leads on, and nothing else: the ways aside are many, and their conditions stand on the state's page."""
    return move.when if move.kind == "next" and states[move.target][1].kind != "pause" else ""


def _merged(edges: Iterable[Edge]) -> Iterator[Edge]:
    """One arrow where several run side by side; what its label has no room for stands on the state's page."""
    labels: dict[tuple[str, str, EdgeKind], dict[str, None]] = {}
    for edge in edges:
        labels.setdefault((edge.source, edge.target, edge.kind), {})[edge.label] = None
    for (source, target, kind), said in labels.items():
        label = ", ".join(filter(None, said))
        yield Edge(source, target, kind, label if len(label) <= _LONGEST_LABEL else "")
