"""The course of a pilot in; what the terminal says of it out: where each target stands, and at the end whether to keep or to correct."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from playbook.analytics.audit_figures import PilotCourse, TargetCourse
from playbook.cli.aligned import GAP, aligned
from playbook.diagnostics import Message, _, _n
from playbook.exchange.audit_views import SHARES
from playbook.exchange.audit_words import AuditWords
from playbook.plan.chapters.pilot import TargetRow, pilot_content
from playbook.plan.chapters.spans import length_in_words

_NOTHING = "–"


def pilot_told(pilot: PilotCourse, words: AuditWords) -> Iterator[str]:
    """The lines on a pilot."""
    yield f"{words.words.days(pilot.first, pilot.last)}: {words.say(_state(pilot))}"
    pipeline = next((one for one in words.book.pipelines if one.id == pilot.pipeline), None)
    content = pilot_content(pipeline, words.words) if pipeline is not None else None
    rows = [
        _target(one, told, pilot, words)
        for one, told in zip(pilot.targets, content.targets if content is not None else (), strict=True)
    ]
    if rows:
        yield from (GAP + line for line in aligned(rows, slice(1, 2)))
    if pilot.costliest and pilot.state in {"running", "correct"}:
        yield words.say(_("These clauses cost most:"))
        for one in pilot.costliest:
            clause, counted = words.clause(one.clause), words.counted(one)
            who = (
                counted.clients
                if one.clause.kind == "worklist"
                else words.say(_n("{count} client", "{count} clients", one.clients))
            )
            place = ", ".join(filter(None, [clause.number, clause.address]))
            yield f"{GAP}{clause.sentence}"
            times = words.say(_n("{count} time", "{count} times", one.breaches))
            yield GAP + GAP + "; ".join(filter(None, [f"{times}, {who}", place]))


def _state(pilot: PilotCourse) -> Message:
    days = (pilot.last - pilot.first).days + 1
    match pilot.state:
        case "to-come":
            return _("it has not begun yet.")
        case "running":
            over = (pilot.until - pilot.first).days + 1 if pilot.until is not None else 0
            return _n("{over} of {count} day is over.", "{over} of {count} days are over.", days, over=over)
        case "keep":
            return _("it is over, and every target is met: keep the model.")
        case "correct" if not pilot.targets:
            return _("it is over, and has shown nothing, for it has no targets.")
        case "correct":
            missed = sum(one.is_met(_last(one)) is not True for one in pilot.targets)
            return _n(
                "it is over, and {count} target of {all} is not met: correct the model.",
                "it is over, and {count} targets of {all} are not met: correct the model.",
                missed,
                all=len(pilot.targets),
            )


def _last(target: TargetCourse) -> Decimal | None:
    return target.values[-1] if target.values else None


def _target(target: TargetCourse, told: TargetRow, pilot: PilotCourse, words: AuditWords) -> Sequence[str]:
    state = words.state(pilot.pipeline, target.state)
    value = _last(target)
    return [
        f"{told.metric}: {state}" if state else told.metric,
        _NOTHING if value is None else _value(target, value, words),
        told.value,
        words.say(_verdict(target.is_met(value))),
    ]


def _value(target: TargetCourse, value: Decimal, words: AuditWords) -> str:
    if target.metric in SHARES:
        return words.words.part(value)
    return length_in_words(value, words.words) if target.metric == "duration" else words.words.count(Fraction(value))


def _verdict(is_met: bool | None) -> Message:
    return _("nothing to measure yet") if is_met is None else _("met") if is_met else _("not met")
