"""Lots look like chance, and stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from playbook.plan.quiz.lots import drawn, lot

names = st.lists(st.text(max_size=4), unique=True, max_size=8)


def test_a_lot_is_the_same_on_every_machine_and_day():
    assert lot("owner", "new").startswith("3101e0fd")


def test_names_are_not_run_together():
    assert lot("ab", "c") != lot("a", "bc")


@given(names, st.randoms())
def test_where_an_item_stands_does_not_matter(items, chance):
    shuffled = list(items)
    chance.shuffle(shuffled)

    assert drawn(items, str, "seed") == drawn(shuffled, str, "seed")


@given(names, st.text(max_size=4))
def test_one_item_more_moves_none_of_the_others(items, more):
    others = [one for one in drawn({*items, more}, str, "seed") if one != more]

    assert others == [one for one in drawn(items, str, "seed") if one != more]


def test_another_seed_gives_another_order():
    orders = {tuple(drawn("abcdef", str, str(seed))) for seed in range(20)}

    assert len(orders) > 10
