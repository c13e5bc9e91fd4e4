"""A worked case whose client the book classifies otherwise than the case says."""

from __future__ import annotations

from collections.abc import Container, Iterator

from playbook.check.case_client import client_of
from playbook.check.case_difference import Expected, difference, expected_of
from playbook.check.rule import Rule
from playbook.check.verdict_reasons import Verdict, verdict_of
from playbook.criteria import Value
from playbook.criteria.classify import entries_by_criteria
from playbook.diagnostics import Finding, Message, Related, Severity, _
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Every case that expects something; one whose client or expectation names what is not there is told by F002 or F004."""
    attributes = {attribute.id: attribute for attribute in book.attributes}
    segments = {segment.id: segment for segment in book.segments()}
    entries = {entry.id: entry for entry in book.not_our_clients}
    for case in book.cases:
        client, expected = client_of(case, attributes), expected_of(case, segments, entries)
        if client is None or expected is None:
            continue
        verdict = verdict_of(book, client, case.line)
        found = difference(case.title, expected, verdict)
        if found is None or any(_is_undefined(reason, attributes) for reason in found.reasons):
            continue
        yield Finding(
            at=case.address,
            message=found.message,
            hint=_hint(case.title, expected, verdict),
            related=tuple(Related(one.at, _("{reason}.", reason=one.message)) for one in found.reasons),
            witness=_witness(verdict),
        )


def _is_undefined(reason: Related, attributes: Container[str]) -> bool:
    """Whether a criterion decides whose attribute F002 tells to be missing."""
    return reason.at[-2] == "criteria" and reason.at[-1] not in attributes


def _hint(title: str, expected: Expected, verdict: Verdict) -> Message:
    """The mend: a line, where a case that names none holds in one of the book's."""
    lines = [] if verdict.line else [line.id for line in verdict.book.lines]
    for line in lines:
        if difference(title, expected, verdict_of(verdict.book, verdict.client, line)) is None:
            return _("Write line: {line} at the case: it holds there.", line=line)
    return _("Mend the criterion if the case is right, or the case if the book is.")


def _witness(verdict: Verdict) -> dict[str, Value]:
    """The client by all attributes that the case names or its line tests."""
    book, line = verdict.book, verdict.line
    tested = set(verdict.client)
    for segmentation in book.segmentations:
        if line is None or segmentation.line in {None, line}:
            tested.update(name for segment in segmentation.segments for name in segment.criteria)
    for entry in entries_by_criteria(book, line):
        tested.update(entry.criteria or {}, *(exception.criteria for exception in entry.exceptions))
    return {name: verdict.client.get(name) for name in verdict.attributes if name in tested}


RULE = Rule(
    code="C851",
    name="case-fails",
    title=_("A worked case that fails"),
    severity=Severity.ERROR,
    rationale=_(
        "Sellers learn from cases: one that the rules contradict teaches them to treat the client otherwise than the book does."
    ),
    good="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value
            title: By value
            segments:
              - {id: small, title: Small, criteria: {purchases: {below: 100_000}}}
              - {id: large, title: Large, criteria: {purchases: {from: 100_000}}}
        cases:
          - {id: corner, title: The corner shop, client: {purchases: 99_999}, expect: {segments: [small]}}
        """,
    bad="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value
            title: By value
            segments:
              - {id: small, title: Small, criteria: {purchases: {below: 100_000}}}
              - {id: large, title: Large, criteria: {purchases: {from: 100_000}}}
        cases:
          - {id: corner, title: The corner shop, client: {purchases: 100_000}, expect: {segments: [small]}}  # <- here
        """,
    check=check,
)
