"""Given a book, I get how many clients and ways were looked at, and what was proved of them."""

from __future__ import annotations

import textwrap
from datetime import date
from itertools import product

import pytest

from playbook.check import check_book
from playbook.check.populations import populations
from playbook.criteria.classify import meets
from playbook.load import load_book
from playbook.plan.checked import Checked, waivers_of
from playbook.plan.evidence import Evidence
from playbook.plan.proofs import clients_of, other_proofs, pipeline_proofs, segmentation_proofs
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Tiles, language: en, margin_floor: 10%}
    attributes:
      - {id: volume, title: Volume, kind: money}
      - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain, shop: Shop}}
      - {id: unused, title: Unused, kind: flag}
    segmentations:
      - id: by-value
        title: By value
        segments:
          - {id: small, title: Small, criteria: {volume: {below: 100}}}
          - {id: large, title: Large, criteria: {volume: {from: 100}, channel: [dealer, chain]}}
          - {id: shops, title: Shops, criteria: {volume: {from: 100}, channel: [shop]}}
      - {id: free, title: Free, policy: overlapping, complete: false, segments: [{id: any, title: Any}]}
    pipelines:
      - id: new
        title: New
        states:
          - {id: call, title: Call, kind: start, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost, when: No}]}
          - {id: won, title: Won, kind: won}
          - {id: lost, title: Lost, kind: lost}
    cases: [{id: one, title: One, client: {volume: 5, channel: shop}, expect: {segments: [small, any]}}]
    """


@pytest.fixture
def proofs_of(write_book):
    return lambda text: _proofs(load_book(write_book({"book.yml": textwrap.dedent(text)})))


@pytest.fixture
def proofs(proofs_of):
    return proofs_of(BOOK)


def _proofs(loaded):
    checked = Checked(tuple(check_book(loaded, date(2026, 12, 1))), loaded.sources, date(2026, 12, 1))
    evidence, words = Evidence(loaded.book, checked, waivers_of(loaded.book, checked)), wording_of(loaded.book, "en")
    return loaded.book, evidence, words


def test_clients_are_counted_by_what_criteria_tell_apart(proofs):
    by_value, free = segmentation_proofs(*proofs)

    assert by_value.looked_at == "4 clients × 3 segments"
    assert (by_value.count, by_value.is_proven) == (12, True)
    assert [claim.verdict for claim in by_value.claims] == ["proven", "proven"]
    assert (free.looked_at, free.claims, free.is_proven) == ("1 client × 1 segment", (), False)


def test_clients_of_different_pieces_are_told_apart_by_some_criterion(proofs):
    book = proofs[0]
    population = populations(book)[0][1]
    axes = population.space.axes
    pieces = [[1 << place for place in range(axis.whole.bit_length())] for axis in axes]
    clients = [{axis.name: axis.value(mask) for axis, mask in zip(axes, one, strict=True)} for one in product(*pieces)]
    attributes = {attribute.id: attribute for attribute in book.attributes}
    criteria = [segment.criteria for segment in book.segmentations[0].segments]
    told = {
        tuple(meets({name: one}, client, attributes) for each in criteria for name, one in each.items())
        for client in clients
    }

    assert len(clients) == 6
    assert len(told) == clients_of(population) == 4


def test_ways_are_counted_and_what_is_not_promised_is_not_claimed(proofs):
    [new] = pipeline_proofs(*proofs)

    assert new.looked_at == "2 ways, 1 of them to a sale"
    sentences = {claim.sentence: claim.verdict for claim in new.claims}
    assert sentences["Every deadline says where the client goes."] == "proven"
    assert "No way to a sale is longer than allowed." not in sentences


def test_cases_are_told_even_without_a_chapter_of_their_own(proofs):
    [cases] = other_proofs(*proofs)

    assert (cases.ref, cases.looked_at, cases.is_proven) == ("", "1 worked example", True)


def test_of_what_one_rule_could_not_find_out_only_its_own_claim_is_in_doubt(write_book):
    economics = "{launch_cost: 1, clients: 9, turnover_per_client: 9, margin: 30%, uplift: 90%, horizon: 12mo}"
    text = f"""
        book: {{title: Tiles, language: en, margin_floor: 10%}}
        products: [{{id: tile, title: Tile, margin: 30%}}, {{id: glue, title: Glue}}]
        loyalty:
          - {{id: a, title: A, terms: [{{percent: 5%}}], products: [tile, glue]}}
          - {{id: b, title: B, economics: {economics}}}
        """
    loaded = load_book(write_book({"book.yml": textwrap.dedent(text)}))
    checked = Checked(tuple(check_book(loaded, date(2026, 12, 1))), loaded.sources, date(2026, 12, 1))
    evidence = Evidence(loaded.book, checked, waivers_of(loaded.book, checked))
    [loyalty] = other_proofs(loaded.book, evidence, wording_of(loaded.book, "en"))

    assert {code for one in checked.diagnostics for code in one.unproven} == {"L601"}
    assert [claim.verdict for claim in loyalty.claims] == ["unproven", "open"]


def test_choices_that_no_criterion_tells_apart_are_one(proofs_of):
    channels = ", ".join(f"c{number}: C{number}" for number in range(10))
    [one] = segmentation_proofs(
        *proofs_of(f"""
            book: {{title: Tiles, language: en}}
            attributes: [{{id: channel, title: Channel, kind: choice, values: {{{channels}}}}}]
            segmentations:
              - id: s
                title: S
                segments:
                  - {{id: shop, title: Shop, criteria: {{channel: [c1]}}}}
                  - {{id: rest, title: Rest, criteria: {{channel: {{not: [c1]}}}}}}
            """)
    )

    assert (one.looked_at, one.count) == ("2 clients × 2 segments", 4)


def with_more(text, more):
    return f"{text.rstrip()}\n    {more}\n"


def verdicts(proofs):
    return {claim.sentence: claim.verdict for proof in proofs for claim in proof.claims}


TOO_LONG = "No way to a sale is longer than allowed."


@pytest.mark.parametrize("level", ["warning", "info"])
def test_no_sum_of_deadlines_is_proven_where_one_is_missing(proofs_of, level):
    limited = BOOK.replace("title: New\n", "title: New\n        max_cycle: 10d\n")
    open_end = with_more(limited.replace("deadline: 3d, on_deadline: lost, ", ""), f"checks: {{P405: {level}}}")

    assert verdicts(pipeline_proofs(*proofs_of(limited)))[TOO_LONG] == "proven"
    assert verdicts(pipeline_proofs(*proofs_of(open_end)))[TOO_LONG] == "open"


def test_no_programme_is_proven_to_pay_of_which_nobody_reckoned_it(proofs_of):
    claim = "Each pays off within its horizon, by the growth it expects."
    programme = "loyalty: [{{id: g, title: G, terms: [{{kind: gift{}}}]}}]".format
    for level in ("warning", "info"):
        text = with_more(with_more(BOOK, f"checks: {{L606: {level}}}"), programme(", cost: 100"))
        assert verdicts(other_proofs(*proofs_of(text)))[claim] == "open"
    assert verdicts(other_proofs(*proofs_of(with_more(BOOK, programme("")))))[claim] == "proven"


def test_nobody_is_claimed_to_be_met_where_nobody_is_to_be(proofs_of):
    claim = "In every state each segment has somebody who speaks with it."
    start = BOOK.index("    attributes:")
    undivided = BOOK[:start] + BOOK[BOOK.index("    pipelines:") : BOOK.index("    cases:")]

    assert claim not in verdicts(pipeline_proofs(*proofs_of(undivided)))
    assert verdicts(pipeline_proofs(*proofs_of(with_more(BOOK, "checks: {T301: warning}"))))[claim] == "open"


HANDED = with_more(
    with_more(
        BOOK.replace("kind: start,", "kind: start, owner: a,").replace("kind: won}", "kind: won, owner: b}"),
        "roles: [{id: a, title: A, headcount: 1}, {id: b, title: B, headcount: 1, reports_to: a}]",
    ),
    "handoffs: [{id: h, title: H, from: a, to: b, at: new/won, passes: [x], accept_within: 1d}]",
)
HANDED_OVER = "Whenever the owner changes, the client is handed over."


def test_what_waits_between_two_people_is_neither_handed_over_nor_in_time(proofs_of):
    for limit, verdict in (("4d", "proven"), ("3d", "open")):
        text = HANDED.replace("title: New\n", f"title: New\n        max_cycle: {limit}\n")
        claimed = verdicts(pipeline_proofs(*proofs_of(text)))
        assert (claimed[HANDED_OVER], claimed[TOO_LONG]) == (verdict, verdict)
    without = HANDED.replace(", accept_within: 1d", "")
    assert verdicts(pipeline_proofs(*proofs_of(without)))[HANDED_OVER] == "open"


def test_work_that_outlasts_a_deadline_proves_no_longest_way(proofs_of):
    text = BOOK.replace("title: New\n", "title: New\n        max_cycle: 10d\n").replace(
        "deadline: 3d", "deadline: 3d, lasts: 5d"
    )

    assert verdicts(pipeline_proofs(*proofs_of(text)))[TOO_LONG] == "open"


def test_not_every_client_is_in_a_segment_who_may_be_unknown(proofs_of):
    text = BOOK.replace("title: Volume, kind: money", "title: Volume, kind: money, may_be_unknown: true")
    claim = "Every possible client is in a segment, or is not ours."

    assert verdicts(segmentation_proofs(*proofs_of(BOOK)))[claim] == "proven"
    assert verdicts(segmentation_proofs(*proofs_of(text)))[claim] == "open"


NOT_ASKED = "Whether somebody speaks with each segment: no pipeline has a state to meet it in."


def test_of_segments_that_no_pipeline_meets_it_is_told_that_nobody_asked(proofs_of):
    lines = "lines: [{id: old, title: Old}, {id: late, title: Late}]"
    text = with_more(BOOK.replace("- id: new\n", "- id: new\n        line: old\n"), lines)
    late = text.replace("title: By value\n", "title: By value\n        line: late\n")
    of_one = "Whether somebody speaks with each segment in “{}”: no pipeline has a state to meet it in.".format

    assert NOT_ASKED not in verdicts(segmentation_proofs(*proofs_of(BOOK)))
    by_value, free = segmentation_proofs(*proofs_of(late))
    assert (verdicts([by_value])[NOT_ASKED], by_value.is_proven) == ("off", True)
    assert verdicts([free])[of_one("Late")] == "off"
    claimed = verdicts(pipeline_proofs(*proofs_of(text)))
    assert "In every state each segment of “Old” has somebody who speaks with it." in claimed
