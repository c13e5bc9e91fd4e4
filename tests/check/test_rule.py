"""Every rule's own examples: the bad one is found on the line it marks, the good one is silent."""

from __future__ import annotations

import re
from datetime import date

import pytest

from playbook.analytics.evidence import Evidence
from playbook.check import catalogue_of_rules, check_book
from playbook.check.rule import Rule
from playbook.load import load_book

RULES = [rule for rule in catalogue_of_rules().values() if rule.reported_by not in {"analytics", "publish"}]
"""What only a build can find has its example built in `tests/test_build.py`, what reading sources finds in `tests/analytics/test_evidence.py`."""
HERE = re.compile(r"\s*# <- here")
FRAME = {"book.yml": "book: {title: Book, language: en}\n"}
TODAY = date(2026, 11, 21)


def findings(write_book, example: str, rule: Rule) -> list[int]:
    folder = write_book({**FRAME, "example.yml": HERE.sub("", example)})
    measured = rule.ledger.measurements if rule.ledger else None
    found = check_book(load_book(folder), TODAY, Evidence(measured))
    found = [one for one in found if one.code == rule.code]
    assert {one.place.path for one in found} <= {"example.yml"}
    return [one.place.line for one in found]


def marked_lines(write_book, example: str) -> list[int]:
    text = (write_book({"marked.yml": example}) / "marked.yml").read_text("utf-8")
    return [number for number, line in enumerate(text.splitlines(), start=1) if HERE.search(line)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_is_found_on_the_marked_line(rule, write_book, tmp_path):
    marked = marked_lines(write_book, rule.bad)
    (tmp_path / "book" / "marked.yml").unlink()

    assert len(marked) == 1
    assert findings(write_book, rule.bad, rule) == marked


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_is_silent(rule, write_book):
    assert findings(write_book, rule.good, rule) == []
