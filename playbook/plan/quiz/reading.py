"""What a day's reading can be asked of: references in; the subjects of questions, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from playbook.plan.quiz.authority import authority_question
from playbook.plan.quiz.deadlines import deadline_question
from playbook.plan.quiz.handoffs import acceptance_question, taker_question
from playbook.plan.quiz.known import Known, Setting
from playbook.plan.quiz.ours import ours_question
from playbook.plan.quiz.owners import owner_question
from playbook.plan.quiz.passed import passed_question
from playbook.plan.quiz.question import Question
from playbook.plan.quiz.segments import segment_question

Ask = Callable[[Setting, str], Question | None]

_OF_STATE: Mapping[str, Ask] = {
    "owner": owner_question,
    "deadline": deadline_question,
    "passed": passed_question,
}
_OF: Mapping[str, Mapping[str, Ask]] = {
    "state": _OF_STATE,
    "segment": {"segment": segment_question},
    "not-our-client": {"ours": ours_question},
    "handoff": {"taker": taker_question, "acceptance": acceptance_question},
    "authority": {"authority": authority_question},
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What can be asked: a kind of question about an entity; `is_named` tells one that the day names itself from a part of it."""

    kind: str
    ref: str
    ask: Ask
    is_named: bool

    def topics(self, known: Known) -> set[tuple[str, str]]:
        """What is asked once in a path: of questions with a topic in common one says the answer of the other."""
        if self.kind in {"deadline", "passed"}:
            return {("limit", self.ref)}
        if self.kind == "taker":
            return {("handoff", self.ref), ("owner", f"state:{known.handoffs[_name(self.ref)].at}")}
        return {("handoff" if self.kind == "acceptance" else self.kind, self.ref)}

    def role(self, known: Known) -> str | None:
        """The role that is the answer, where one is."""
        if self.kind == "owner":
            return known.states[_name(self.ref)][1].owner
        return known.handoffs[_name(self.ref)].to if self.kind == "taker" else None

    def question(self, setting: Setting) -> Question | None:
        """The question, if the book answers it."""
        return self.ask(setting, _name(self.ref))


def _name(ref: str) -> str:
    return ref.partition(":")[2]


def subjects_of(known: Known, read: Iterable[str]) -> tuple[Subject, ...]:
    """What can be asked of a day's reading, each once; what it names itself first."""
    named = list(dict.fromkeys(read))
    found: dict[tuple[str, str], Subject] = {}
    for is_named, refs in ((True, named), (False, (part for ref in named for part in _parts(known, ref)))):
        for ref in refs:
            kind, _colon, name = ref.partition(":")
            if name in _entities(known, kind):
                for asked, ask in _OF[kind].items():
                    found.setdefault((asked, ref), Subject(asked, ref, ask, is_named))
    return tuple(found.values())


def _entities(known: Known, kind: str) -> Mapping[str, object]:
    return {
        "state": known.states,
        "segment": known.segments,
        "not-our-client": known.not_our_clients,
        "handoff": known.handoffs,
        "authority": known.authority,
    }.get(kind, {})


def _parts(known: Known, ref: str) -> Iterator[str]:
    """What is told of within an entity: the states of a pipeline or a touchpoint, the segments of a segmentation, what a role may promise."""
    kind, _colon, name = ref.partition(":")
    if kind == "pipeline" and name in known.pipelines:
        yield from (f"state:{name}/{state.id}" for state in known.pipelines[name].states)
    elif kind == "touchpoint" and name in known.touchpoints:
        yield from (f"state:{state}" for state in known.touchpoints[name].states)
    elif kind == "segmentation" and name in known.segmentations:
        yield from (f"segment:{segment.id}" for segment in known.segmentations[name].segments)
    elif kind == "role":
        yield from (f"authority:{one.id}" for one in known.authority.values() if one.role == name)
