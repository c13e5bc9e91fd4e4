"""One beginning and both ends."""

from __future__ import annotations


def test_each_missing_kind_is_told_by_itself_at_the_pipeline(told, pipeline):
    found = told("P401", pipeline("a: {kind: work, next: [{to: a}]}"))

    assert {one.line for one in found} == {3}
    assert {one.message for one in found} == {
        "“P” does not say where a client begins.",
        "“P” does not say when a client is won.",
        "“P” has no place for a client who refuses.",
    }


def test_a_second_start_is_told_with_the_first(told, pipeline):
    ways = "next: [{to: won}, {to: lost}]"
    text = pipeline(
        f"a: {{kind: start, {ways}}}", f"b: {{kind: start, {ways}}}", "won: {kind: won}", "lost: {kind: lost}"
    )
    [found] = told("P401", text)

    assert (found.line, found.message) == (8, "A client of “P” begins at “A” and at “B”: at which of them?")
    assert found.related == [(7, "“A” is a start as well.")]


def test_what_could_not_be_read_is_not_held_to_be_missing(told, pipeline):
    text = pipeline("a: {kind: start, next: [{to: won}, {to: lost}]}", "won: {kind: won}", "lost: {kind: lots}")

    assert told("P401", text, is_sound=False) == []
