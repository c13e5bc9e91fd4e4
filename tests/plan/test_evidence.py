"""Given what a check found, silenced and was not asked, I get what may be called proved."""

from __future__ import annotations

import textwrap
from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book
from playbook.plan.checked import Checked, waivers_of
from playbook.plan.evidence import Evidence

BOOK = """\
book: {{title: Tiles, language: en}}
attributes: [{{id: volume, title: Volume, kind: money}}]
checks: {{{checks}}}
segmentations:
  - id: by-volume{comment}
    title: By volume
    segments: [{{id: large, title: Large, criteria: {{{criteria}}}}}]
"""
GAP = "volume: {from: 100}"
WHOLE = "volume: {from: 0}"


def verdict(write_book, codes, *, checks="", comment="", criteria=WHOLE):
    text = textwrap.dedent(BOOK).format(checks=checks, comment=comment, criteria=criteria)
    loaded = load_book(write_book({"book.yml": text}))
    checked = Checked(tuple(check_book(loaded, date(2026, 12, 1))), loaded.sources, date(2026, 12, 1))
    evidence = Evidence(loaded.book, checked, waivers_of(loaded.book, checked))
    return evidence.verdict(loaded.book.segmentations[0].address, codes)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "proven"),
        ({"criteria": GAP}, "open"),
        ({"criteria": GAP, "checks": "S101: info"}, "open"),
        ({"criteria": GAP, "comment": " # playbook: ignore S101: on purpose"}, "waived"),
        ({"criteria": "size: {from: 0}"}, "unproven"),
        ({"criteria": "size: {from: 0}", "comment": " # playbook: ignore F008: on purpose"}, "waived"),
        ({"checks": 'S101: "off"'}, "off"),
        ({"checks": 'F008: "off"'}, "off"),
    ],
)
def test_only_what_was_asked_and_answered_is_proved(write_book, given, expected):
    assert verdict(write_book, ("S101", "S105"), **given) == expected


def test_a_rule_that_there_is_not_proves_nothing(write_book):
    assert verdict(write_book, ("X999",)) == "off"
