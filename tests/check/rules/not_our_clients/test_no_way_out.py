"""Lines that refuse clients, and the way out of their start."""

from __future__ import annotations

BOOK = """
lines: [{id: w, title: Wholesale}, {id: r, title: Retail}]
not_our_clients:
  - {id: n, title: Tiny, %s signs: [Begs], reason: R., action: A.}
pipelines:
  - id: p
    title: P
    %s
    states:
      - {id: first, title: First, kind: start, next: [{to: %s}]}
      - {id: won, title: Won, kind: won}
      - {id: lost, title: Lost, kind: lost}
  - {id: q, title: Q, line: w, states: [{id: gone, title: Gone, kind: lost}]}
"""


def test_a_start_of_two_lines_is_told_once(told):
    [told_once] = told("N204", BOOK % ("", "", "won"))

    assert told_once.message == "No way leads from “First” to a refusal: where does the seller put “Tiny”?"
    assert (told_once.line, told_once.related) == (10, [4])


def test_a_way_to_a_refusal_here_or_in_another_pipeline_is_enough(found):
    for to in ("lost", "p/lost", "q/gone"):
        assert found("N204", BOOK % ("", "", to)) == []


def test_a_line_that_refuses_nobody_needs_no_way_out(found):
    assert found("N204", BOOK % ("line: r,", "line: w", "won")) == []
    assert len(found("N204", BOOK % ("line: r,", "line: r", "won"))) == 1
