"""Given words, a key is the same for as long as they are."""

from __future__ import annotations

import re

from playbook.plan.chapters.short_keys import ShortKeys, digest


def test_the_same_words_have_the_same_key_at_every_build():
    assert ShortKeys().key("read", "role:head") == ShortKeys().key("read", "role:head") == "tzodj"


def test_what_is_said_twice_on_a_page_has_two_keys():
    keys = ShortKeys()

    assert keys.key("do", "Ten calls") != keys.key("do", "Ten calls")


def test_thousands_of_things_on_a_page_have_keys_of_their_own():
    keys = ShortKeys()
    given = [keys.key("do", str(number)) for number in range(20_000)]

    assert len(set(given)) == len(given)
    assert all(re.fullmatch("[a-z2-7]{5}", key) for key in given)


def test_where_one_word_ends_and_another_begins_is_told():
    assert digest("ab", "c") != digest("a", "bc")
