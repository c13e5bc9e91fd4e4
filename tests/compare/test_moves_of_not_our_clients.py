"""Who ceases to be ours, and who becomes it."""

from __future__ import annotations

from playbook.compare.moves import moves_between
from tests.compare.conftest import entry, part

TINY = entry("tiny", purchases={"below": "100"})
ABROAD = entry("abroad", is_abroad="true")


def told(moves):
    return {(move.before, move.after): str(move.message) for move in moves}


def test_who_is_refused_from_now_on_and_who_is_no_more(book):
    assert told(moves_between(book(), book(not_our_clients=[TINY]))) == {
        ("", "not-our-client:tiny"): "A client (Purchases: £90) is no longer ours: “Tiny”."
    }
    assert told(moves_between(book(not_our_clients=[TINY]), book())) == {
        ("not-our-client:tiny", ""): "A client (Purchases: £90) was not ours (“Tiny”), is ours now."
    }


def test_who_is_excepted_is_ours(book):
    excepted = entry("tiny", ({"channel": ["chain"]},), purchases={"below": "100"})

    [move] = moves_between(book(not_our_clients=[TINY]), book(not_our_clients=[excepted]))

    assert (move.scope, move.before, move.after) == ("not-our-clients", "not-our-client:tiny", "")
    assert str(move.message) == "A client (Purchases: £90, Channel: Chain) was not ours (“Tiny”), is ours now."
    assert move.witness == {"purchases": 90, "channel": "chain"}


def test_who_is_refused_for_another_reason_is_told_both(book):
    moves = moves_between(book(not_our_clients=[TINY, ABROAD]), book(not_our_clients=[ABROAD, TINY]))

    assert told(moves) == {
        (
            "not-our-client:tiny",
            "not-our-client:abroad",
        ): "A client (Purchases: £90, Abroad: yes) was not ours by “Tiny”, is not ours by “Abroad” now."
    }


def test_signs_decide_nothing_and_a_new_reason_moves_nobody(book):
    by_signs = TINY | {"signs": ["Asks for credit."]}

    assert told(moves_between(book(not_our_clients=[TINY]), book(not_our_clients=[by_signs]))).keys() == {
        ("not-our-client:tiny", "")
    }
    assert moves_between(book(not_our_clients=[TINY]), book(not_our_clients=[TINY | {"reason": "Costly."}])) == ()


def test_a_new_name_alone_moves_nobody(book):
    small = TINY | {"id": "small"}
    renamed = {"not-our-client:tiny": "not-our-client:small"}

    assert moves_between(book(not_our_clients=[TINY]), book(not_our_clients=[small]), renamed) == ()


SIZES = [
    part("small", purchases={"below": "500"}),
    part("dealers", purchases={"from": "500"}, channel=["dealer"]),
    part("chains", purchases={"from": "500"}, channel=["chain"]),
]


def test_who_is_no_longer_ours_is_told_with_the_segment_that_he_was_in(book):
    moves = moves_between(book(SIZES), book(SIZES, not_our_clients=[TINY]))

    assert told(moves)["", "not-our-client:tiny"] == "A client (Purchases: £90) was “Small”, is no longer ours: “Tiny”."
    back = told(moves_between(book(SIZES, not_our_clients=[TINY]), book(SIZES)))
    assert back["not-our-client:tiny", ""] == "A client (Purchases: £90) was not ours (“Tiny”), is ours now: “Small”."


def test_no_segment_is_told_where_it_depends_on_what_is_not_told_of_the_client(book):
    large = entry("large", purchases={"from": "800"})
    [message] = told(moves_between(book(SIZES), book(SIZES, not_our_clients=[large]))).values()

    assert message.endswith(") is no longer ours: “Large”.")


LINES = {"lines": [{"id": "wholesale", "title": "Wholesale"}, {"id": "retail", "title": "Retail"}]}


def test_who_is_refused_in_one_line_alone_is_told_so(book):
    in_retail = book(not_our_clients=[TINY | {"line": "retail"}], **LINES)

    assert told(moves_between(book(**LINES), in_retail)) == {
        ("", "not-our-client:tiny"): "In “Retail”: A client (Purchases: £90) is no longer ours: “Tiny”."
    }
    everywhere = book(not_our_clients=[TINY], **LINES)
    assert told(moves_between(book(**LINES), everywhere)) == {
        ("", "not-our-client:tiny"): "A client (Purchases: £90) is no longer ours: “Tiny”."
    }


def test_of_books_of_which_one_alone_has_lines_its_lines_are_compared_with_the_whole_other(book):
    in_retail = book(not_our_clients=[TINY | {"line": "retail"}], **LINES)

    assert told(moves_between(book(not_our_clients=[TINY]), in_retail)) == {
        ("not-our-client:tiny", ""): "In “Wholesale”: A client (Purchases: £90) was not ours (“Tiny”), is ours now."
    }


def test_a_line_with_a_new_name_is_the_same_line(book):
    in_retail = book(not_our_clients=[TINY | {"line": "retail"}], **LINES)
    shops = [LINES["lines"][0], {"id": "shops", "title": "Shops"}]
    in_shops = book(not_our_clients=[TINY | {"line": "shops"}], lines=shops)

    assert moves_between(in_retail, in_shops, {"line:retail": "line:shops"}) == ()
    assert told(moves_between(in_retail, book(lines=shops), {"line:retail": "line:shops"})) == {
        ("not-our-client:tiny", ""): "In “Shops”: A client (Purchases: £90) was not ours (“Tiny”), is ours now."
    }
