"""Clauses that a history broke in; a sentence for each, where the book says it and how often it was broken, grouped by kind, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playbook.analytics.audit_figures import BreachKind, BrokenClause, Clause
from playbook.diagnostics import Message, _, _n
from playbook.model.pipeline import Pipeline
from playbook.plan.chapters.real_names import RealNames
from playbook.plan.quotes import quoted
from playbook.plan.wording import Wording

KINDS: Mapping[BreachKind, Message] = {
    "unknown-pipeline": _("Pipelines that the book does not have"),
    "unknown-state": _("States that the book does not have"),
    "begins-midway": _("Begun in the middle"),
    "unknown-transition": _("Ways that the book does not draw"),
    "jump": _("States jumped over"),
    "deadline": _("Deadlines passed"),
    "no-reason": _("Lost without a reason"),
    "handoff": _("Handoffs not accepted in time"),
    "worklist": _("Worklists too full"),
}


_SENTENCES: Mapping[BreachKind, Message] = {
    "unknown-pipeline": _("The book has no pipeline {pipeline}."),
    "unknown-state": _("The book has no state {state}."),
    "begins-midway": _("Clients begin in {state}, and not at the start."),
    "unknown-transition": _("From {state} clients go to {to}: there is no such way."),
    "jump": _("From {state} clients jump to {to}, over what lies between."),
    "no-reason": _("Clients are lost in {state} without a reason."),
}


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A broken clause: what happens, where the book says otherwise (a reference), how often, of how many times, which part, and by whom."""

    sentence: str
    ref: str
    breaches: str
    chances: str
    share: str
    clients: str


@dataclass(frozen=True, slots=True)
class BrokenGroup:
    """Clauses broken in one way, the one broken most often first."""

    title: str
    breaches: str
    rows: tuple[BrokenRow, ...]


def broken_groups(
    broken: Iterable[BrokenClause], names: RealNames, pipelines: Mapping[str, Pipeline], words: Wording
) -> tuple[BrokenGroup, ...]:
    """The groups in which most was broken first; what is broken as often stands in the order in which kinds are told."""
    by_kind: dict[BreachKind, list[BrokenClause]] = {kind: [] for kind in KINDS}
    for one in broken:
        by_kind[one.clause.kind].append(one)
    found = [(sum(one.breaches for one in group), kind, group) for kind, group in by_kind.items() if group]
    return tuple(
        BrokenGroup(
            words.say(KINDS[kind]),
            words.number(breaches),
            broken_rows(sorted(group, key=lambda one: -one.breaches), names, pipelines, words),
        )
        for breaches, kind, group in sorted(found, key=lambda one: -one[0])
    )


def broken_rows(
    broken: Iterable[BrokenClause], names: RealNames, pipelines: Mapping[str, Pipeline], words: Wording
) -> tuple[BrokenRow, ...]:
    """A row for each clause, in their own order; an edition that tells no chances tells no shares."""
    return tuple(
        BrokenRow(
            sentence=words.say(_sentence(one.clause, names, pipelines, words)),
            ref=clause_ref(one.clause, names),
            breaches=words.number(one.breaches),
            chances=words.say(_("of {number}", number=words.number(one.chances))) if one.chances else "",
            share=words.part(one.share) if one.chances else "",
            clients=_who(one, words),
        )
        for one in broken
    )


def clause_ref(clause: Clause, names: RealNames) -> str:
    """Where the book says what was broken; of what it does not know, where that would stand."""
    if clause.kind == "unknown-pipeline" or clause.pipeline is None:
        return "section:pipelines"
    if clause.handoff is not None:
        return f"handoff:{clause.handoff}"
    state = names.state(clause.pipeline, clause.state).ref if clause.state and clause.kind != "worklist" else ""
    return state or f"pipeline:{clause.pipeline}"


def _who(one: BrokenClause, words: Wording) -> str:
    """Clients; of worklists the people."""
    if one.clause.kind == "worklist":
        return words.say(_n("{number} person", "{number} people", one.clients, number=words.number(one.clients)))
    return words.number(one.clients)


def _sentence(clause: Clause, names: RealNames, pipelines: Mapping[str, Pipeline], words: Wording) -> Message:
    pipeline = clause.pipeline or ""
    state = _title(pipeline, clause.state, names, words)
    if clause.kind == "deadline":
        return _deadline(pipeline, clause.state, state, names, words)
    if clause.kind == "handoff":
        return _handoff(clause.handoff or "", names, words)
    if clause.kind == "worklist":
        return _worklist(pipelines.get(pipeline), words)
    if clause.kind == "unknown-pipeline" and not pipeline:
        return _("The history puts states in no pipeline, and the book has them in none, or in several.")
    to = _title(pipeline, clause.to, names, words)
    values = {"pipeline": quoted(pipeline, words), "state": state, "to": to}
    return Message(_SENTENCES[clause.kind].text, values)


def _title(pipeline: str, written: str | None, names: RealNames, words: Wording) -> str:
    return quoted(names.state(pipeline, written).title, words) if written else ""


def _deadline(pipeline: str, written: str | None, title: str, names: RealNames, words: Wording) -> Message:
    known = names.known(pipeline, written) if written else None
    deadline = known[1].deadline if known is not None else None
    if deadline is None or deadline.by_segment:
        return _("Clients stay in {state} past the deadline.", state=title)
    return _("Clients stay in {state} longer than {length}.", state=title, length=words.duration(deadline.limit))


def _handoff(name: str, names: RealNames, words: Wording) -> Message:
    known = names.handoffs.get(name)
    title = quoted(known.title if known is not None else name, words)
    if known is None or known.accept_within is None:
        return _("{handoff}: the client is not accepted in time.", handoff=title)
    return _(
        "{handoff}: the client is not accepted within {length}.",
        handoff=title,
        length=words.duration(known.accept_within),
    )


def _worklist(pipeline: Pipeline | None, words: Wording) -> Message:
    most = pipeline.worklist.max if pipeline is not None and pipeline.worklist is not None else None
    if most is None:
        return _("One person has too many clients in work on a day.")
    return _("One person has more than {number} clients in work on a day.", number=words.number(most))
