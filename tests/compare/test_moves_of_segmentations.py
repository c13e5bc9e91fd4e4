"""Who moves between segments, book by book."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.compare import scope
from playbook.compare.moves import moves_between
from tests.compare.conftest import ATTRIBUTES, entry, part

SCOPE = "segmentation:by-volume"


def by_volume(border, **more):
    return [part("medium", purchases={"below": border}, **more), part("large", purchases={"from": border}, **more)]


def told(moves):
    return {(move.before, move.after): str(move.message) for move in moves}


def test_a_border_that_moves_takes_along_who_is_between_it_and_the_old_one(book):
    [move] = moves_between(book(by_volume("5_000_000")), book(by_volume("4_000_000")))

    assert (move.scope, move.before, move.after) == (SCOPE, "segment:medium", "segment:large")
    assert move.witness == {"purchases": Decimal(4_500_000)}
    assert str(move.message) == "A client (Purchases: £4,500,000) was “Medium”, becomes “Large”."


def test_the_books_name_their_own_segments(book):
    old, new = book(by_volume("5_000")), by_volume("4_000")
    new[1]["title"] = "Key accounts"

    assert told(moves_between(old, book(new))) == {
        ("segment:medium", "segment:large"): "A client (Purchases: £4,500) was “Medium”, becomes “Key accounts”."
    }


def test_a_border_that_takes_in_one_value_is_told_by_it(book):
    old = [part("small", purchases={"below": "100"}), part("large", purchases={"from": "100"})]
    new = [part("small", purchases={"to": "100"}), part("large", purchases={"above": "100"})]

    assert told(moves_between(book(old), book(new))) == {
        ("segment:large", "segment:small"): "A client (Purchases: £100) was “Large”, becomes “Small”."
    }


def test_what_divides_as_before_moves_nobody(book):
    old, new = by_volume("5_000"), by_volume("5000.00")
    new[0] |= {"title": "Middling", "approach": "Call."}
    refused = {"not_our_clients": [entry("abroad", is_abroad="true")]}

    assert moves_between(book(old), book(new[::-1])) == ()
    assert moves_between(book(old, **refused), book(new, **refused)) == ()


def test_only_what_decides_tells_the_client(book):
    old, new = (
        [
            part("strategic", is_abroad="true"),
            part("dealers", purchases={"from": border}, channel=["dealer"]),
            part("others"),
        ]
        for border in ("100", "200")
    )

    [move] = moves_between(book(old, policy="first-match"), book(new, policy="first-match"))

    assert str(move.message) == "A client (Purchases: £150, Channel: Dealer) was “Dealers”, becomes “Others”."
    assert move.witness == {"purchases": 150, "channel": "dealer", "is-abroad": False}


def test_where_order_decides_changing_places_moves_who_meets_both(book):
    both = [part("dealers", channel=["dealer"]), part("rich", purchases={"from": "100"}), part("others")]
    old, new = book(both, policy="first-match"), book([both[1], both[0], both[2]], policy="first-match")

    assert told(moves_between(old, new)) == {
        (
            "segment:dealers",
            "segment:rich",
        ): "A client (Purchases: £200, Channel: Dealer) was “Dealers”, becomes “Rich”."
    }


def test_a_segment_that_is_new_takes_from_the_others_and_one_that_goes_leaves_its_clients_to_nobody(book):
    two = by_volume("100")
    three = [two[0], part("large", purchases={"from": "100", "below": "900"}), part("huge", purchases={"from": "900"})]
    alone = [two[0]]

    assert told(moves_between(book(two), book(three))) == {
        ("segment:large", "segment:huge"): "A client (Purchases: £1,000) was “Large”, becomes “Huge”."
    }
    assert told(moves_between(book(two), book(alone))) == {
        ("segment:large", ""): "A client (Purchases: £200) was “Large”, is now in no segment of “By volume”."
    }
    assert told(moves_between(book(alone), book(two))) == {
        ("", "segment:large"): "A client (Purchases: £200) was in no segment of “By volume”, becomes “Large”."
    }


def test_a_segmentation_that_one_book_alone_has_moves_nobody(book):
    assert moves_between(book(by_volume("100")), book(segmentations=[])) == ()
    assert moves_between(book(segmentations=[]), book(by_volume("100"))) == ()


def test_who_is_not_ours_in_either_book_moves_between_no_segments(book):
    old = book(by_volume("100"), not_our_clients=[entry("tiny", purchases={"below": "90"})])
    new = book(by_volume("80"), not_our_clients=[entry("tiny", purchases={"below": "85"})])

    found = [(move.scope, move.before, move.after, move.witness["purchases"]) for move in moves_between(old, new)]

    assert found == [("not-our-clients", "not-our-client:tiny", "", 87), (SCOPE, "segment:medium", "segment:large", 94)]


def test_who_comes_to_be_ours_is_told_once(book):
    old = book(by_volume("100"), not_our_clients=[entry("tiny", purchases={"below": "90"})])

    assert [move.scope for move in moves_between(old, book(by_volume("80")))] == ["not-our-clients", SCOPE]
    assert [move.scope for move in moves_between(old, book(by_volume("100")))] == ["not-our-clients"]


def test_the_unknown_moves_where_somebody_else_provides_for_it(book):
    attributes = [ATTRIBUTES[0] | {"may_be_unknown": "true"}]
    old, new = by_volume("100"), by_volume("100")
    old[0]["criteria"]["purchases"] = [{"below": "100"}, "unknown"]
    new[1]["criteria"]["purchases"] = [{"from": "100"}, "unknown"]

    [move] = moves_between(book(old, attributes=attributes), book(new, attributes=attributes))

    assert move.witness == {"purchases": None}
    assert str(move.message) == "A client (Purchases: not known) was “Medium”, becomes “Large”."


def test_what_may_be_unknown_from_now_on_moves_who_is_provided_for(book):
    new = by_volume("100")
    new[1]["criteria"]["purchases"] = [{"from": "100"}, "unknown"]
    may_be = book(new, attributes=[ATTRIBUTES[0] | {"may_be_unknown": "true"}])

    assert told(moves_between(book(by_volume("100")), may_be)) == {
        ("", "segment:large"): "A client (Purchases: not known) was in no segment of “By volume”, becomes “Large”."
    }


def test_who_leaves_a_segment_for_everyone_is_told_by_what_keeps_him_out_of_the_others(book):
    parts = [part("large", purchases={"from": "100"}), part("others")]

    assert told(moves_between(book(parts, policy="first-match"), book(parts[:1], policy="first-match"))) == {
        ("segment:others", ""): "A client (Purchases: £90) was “Others”, is now in no segment of “By volume”."
    }


def test_an_attribute_that_is_new_tells_the_client(book):
    cars = {"id": "cars", "title": "Cars", "kind": "number", "unit": "cars", "range": {"from": "0"}}
    new = [part("medium", cars={"below": "10"}), part("large", cars={"from": "10"})]
    old, moved = book(by_volume("100")), book(new, attributes=[cars])

    assert told(moves_between(old, moved)) == {
        (
            "segment:medium",
            "segment:large",
        ): "A client (Cars: 20\u00a0cars, Purchases: £90) was “Medium”, becomes “Large”.",
        (
            "segment:large",
            "segment:medium",
        ): "A client (Cars: 8\u00a0cars, Purchases: £200) was “Large”, becomes “Medium”.",
    }


@pytest.mark.parametrize(
    ("was", "is_now", "witness"),
    [
        ({"step": "1"}, {"step": "any"}, Decimal("100.5")),
        ({"step": "10"}, {"step": "1"}, Decimal(105)),
        ({"range": {"from": "0", "to": "50"}, "step": "any"}, {"range": {"from": "0", "to": "101"}}, None),
    ],
)
def test_a_number_that_is_rounded_otherwise_moves_who_was_rounded_over_the_border(book, was, is_now, witness):
    parts = [part("small", purchases={"to": "100"}), part("large", purchases={"above": "100"})]
    old, new = (book(parts, attributes=[ATTRIBUTES[0] | one]) for one in (was, is_now))

    found = {(move.before, move.after): move.witness["purchases"] for move in moves_between(old, new)}

    if witness is None:
        assert list(found) == [("segment:large", "segment:small")]
    else:
        assert found == {("segment:small", "segment:large"): witness}


def test_a_choice_with_a_value_more_is_told_by_it(book):
    more = {"dealer": "Dealer", "chain": "Chain", "web": "Web shop"}
    parts = [part("dealers", channel=["dealer"]), part("others", channel={"not": ["dealer"]})]
    wider = [part("dealers", channel=["dealer", "web"]), part("others", channel=["chain"])]
    new = book(wider, attributes=[ATTRIBUTES[1] | {"values": more}])

    assert told(moves_between(book(parts), new)) == {
        ("segment:others", "segment:dealers"): "A client (Channel: Web shop) was “Others”, becomes “Dealers”."
    }


def test_who_leaves_one_of_two_segments_leaves_it_for_none(book):
    old = [part("all-dealers", channel=["dealer"]), part("rich", purchases={"from": "100"})]
    new = [old[0], part("rich", purchases={"from": "200"})]
    moves = moves_between(book(old, policy="overlapping"), book(new, policy="overlapping"))

    assert {(move.before, move.after) for move in moves} == {("segment:rich", "")}
    shared = part("rich", purchases={"from": "200"}, channel=["dealer"])
    [move] = moves_between(
        book([old[0], part("rich", purchases={"from": "100"}, channel=["dealer"])], policy="overlapping"),
        book([old[0], shared], policy="overlapping"),
    )
    assert str(move.message) == (
        "A client (Purchases: £150, Channel: Dealer) was “All-Dealers”, “Rich”, becomes “All-Dealers”."
    )


def test_where_order_comes_to_decide_who_was_in_two_stays_in_the_earlier(book):
    both = [part("dealers", channel=["dealer"]), part("rich", purchases={"from": "100"})]
    first = book(both, policy="first-match")

    [move] = moves_between(book(both), first)
    [back] = moves_between(first, book(both))

    assert (move.before, move.after, move.witness) == ("segment:rich", "", {"purchases": 200, "channel": "dealer"})
    assert (back.before, back.after, back.witness) == ("", "segment:rich", {"purchases": 200, "channel": "dealer"})


def test_a_new_name_alone_moves_nobody(book):
    sums = {"id": "sales", "title": "Sales", "kind": "money", "range": {"from": "0"}}
    new = [part("middle", sales={"below": "100"}), part("large", sales={"from": "100"})]
    way = {"id": "by-size", "title": "By size", "segments": new}
    renamed = {
        "segment:medium": "segment:middle",
        "attribute:purchases": "attribute:sales",
        "segmentation:by-volume": "segmentation:by-size",
    }
    same = book(segmentations=[way], attributes=[sums])

    assert moves_between(book(by_volume("100")), same, renamed) == ()

    [move] = moves_between(book(by_volume("50")), same, renamed)

    assert (move.scope, move.before, move.after) == ("segmentation:by-size", "segment:large", "segment:middle")
    assert move.witness == {"purchases": 70, "sales": 70}
    assert str(move.message) == "A client (Sales: £70) was “Large”, becomes “Middle”."


LINES = {"lines": [{"id": "wholesale", "title": "Wholesale"}, {"id": "retail", "title": "Retail"}]}


def test_who_moves_in_one_line_alone_is_told_so(book):
    refused = LINES | {"not_our_clients": [entry("small", purchases={"below": "500"}) | {"line": "retail"}]}

    [move] = moves_between(book(by_volume("100"), **refused), book(by_volume("200"), **refused))

    assert str(move.message) == "In “Wholesale”: A client (Purchases: £150) was “Large”, becomes “Medium”."


def test_a_witness_for_all_lines_is_one_whom_none_refuses(book):
    refused = LINES | {"not_our_clients": [entry("small", purchases={"below": "160"}) | {"line": "retail"}]}

    [move] = moves_between(book(by_volume("100"), **refused), book(by_volume("200"), **refused))

    assert str(move.message) == "A client (Purchases: £180) was “Large”, becomes “Medium”."


def test_what_no_book_defines_and_what_changed_its_kind_is_told(book):
    strange = [part("medium", height={"below": "5"}), part("large", purchases={"from": "5"})]
    counted = [{"id": "purchases", "title": "Purchases", "kind": "flag"}]

    [untold] = moves_between(book(by_volume("100")), book(strange))
    [unlike] = moves_between(book(by_volume("100")), book([part("medium", purchases="true")], attributes=counted))

    assert (untold.is_told, untold.witness, unlike.is_told) == (False, {}, False)
    assert str(untold.message) == (
        "It cannot be told who moves in “By volume”: its criteria test “height”, which the book does not define."
    )
    assert str(unlike.message) == (
        "It cannot be told who moves in “By volume”: “Purchases” is not of the kind that it was."
    )


def test_a_search_that_takes_too_long_says_so(book, monkeypatch):
    monkeypatch.setattr(scope, "BUDGET", 0)

    [move] = moves_between(book(by_volume("100")), book(by_volume("200")))

    assert not move.is_told
    assert str(move.message) == "It cannot all be told who moves in “By volume”: its borders cross too often."
