"""Given comments that silence findings, I get those that do, with what they silence."""

from __future__ import annotations

import textwrap
from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book
from playbook.plan.checked import Checked, waivers_of

BOOK = """\
book: {{title: Tiles, language: en}}
attributes:
  - {{id: volume, title: Volume, kind: money}}
segmentations:
  {comment}
  - id: by-volume
    title: By volume
    segments:
      - {{id: large, title: Large, criteria: {{volume: {{from: 100}}}}}}
"""


def waivers(write_book, comment):
    loaded = load_book(write_book({"book.yml": textwrap.dedent(BOOK).format(comment=comment)}))
    today = date(2026, 12, 1)
    return waivers_of(loaded.book, Checked(tuple(check_book(loaded, today)), loaded.sources, today))


def test_a_waiver_knows_its_rule_its_day_and_what_it_silences(write_book):
    [found] = waivers(write_book, "# playbook: ignore S101 until 2027-03-01: small ones are served by the shop")

    assert (found.rule.code, found.ignore.until) == ("S101", date(2027, 3, 1))
    assert found.ignore.reason == "small ones are served by the shop"
    assert [str(address) for address in found.silenced] == ["segmentations/by-volume"]


@pytest.mark.parametrize(
    "comment",
    [
        "# playbook: ignore S102: nothing of the kind here",
        "# playbook: ignore S101 until 2026-03-01: this has ended",
        "# playbook: ignore S101",
        "# playbook: ignore X999: no such rule",
        "# a remark",
    ],
)
def test_what_silences_nothing_is_no_waiver(write_book, comment):
    assert waivers(write_book, comment) == ()
