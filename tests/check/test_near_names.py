"""Given a book's references, I get the nearest name of a kind, and it is searched for once however often it is asked."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book, near_names
from playbook.check.near_names import NearNames
from playbook.load import load_book

NAMES = NearNames(["role:keeper", "role:hunter", "state:deal/hunters", "term:keeper"])


@pytest.fixture
def searched(monkeypatch):
    """The words that a nearest name was searched for."""
    words, nearest = [], near_names.nearest

    def counted(word, known):
        words.append(word)
        return nearest(word, known)

    monkeypatch.setattr(near_names, "nearest", counted)
    return words


def test_names_of_a_kind_stand_in_the_order_of_the_book():
    assert list(NAMES.of_kind("role")) == ["keeper", "hunter"]
    assert list(NAMES.of_kind("case")) == []


def test_the_nearest_is_of_the_same_kind_and_may_be_written_in_other_letters():
    assert NAMES.near("role:huntr") == "hunter"
    assert NAMES.near("role:кeepеr") == "keeper"
    assert NAMES.near("case:keeper") is None


def test_a_name_without_its_kind_finds_the_first_that_bears_it():
    assert NAMES.bearer("keeper") == "role:keeper"
    assert NAMES.bearer("deal/hunters") == "state:deal/hunters"
    assert NAMES.bearer("nobody") is None


def test_what_is_not_found_is_not_searched_for_again_either(searched):
    names = NearNames(["role:keeper"])

    assert [names.near("role:zzz"), names.near("role:zzz")] == [None, None]
    assert searched == ["zzz"]


def test_many_mentions_of_a_few_unknown_names_are_few_searches(write_book, searched):
    roles = "".join(f"  - {{id: role-{number}, title: R, reports_to: rule-{number % 10}}}\n" for number in range(400))
    loaded = load_book(write_book({"book.yml": "book: {title: B, language: en}\n", "a.yml": f"roles:\n{roles}"}))
    told = [one for one in check_book(loaded, date(2026, 11, 1)) if one.code == "F002"]

    assert len(told) == 400
    assert 0 < len(searched) <= 40
