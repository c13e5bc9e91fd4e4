from __future__ import annotations

from playbook.plan.grouping import grouped


def test_things_stand_under_each_name_they_give_in_their_order():
    assert grouped(["ab", "b", "ca"], list) == {"a": ("ab", "ca"), "b": ("ab", "b"), "c": ("ca",)}


def test_a_thing_that_gives_a_name_twice_stands_there_once():
    assert grouped(["aa"], list) == {"a": ("aa",)}


def test_a_thing_without_names_stands_nowhere():
    assert grouped([""], list) == {}
