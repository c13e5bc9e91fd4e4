"""What the CRM's history says of all pipelines in; the page that leads to each, and tells what belongs to none, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from playbook.analytics.audit_figures import AuditFigures, PilotState
from playbook.analytics.reasons import reason_told
from playbook.diagnostics import _, _n
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline
from playbook.plan.chapters.broken_clauses import BrokenGroup, broken_groups
from playbook.plan.chapters.pilot_days import PILOT_STATES
from playbook.plan.chapters.real_names import RealNames
from playbook.plan.chapters.what_happens import history_facts
from playbook.plan.facts import Fact
from playbook.plan.page import Draft
from playbook.plan.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedPipeline:
    """A pipeline: its title and its page, how often it was broken, how many clients are late, and how its pilot stands."""

    title: str
    ref: str
    breaches: str
    late: str
    is_late: bool
    pilot_ref: str
    pilot: str
    pilot_state: PilotState | None


@dataclass(frozen=True, slots=True)
class UncountedEvents:
    """Rows of the history that do not count: why, and how many."""

    reason: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditContent:
    """The page over all pipelines; `unknown` are those that the book does not have."""

    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    pipelines: tuple[AuditedPipeline, ...]
    unknown: tuple[BrokenGroup, ...]
    bad_rows: tuple[UncountedEvents, ...]


def audit_overview(
    book: Book, audit: AuditFigures, pages: Sequence[str], names: RealNames, words: Wording
) -> Draft | None:
    """The page; none where no pipeline has one of its own. `pages` are the references of those that have."""
    told = [one for one in book.pipelines if f"what-happens:{one.id}" in pages]
    if not told:
        return None
    known = {one.id for one in book.pipelines}
    strangers = [one for one in audit.broken if one.clause.pipeline not in known]
    return Draft(
        kind="audit",
        ref="section:audit",
        path="pipelines/what_happens",  # no id has an underscore
        title=words.say(_("What really happens")),
        summary=words.say(_("Each pipeline as it is written beside the history of the CRM.")),
        content=AuditContent(
            facts=history_facts(audit, words),
            notes=tuple(words.say(note) for note in audit.notes),
            pipelines=tuple(_audited(one, audit, pages, words) for one in told),
            unknown=broken_groups(strangers, names, {}, words),
            bad_rows=tuple(
                UncountedEvents(
                    words.say(reason_told(one.reason)),
                    words.say(_n("{number} row", "{number} rows", one.count, number=words.number(one.count))),
                )
                for one in audit.bad_rows
            ),
        ),
    )


def _audited(pipeline: Pipeline, audit: AuditFigures, pages: Sequence[str], words: Wording) -> AuditedPipeline:
    course = next((one for one in audit.pilots if one.pipeline == pipeline.id), None)
    late = sum(one.past for one in audit.today if one.pipeline == pipeline.id)
    pilot_ref = f"pilot-days:{pipeline.id}"
    has_pilot = course is not None and pilot_ref in pages
    return AuditedPipeline(
        title=pipeline.title,
        ref=f"what-happens:{pipeline.id}",
        breaches=words.number(sum(one.breaches for one in audit.broken if one.clause.pipeline == pipeline.id)),
        late=words.number(late),
        is_late=bool(late),
        pilot_ref=pilot_ref if has_pilot else "",
        pilot=words.say(PILOT_STATES[course.state]) if course is not None and has_pilot else "",
        pilot_state=course.state if course is not None and has_pilot else None,
    )
