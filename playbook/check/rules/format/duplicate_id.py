"""Two entities of one kind with one id, a key written twice, a transition written twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from playbook.check.rule import Rule
from playbook.diagnostics import Address, Finding, Related, Severity, _
from playbook.model.book import Book
from playbook.model.edition import FULL, Edition
from playbook.model.pipeline import Pipeline, State
from playbook.model.reference_text import term_id


def check(book: Book) -> Iterator[Finding]:
    """What the loader cannot see: ids within entities, transitions, and the edition that nobody writes."""
    yield from _twice((segment.id, segment.address) for segment in book.segments())
    yield from _twice(_term_words(book))
    for pipeline in book.pipelines:
        yield from _twice((state.id, state.address) for state in pipeline.states)
    for pipeline, state in book.states():
        yield from _twice(
            (reason.id, state.address / "reasons" / number) for number, reason in enumerate(state.reasons)
        )
        yield from _transitions_twice(pipeline, state)
    yield from (_second_full(edition) for edition in book.editions if edition.id == FULL)
    for forecast in book.forecast:
        at = forecast.address / "periods"
        yield from _twice((period.id, at / number) for number, period in enumerate(forecast.periods))


def _term_words(book: Book) -> Iterator[tuple[str, Address]]:
    """The ids of all words and aliases, each once for a term: an alias may be the term's own word, written otherwise."""
    for term in book.glossary:
        own = {term.id: term.address / "term"}
        for number, alias in enumerate(term.aliases):
            own.setdefault(term_id(alias), term.address / "aliases" / number)
        yield from own.items()


def _twice(named: Iterable[tuple[str, Address]]) -> Iterator[Finding]:
    first: dict[str, Address] = {}
    for name, address in named:
        if first.setdefault(name, address) != address:
            yield Finding(
                at=address,
                message=_("Two entries here have the id “{id}”.", id=name),
                hint=_("Give one of them another id."),
                related=(Related(first[name], _("Here it stands first.")),),
            )


def _transitions_twice(pipeline: Pipeline, state: State) -> Iterator[Finding]:
    first: dict[tuple[str, str | None, str | None], int] = {}
    for number, way in enumerate(state.next):
        to = way.to if "/" in way.to else f"{pipeline.id}/{way.to}"
        before = first.setdefault((to, way.reason, way.when), number)
        if before != number:
            yield Finding(
                at=state.address / "next" / number,
                message=_("The way from “{state}” to “{to}” is written twice.", state=state.title, to=way.to),
                hint=_("Delete one of them, or tell them apart by “when” or “reason”."),
                related=(Related(state.address / "next" / before, _("Here it stands first.")),),
            )


def _second_full(edition: Edition) -> Finding:
    return Finding(
        at=edition.address / "id",
        message=_("“{id}” is the whole book, and that edition always exists.", id=edition.id),
        hint=_("Give this edition another id."),
    )


RULE = Rule(
    code="F003",
    name="duplicate-id",
    title=_("One name for two things"),
    severity=Severity.ERROR,
    rationale=_(
        "A link by id leads to one of them and a reader of the other is misled; of a key written twice only one is read."
    ),
    good="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: keeper, title: Keeper}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: hunter, title: Keeper}  # <- here
        """,
    check=check,
    reported_by="load",
)
