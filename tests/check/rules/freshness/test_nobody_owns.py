"""What nobody owns."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check.rules.freshness.nobody_owns import RULE
from playbook.load import load_book

ROLES = "roles: [{id: head, title: Head of sales}]\n"


def test_an_entity_without_owner_is_told(told):
    [alone] = told("V952", ROLES + "terms:\n  - {id: t, title: T, owner: head}\n  - {id: u, title: U}\n")

    assert alone.message == "Nobody owns “U”: whom does a seller ask when it is no longer so?"
    assert alone.hint == "Write owner here, or once for the whole book under “book”."
    assert (alone.line, alone.related) == (5, [])


@pytest.mark.parametrize(
    "text",
    [
        "lines: [{id: l, title: L, owner: head}]\nterms: [{id: t, title: T, line: l}]\n",
        "segmentations: [{id: s, title: S, owner: head, segments: [{id: a, title: A, criteria: {}}]}]\n",
        "pipelines: [{id: p, title: P, owner: head, states: [{id: a, title: A, kind: won}]}]\n",
        "abc_xyz: {owner: head, cells: {AX: {approach: Call.}}}\n",
    ],
)
def test_what_stands_above_owns_it(found, text):
    assert found("V952", ROLES + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "segmentations: [{id: s, title: S, segments: [{id: a, title: A, criteria: {}}]}]\n",
        "abc_xyz: {cells: {AX: {approach: Call.}}}\n",
        "forecast: {period: month}\n",
    ],
)
def test_of_a_whole_and_its_parts_the_whole_is_told(found, text):
    assert len(found("V952", ROLES + text)) == 1


def test_the_owner_of_the_book_owns_all_of_it(write_book):
    text = "book: {title: B, owner: head}\n" + ROLES + "terms: [{id: t, title: T}]\n"

    assert list(RULE.findings(load_book(write_book({"book.yml": text})).book, date(2026, 11, 21))) == []


def test_where_there_are_no_roles_nobody_can_be_named(found):
    assert found("V952", "terms: [{id: t, title: T}]\n") == []


def test_no_more_are_told_than_somebody_reads(found):
    terms = "".join(f"  - {{id: t{number}, title: T}}\n" for number in range(30))

    assert len(found("V952", f"{ROLES}terms:\n{terms}")) == 20
