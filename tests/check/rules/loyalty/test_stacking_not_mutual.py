"""Programmes that stack one way only."""

from __future__ import annotations


def test_both_programmes_are_told_where_they_stand(told):
    text = (
        "loyalty:\n"
        "  - {id: friends, title: Friends}\n"
        "  - id: season\n"
        "    title: Season\n"
        "    stacks_with:\n"
        "      - gift\n"
        "      - friends\n"
        "  - {id: gift, title: Gift, stacks_with: [season]}\n"
    )
    [found] = told("L602", text)

    assert found.line == 8
    assert found.message == "“Season” may be used together with “Friends”, but “Friends” says nothing of “Season”."
    assert found.hint == "Add “season” to stacks_with of “Friends”, or take “friends” out here."
    assert found.related == [(3, "“Season” is not named here.")]


def test_itself_and_what_is_not_defined_are_silent(told):
    assert told("L602", "loyalty:\n  - {id: a, title: A, stacks_with: [a, nowhere]}\n") == []
