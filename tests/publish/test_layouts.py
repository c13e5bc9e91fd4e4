from __future__ import annotations

import pytest

from playbook.publish.layouts import Layouts
from playbook.publish.page_numbers import Layout


class Pool:
    """Lays a text out on as many pages as it has letters, and remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def map(self, _function, texts):
        self.asked += texts
        return [Layout(len(text), {text: 0}) for text in texts]


@pytest.fixture
def ask():
    pool = Pool()
    layouts = Layouts(pool)

    def asked(*texts):
        before = len(pool.asked)
        assert [layout.pages for layout in layouts.of(texts)] == [len(text) for text in texts]
        assert layouts.laid_out == len(pool.asked)
        return pool.asked[before:]

    return asked


def test_the_longest_text_is_begun_first_and_the_answer_keeps_the_order(ask):
    assert ask("aa", "aaaa", "a") == ["aaaa", "aa", "a"]


def test_a_text_that_was_laid_out_before_is_not_laid_out_again(ask):
    ask("a", "bb")

    assert ask("a", "ccc", "bb") == ["ccc"]


def test_the_same_text_twice_is_laid_out_once(ask):
    assert ask("a", "a") == ["a"]
