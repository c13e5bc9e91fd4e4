"""A pipeline and the ways that clients really went in; the real graph over the written one, and what is not drawn of it, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import sqrt

from playbook.analytics.audit_figures import RealWay, StateTime
from playbook.analytics.ways import undrawn
from playbook.diagnostics import _, _n
from playbook.model.pipeline import Pipeline, State
from playbook.plan.chapters.real_flow import ENDS
from playbook.plan.chapters.real_names import RealNames
from playbook.plan.graph import Edge, EdgeKind, Graph, Node
from playbook.plan.wording import Wording

_MOST_UNWRITTEN = 8
"""Ways beside those of the book that are drawn at most."""
_THIN, _THICK = 1.25, 4.25


def drawn_besides(ways: Sequence[RealWay], pipeline: Pipeline) -> tuple[RealWay, ...]:
    """The ways that the book does not have and that are drawn: the frequent ones, and where those go on that lead out of the book."""
    frequent = undrawn(ways)[:_MOST_UNWRITTEN]
    known = {state.id for state in pipeline.states}
    strange = {way.target for way in frequent if way.target not in known and "/" not in way.target}
    onward = [way for way in ways if way.source in strange and way.count > 1 and way not in frequent]
    return (*frequent, *sorted(onward, key=lambda way: -way.count))[:_MOST_UNWRITTEN]


def real_graph(
    pipeline: Pipeline, ways: Sequence[RealWay], times: Iterable[StateTime], names: RealNames, words: Wording
) -> Graph | None:
    """The diagram: every written way, pale where nobody goes it, and the frequent ones that the book does not have; none without ways."""
    if not any(way.count for way in ways):
        return None
    besides = set(drawn_besides(ways, pipeline))
    drawn = [way for way in ways if way.is_written or way in besides]
    most = max(way.count for way in ways)
    stays = {one.state: one for one in times}
    own = {
        f"{pipeline.id}/{state.id}": Node(
            f"{pipeline.id}/{state.id}",
            state.title,
            state.kind,
            _lines(state, stays.get(state.id), words),
            f"state:{pipeline.id}/{state.id}",
        )
        for state in pipeline.states
    }
    ends = [names.full(pipeline.id, end) for way in drawn for end in (way.source, way.target)]
    others = tuple(_other(name, pipeline, names) for name in dict.fromkeys(ends) if name not in own)
    return Graph(
        id=f"real-{pipeline.id}",
        title=words.say(
            _(
                "{title}: solid arrows as the book draws them, the wider the more clients; dashed ones are not in the book, "
                "pale dotted ones nobody goes. Beside an arrow: how often, and the median of days before it",
                title=pipeline.title,
            )
        ),
        description=_description(drawn, pipeline, names, words),
        nodes=(*own.values(), *others),
        edges=tuple(_edge(way, pipeline, most, names, words) for way in drawn),
    )


def rarer_in_words(ways: Sequence[RealWay], pipeline: Pipeline, words: Wording) -> str:
    """How many rare ways the diagram leaves out, and how often they were gone; empty where there are none."""
    shown = set(drawn_besides(ways, pipeline))
    rare = [way for way in ways if way.count and not way.is_written and way not in shown]
    if not rare:
        return ""
    count = sum(way.count for way in rare)
    return words.say(
        _n(
            "{number} rarer way more is not in the book, gone {times} in all; it is not drawn.",
            "{number} rarer ways more are not in the book, gone {times} in all; they are not drawn.",
            len(rare),
            number=words.number(len(rare)),
            times=words.say(_n("{number} time", "{number} times", count, number=words.number(count))),
        )
    )


def _lines(state: State, time: StateTime | None, words: Wording) -> tuple[str, ...]:
    """How often clients came in, and how many are there; of an end, where all stay, no more than the first."""
    if time is None or not time.stays:
        return ()
    came = words.say(_n("came in {number} time", "came in {number} times", time.stays, number=words.number(time.stays)))
    if not time.still_there or state.kind in ENDS:
        return (came,)
    return came, words.say(_("there now: {number}", number=words.number(time.still_there)))


def _other(name: str, pipeline: Pipeline, names: RealNames) -> Node:
    """A state of another pipeline, or one that the book does not have."""
    known = names.states.get(name)
    if known is None:
        return Node(name, names.state(pipeline.id, name.removeprefix(f"{pipeline.id}/")).title, "unknown")
    its_pipeline, state = known
    return Node(name, state.title, state.kind, (its_pipeline.title,), f"state:{name}")


def _edge(way: RealWay, pipeline: Pipeline, most: int, names: RealNames, words: Wording) -> Edge:
    source, target = (names.full(pipeline.id, end) for end in (way.source, way.target))
    if not way.count:
        return Edge(source, target, "idle")
    kind: EdgeKind = "real" if way.is_written else "unwritten"
    width = _THIN + (_THICK - _THIN) * sqrt(way.count / most)
    return Edge(source, target, kind, _label(way, words), round(width, 2))


def _label(way: RealWay, words: Wording) -> str:
    if way.days is None:
        return words.number(way.count)
    return words.say(
        _("{count} · {days} d", count=words.number(way.count), days=words.count(Fraction(way.days)))
    ).replace(" ", "\N{NO-BREAK SPACE}")


def _description(drawn: Iterable[RealWay], pipeline: Pipeline, names: RealNames, words: Wording) -> str:
    """The ways in words, most used first."""
    used = sorted((way for way in drawn if way.count), key=lambda way: -way.count)
    told = [
        words.say(
            _(
                "{source} → {target}: {number}",
                source=names.state(pipeline.id, way.source).title,
                target=names.state(pipeline.id, way.target).title,
                number=words.number(way.count),
            )
        )
        for way in used
    ]
    return words.say(_("How often clients went each way: {ways}.", ways=told))
