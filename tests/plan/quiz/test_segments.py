"""Given a segment, a client near its border is asked about, and the book itself proves which segment is right."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings

from playbook.criteria import classify
from playbook.criteria.classify import segments_of
from playbook.diagnostics import Address
from playbook.plan.quiz.known import Setting, known_of
from playbook.plan.quiz.segments import segment_of, segment_question
from tests.plan.quiz.random_rules import client_in, completions, refusals, segmentations, setting_of

BOOK = """
attributes:
  - {id: sum, title: Purchases a year, kind: money, range: {from: 0, to: 300_000_000}, step: 1_000, may_be_unknown: true}
  - {id: shop, title: Kind of shop, kind: choice, values: {dealer: Showroom, chain: Chain, studio: Studio, cafe: Café}}
  - {id: stock, title: Own warehouse, kind: flag}
segmentations:
  - id: by-value
    title: By value
    segments:
      - {id: unknown, title: Not weighed yet, criteria: {sum: unknown}}
      - {id: small, title: Workshops, criteria: {sum: {below: 1_000_000}}}
      - {id: medium, title: Showrooms, criteria: {sum: {from: 1_000_000, below: 5_000_000}}}
      - {id: large, title: Pillars, criteria: {sum: {from: 5_000_000}}}
  - id: by-shop
    title: By shop
    policy: first-match
    segments:
      - {id: stocked, title: Those who stock, criteria: {shop: [dealer], stock: true}}
      - {id: ordering, title: Those who order, criteria: {shop: [dealer]}}
      - {id: chains, title: Chains, criteria: {shop: [chain]}}
      - {id: rest, title: Everyone else}
  - id: guests
    title: Guests
    policy: overlapping
    complete: false
    segments:
      - {id: keen, title: Keen, criteria: {stock: true}}
      - {id: big, title: Big, criteria: {sum: {from: 2_000_000}}}
not_our_clients:
  - {id: tiny, title: Tiny, criteria: {sum: {below: 300_000}}, reason: R., action: A.}
"""


def test_a_client_near_a_border_is_asked_about(setting, told):
    question = segment_question(setting(BOOK), "medium")

    asked, right, wrong = told(question)
    assert asked in {
        f"A client of ours. Purchases a year: €{value}. In which segment is it?"
        for value in ("1,000,000", "1,100,000", "4,900,000")
    }
    assert (right, wrong) == ("Showrooms", ["Not weighed yet", "Pillars", "Workshops"])
    assert question.explain == "“Showrooms”. Purchases a year: from €1,000,000 to under €5,000,000."
    assert question.about == "segmentation:by-value"


def test_a_segment_of_one_line_is_asked_about_with_its_line(setting, told):
    lines = "lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]\nattributes:"
    text = BOOK.replace("attributes:", lines).replace("title: By value", "title: By value\n    line: wholesale")

    assert told(segment_question(setting(text), "medium"))[0].startswith(
        "Line “Wholesale”. A client of ours. Purchases"
    )
    assert told(segment_question(setting(text), "rest"))[0].startswith("A client of ours.")
    assert told(segment_question(setting(text, "retail"), "rest"))[0].startswith("Line “Retail”. A client of ours.")


def test_what_is_not_known_is_asked_about_too(setting, told):
    asked, right, _wrong = told(segment_question(setting(BOOK), "unknown"))

    assert (asked, right) == (
        "A client of ours. Purchases a year: not known. In which segment is it?",
        "Not weighed yet",
    )


def test_where_order_decides_what_keeps_it_out_of_earlier_segments_is_told(setting, told):
    question = segment_question(setting(BOOK), "ordering")

    asked, right, wrong = told(question)
    assert asked == "A client of ours. Kind of shop: Showroom. Own warehouse: no. In which segment is it?"
    assert right == "Those who order"
    assert "Those who stock" in wrong
    assert question.explain == "“Those who order”. Kind of shop: Showroom. Segments above it come first."


def test_the_segment_of_all_others_is_asked_about(setting, told):
    question = segment_question(setting(BOOK), "rest")

    assert told(question)[1] == "Everyone else"
    assert question.explain == "“Everyone else”: everyone whom no segment above takes."


def test_a_question_that_says_its_own_answer_is_not_asked(setting):
    assert segment_question(setting(BOOK), "chains") is None


def test_a_client_in_two_segments_is_not_asked_about(setting, told):
    asked, right, wrong = told(segment_question(setting(BOOK), "big"))

    assert "Own warehouse: no." in asked
    assert (right, wrong) == ("Big", ["In none of them", "Keen"])


def test_a_part_of_the_segments_proves_nothing(setting):
    whole = setting(BOOK)
    address = whole.book.segmentations[0].address
    part = whole.book.model_copy(update={"partial": frozenset({address})})

    assert isinstance(address, Address)
    assert segment_question(whole, "medium") is not None
    assert segment_question(Setting(part, known_of(part), whole.words), "medium") is None


@pytest.mark.parametrize("missing", ["attributes", "segmentations", "not_our_clients"])
def test_an_edition_that_leaves_out_what_divides_clients_asks_nothing(setting, missing):
    whole = setting(BOOK)
    sections = frozenset({"attributes", "segmentations", "not_our_clients"} - {missing})
    part = whole.book.model_copy(update={"sections": sections})

    assert segment_question(Setting(part, known_of(part), whole.words), "medium") is None


def test_two_segments_of_one_title_are_not_asked_about(setting):
    text = BOOK.replace("title: Pillars", "title: showrooms")

    assert segment_question(setting(text), "medium") is None


def test_a_segment_of_whom_all_are_not_ours_is_not_asked_about(setting):
    text = BOOK.replace("{below: 300_000}", "{from: 5_000_000}")

    assert segment_question(setting(text), "large") is None
    assert segment_question(setting(text), "medium") is not None


@pytest.mark.parametrize(
    ("division", "told", "found"),
    [
        ("by-value", {"sum": Decimal(2_000_000)}, "medium"),
        ("by-value", {}, None),  # unknown to `classify`, and anything in truth
        ("by-value", {"sum": Decimal(200_000)}, None),  # not ours
        ("by-shop", {"shop": "dealer"}, None),  # the warehouse decides
        ("by-shop", {"shop": "chain"}, "chains"),
        ("guests", {"stock": True, "sum": Decimal(2_000_000)}, None),  # in two
        ("guests", {"stock": False, "sum": Decimal(1_000_000)}, ""),
    ],
)
def test_a_segment_is_proved_or_left_open(setting, division, told, found):
    asked = setting(BOOK)

    assert segment_of(asked, asked.known.segmentations[division], told) == found


def test_whatever_else_a_client_is_exactly_one_answer_is_true():
    """Read back from its words, and held against `classify` with all that may be true of the client beside."""
    asked = []

    @settings(max_examples=200)
    @given(segmentations(), refusals())
    def look(segmentation, refused):
        setting = setting_of(segmentation, refused)
        for segment in setting.book.segments():
            question = segment_question(setting, segment.id)
            if question is not None:
                asked.append(segmentation["policy"])
                [right] = [choice.text for choice in question.choices if choice.is_right]
                told = client_in(question.question)
                assert right == segment.title
                assert _titles(setting.book, told) == [right]
                for client in completions(told, random.Random(7)):  # noqa: S311 - no secrets
                    if classify(setting.book, client).not_our_client is None:
                        assert _titles(setting.book, client) == [right]

    look()
    assert all(asked.count(policy) > 20 for policy in ("exclusive", "first-match", "overlapping"))


def _titles(book, client):
    return [one.title for one in classify(book, client).segments]


@given(segmentations())
def test_nothing_is_asked_that_reads_alike_for_another_segment(segmentation):
    setting = setting_of(segmentation, [])
    division = setting.book.segmentations[0]
    questions = [one for segment in division.segments if (one := segment_question(setting, segment.id))]

    for question in questions:
        client = client_in(question.question)
        found = [one.title for one in segments_of(division, client, setting.known.attributes)]
        assert [choice.text for choice in question.choices if choice.text in found] == found


def test_where_it_is_hidden_who_is_not_ours_nobody_is_surely_ours(setting, part_of):
    whole = setting(BOOK)

    assert segment_question(part_of(whole, sections=["authority"]), "medium") is not None
    assert segment_question(part_of(whole, sections=["not_our_clients"]), "medium") is None
    assert segment_question(part_of(whole, whole.book.not_our_clients[0]), "medium") is None
    assert segment_question(part_of(whole, whole.book.segmentations[0].segments[2]), "medium") is None
