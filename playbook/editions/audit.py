"""What a history says of the whole book and a smaller book in; what of it may stand in that one, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from playbook.analytics.audit_figures import AuditFigures, BrokenClause, Clause, PilotCourse, RealWay, StateTime
from playbook.editions.readers import may_read
from playbook.model.book import Book
from playbook.model.edition import Edition
from playbook.model.pipeline import Pipeline


def restrict_audit(audit: AuditFigures, whole: Book, smaller: Book, edition: Edition) -> AuditFigures | None:
    """What an edition's readers may know of a history, none where the section `data` has another audience, or no pipeline is told of.

    Of what they do not see nothing is told, be it the end of a way. A pipeline of which they do not see all tells no ways, loads, trial
    period, numbers of stays or shares: from these what is hidden could be reckoned; the lengths of stays remain, and how often its clauses
    were broken. The CRM's own words are told of a pipeline that is seen as a whole. Where anything is hidden, all that counts clients of all
    pipelines is left out. Of rows that do not count their number alone is told.
    """
    if not may_read(whole.data.audience, edition) or not smaller.tells_of("pipelines"):
        return None
    sight = _sight(audit, whole, smaller)
    shown = replace(
        audit,
        broken=tuple(sight.broken(audit.broken)),
        ways=tuple(way for way in audit.ways if way.pipeline in sight.wholly),
        times=tuple(sight.times(audit.times)),
        loads=tuple(load for load in audit.loads if load.pipeline in sight.wholly),
        pilots=tuple(sight.pilots(audit.pilots)),
        today=tuple(one for one in audit.today if sight.tells(one.pipeline, one.state)),
        bad_rows=tuple(replace(one, examples=()) for one in audit.bad_rows),
        partial=sight.in_part,
    )
    return shown if sight.hides_nothing else replace(shown, events=0, clients=0, bad_rows=(), notes=())


@dataclass(frozen=True, slots=True)
class _Sight:
    """The states of the whole book and those that are told of, by `pipeline/state`; the handoffs, and the pipelines told of wholly and in part."""

    states: frozenset[str]
    told: frozenset[str]
    handoffs: frozenset[str]
    wholly: frozenset[str]
    in_part: frozenset[str]
    hides_nothing: bool

    def tells(self, pipeline: str, written: str) -> bool:
        """Whether a state is told of; one that the book does not have is told of where its pipeline is seen as a whole."""
        name = _full(self.states, pipeline, written)
        return name in self.told or (name not in self.states and pipeline in self.wholly)

    def broken(self, broken: Iterable[BrokenClause]) -> Iterator[BrokenClause]:
        """The clauses of which all is seen; of a pipeline that is seen in part without their chances."""
        for one in broken:
            if self._is_told(one.clause):
                yield one if one.clause.pipeline not in self.in_part else replace(one, chances=0)

    def _is_told(self, clause: Clause) -> bool:
        if clause.pipeline not in self.wholly | self.in_part:  # the CRM's word may be the name of what is hidden
            return self.hides_nothing
        if clause.kind == "worklist" and clause.pipeline in self.in_part:  # it counts clients of all states
            return False
        if clause.handoff is not None and clause.handoff not in self.handoffs:
            return False
        return all(self.tells(clause.pipeline or "", end) for end in (clause.state, clause.to) if end is not None)

    def times(self, times: Iterable[StateTime]) -> Iterator[StateTime]:
        """The states that are seen; of a pipeline that is seen in part how long stays are, and not how many."""
        for one in times:
            if self.tells(one.pipeline, one.state):
                is_whole = one.pipeline in self.wholly
                yield one if is_whole else replace(one, stays=0, still_there=0, due=0, overdue=0)

    def pilots(self, pilots: Iterable[PilotCourse]) -> Iterator[PilotCourse]:
        """The pilots of pipelines that are seen as a whole."""
        for one in pilots:
            if one.pipeline in self.wholly:
                yield replace(one, costliest=tuple(self.broken(one.costliest)))


def _sight(audit: AuditFigures, whole: Book, smaller: Book) -> _Sight:
    states = frozenset(f"{pipeline.id}/{state.id}" for pipeline, state in whole.states())
    told = frozenset(f"{pipeline.id}/{state.id}" for pipeline, state in smaller.states())
    before = {one.id: one for one in whole.pipelines}
    wholly = frozenset(
        one.id
        for one in smaller.pipelines
        if _is_whole(before[one.id], one, smaller) and not _leads_into_the_dark(one.id, audit.ways, states, told)
    )
    return _Sight(
        states=states,
        told=told,
        handoffs=frozenset(one.id for one in smaller.handoffs) if smaller.tells_of("handoffs") else frozenset(),
        wholly=wholly,
        in_part=frozenset(one.id for one in smaller.pipelines) - wholly,
        hides_nothing=wholly == before.keys(),
    )


def _is_whole(before: Pipeline, left: Pipeline, smaller: Book) -> bool:
    """Whether nothing of a pipeline is hidden that decides where its clients go."""
    torn = {left.address, *(state.address for state in left.states)} & smaller.partial
    return not torn and [state.id for state in before.states] == [state.id for state in left.states]


def _leads_into_the_dark(pipeline: str, ways: Iterable[RealWay], states: frozenset[str], told: frozenset[str]) -> bool:
    """Whether a way of a pipeline begins or ends in a state that is hidden."""
    ends = (
        _full(states, pipeline, end) for way in ways if way.pipeline == pipeline for end in (way.source, way.target)
    )
    return any(end in states and end not in told for end in ends)


def _full(states: frozenset[str], pipeline: str, written: str) -> str:
    """The name of a state in the whole book; an id is one of its own pipeline."""
    return written if written in states else f"{pipeline}/{written}"
