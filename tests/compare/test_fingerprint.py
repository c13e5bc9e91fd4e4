"""A fingerprint changes with the meaning of a rule, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from playbook.compare.differences import differences
from playbook.compare.entities import compared
from playbook.compare.fields import fields_of
from playbook.compare.fingerprint import fingerprint, fingerprints
from playbook.compare.levels import level_of
from playbook.load import load_book
from playbook.model.base import Noun
from playbook.model.value import Duration
from tests.conftest import ROOT

BOOK = """
segmentations:
  - id: size
    title: Size
    segments:
      - {id: large, title: Large, criteria: {volume: {from: 100}}, terms: [Pay at once], approach: We call.}
  - id: kind
    title: Kind
    segments: [{id: shop, title: Shop, criteria: {channel: [dealer, chain]}}]
pipelines:
  - id: new
    title: New
    states: [{id: first, title: First, kind: start, steps: [{title: Call, role: hunter, lasts: 7d, body: Say hello.}]}]
not_our_clients:
  - {id: abroad, title: Abroad, signs: [Calls from abroad], reason: We do not export., action: Say no.}
"""


@pytest.mark.parametrize(
    ("old", "new", "is_kept"),
    [
        ("We do not export.", "we do NOT export!", True),
        ("We call.", "We call every week.", True),
        ("title: Large", "title: Very large", True),
        ("{from: 100}", "{from: 1_00}", True),
        ("{from: 100}", "{from: 90}", False),
        ("Pay at once", "Pay later", False),
        ("We do not export.", "We do export.", False),
        ("[dealer, chain]", "[chain, dealer]", True),
        ("[dealer, chain]", "[dealer]", False),
        ("lasts: 7d", "lasts: 1w", True),
        ("lasts: 7d", "lasts: 168h", True),
        ("lasts: 7d", "lasts: 8d", False),
        ("role: hunter, lasts", "role: farmer, lasts", False),
        ("title: Call,", "title: CALL,", True),
        ("body: Say hello.", "body: Say good-bye.", True),
    ],
)
def test_only_the_meaning_of_what_must_be_read_counts(book_of, old, new, is_kept):
    assert old in BOOK
    before, after = compared(book_of(BOOK)), compared(book_of(BOOK.replace(old, new)))
    refs = ("segment:large", "segment:shop", "state:new/first", "not-our-client:abroad")

    assert all(len(fingerprint(before[ref])) == 12 for ref in refs)
    assert all(fingerprint(before[ref]) == fingerprint(after[ref]) for ref in refs) is is_kept


ORDERED = """
segmentations:
  - id: size
    title: Size
    policy: {policy}
    segments:
      - {{id: large, title: Large, criteria: {{volume: {{from: 100}}}}}}
      - {{id: small, title: Small, criteria: {{volume: {{from: 10}}}}}}
statuses: [{{id: own, title: Own, when: {{orders: {{from: 5}}}}}}, {{id: new, title: New, when: {{orders: {{from: 1}}}}}}]
"""


def _turned(text, first, second):
    """A text in which two lines or items have changed places."""
    assert first in text
    assert second in text
    return text.replace(first, "@").replace(second, first).replace("@", second)


@pytest.mark.parametrize(("policy", "decides"), [("first-match", True), ("exactly-one", False)])
def test_the_order_of_segments_counts_where_the_first_that_matches_wins(book_of, policy, decides):
    text = ORDERED.format(policy=policy)
    items = [line for line in text.splitlines(keepends=True) if "{id: large" in line or "{id: small" in line]
    before, after = fingerprints(book_of(text)), fingerprints(book_of(_turned(text, *items)))

    assert (before["segmentation:size"] != after["segmentation:size"]) is decides
    assert before["segment:large"] == after["segment:large"]


def test_the_order_of_statuses_counts_for_the_list_alone(book_of):
    text = ORDERED.format(policy="exactly-one")
    items = "{id: own, title: Own, when: {orders: {from: 5}}}", "{id: new, title: New, when: {orders: {from: 1}}}"
    before, after = fingerprints(book_of(text)), fingerprints(book_of(_turned(text, *items)))

    assert {ref for ref in before if before[ref] != after[ref]} == {"statuses"}


def test_whatever_must_be_read_anew_has_another_fingerprint():
    book = load_book(ROOT / "content").book
    looked_at = 0
    for one in compared(book).values():
        for edited in _edits(one.noun):
            found = differences(one.noun, edited, lambda _before, _after: False, one.parts | {"id"})
            if any(level_of(difference, one.kind) == "must-read" for difference in found):
                looked_at += 1
                assert fingerprint(replace(one, noun=edited)) != fingerprint(one), (one.ref, edited)

    assert looked_at > 300


def _edits(noun):
    """A noun with one value of it, or of what it holds, taken out or made another."""
    for field in fields_of(type(noun)):
        value = getattr(noun, field.name)
        if field.name not in {"segments", "states"}:
            yield from (noun.model_copy(update={field.name: other}) for other in _others(value))


def _others(value):
    if isinstance(value, Noun):
        return list(_edits(value))
    if isinstance(value, tuple):
        parts = [(value[:place], item, value[place + 1 :]) for place, item in enumerate(value)]
        edited = [(*head, other, *tail) for head, item, tail in parts for other in _others(item)]
        return [(*head, *tail) for head, _item, tail in parts] + edited
    if isinstance(value, dict):
        fewer = [{name: one for name, one in value.items() if name != key} for key in value]
        return fewer + [{**value, key: other} for key, item in value.items() for other in _others(item)]
    return [make(value) for kind, make in _EDITS.items() if type(value) is kind]


_EDITS = {
    bool: lambda value: not value,
    int: lambda value: value + 1,
    Decimal: lambda value: value + 1,
    str: lambda value: f"{value}-77",
    date: lambda value: value + timedelta(days=1),
    Duration: lambda value: replace(value, amount=value.amount + 1),
}
