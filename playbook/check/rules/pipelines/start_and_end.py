"""A pipeline that does not begin in one state, or ends neither well nor badly."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.reach import reach
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Message, Related, Severity, _
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline


def check(book: Book) -> Iterator[Finding]:
    """Pipelines without a start, a won or a lost state, each told by itself; each start after the first."""
    found = reach(book)
    for pipeline in found.graph.pipelines.values():
        if pipeline.id not in book.unread:
            yield from _missing(pipeline)
        starts = [found.graph.states[name] for name in found.graph.starts_of(pipeline)]
        for second in starts[1:]:
            yield Finding(
                at=second.address,
                message=_(
                    "A client of “{pipeline}” begins at “{first}” and at “{second}”: at which of them?",
                    pipeline=pipeline.title,
                    first=starts[0].title,
                    second=second.title,
                ),
                hint=_("Write kind: work at one of them, or part the pipeline in two."),
                related=(Related(starts[0].address, _("“{title}” is a start as well.", title=starts[0].title)),),
            )


def _missing(pipeline: Pipeline) -> Iterator[Finding]:
    kinds = {state.kind for state in pipeline.states}
    sentences: dict[str, tuple[Message, Message]] = {
        "start": (
            _("“{pipeline}” does not say where a client begins.", pipeline=pipeline.title),
            _("Write kind: start at its first state."),
        ),
        "won": (
            _("“{pipeline}” does not say when a client is won.", pipeline=pipeline.title),
            _("Add a state with kind: won."),
        ),
        "lost": (
            _("“{pipeline}” has no place for a client who refuses.", pipeline=pipeline.title),
            _("Add a state with kind: lost."),
        ),
    }
    for kind, (message, hint) in sentences.items():
        if kind not in kinds:
            yield Finding(at=pipeline.address, message=message, hint=hint)


RULE = Rule(
    code="P401",
    name="start-and-end",
    title=_("A pipeline without one beginning and both ends"),
    severity=Severity.ERROR,
    rationale=_(
        "Without one beginning sellers start wherever they like, and without both ends a client stays in somebody's list for ever."
    ),
    good="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        pipelines:
          - id: new  # <- here
            title: New clients
            states:
              - {id: first, title: First call, kind: start, next: [{to: won}]}
              - {id: won, title: Client, kind: won}
        """,
    check=check,
)
