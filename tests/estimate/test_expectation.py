"""What a pipeline may be expected to bring, against figures reckoned by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from playbook.estimate.expectation import Expectation, expectation_of
from playbook.estimate.flow import NotKnown
from playbook.estimate.graph import state_graph


def expectation(book):
    return expectation_of(book, state_graph(book), book.pipelines[0])


STATES = {
    "new": {
        "kind": "start",
        "lasts": "2d",
        "next": [{"to": "talk", "share": "50%"}, {"to": "later", "share": "20%"}, {"to": "lost", "share": "30%"}],
    },
    "talk": {"deadline": "5wd", "next": [{"to": "won", "share": "40%"}, {"to": "lost", "share": "60%"}]},
    "later": {"kind": "pause", "lasts": "1mo", "next": [{"to": "new"}]},
    "won": {"kind": "won"},
    "lost": {"kind": "lost"},
}


def test_a_pipeline_with_a_way_back_reckoned_by_hand(one_pipeline):
    # A fifth comes back: 1 / (1 − 0.2) = 1.25 visits of “new”, 0.625 of “talk”, 0.25 of “later”.
    # Bought: 0.625 · 0.4 = 0.25. In work: 1.25 · 2 + 0.625 · 7 = 6.875 days; with 0.25 · 30 = 7.5 days of pauses 14.375.
    found = expectation(one_pipeline(STATES))

    assert isinstance(found, Expectation)
    assert found.conversion == {"p/won": Fraction(1, 4), "p/lost": Fraction(3, 4)}
    assert list(found.conversion) == ["p/won", "p/lost"]
    assert (found.sold, found.in_work, found.to_an_end) == (Fraction(1, 4), Fraction("6.875"), Fraction("14.375"))


def test_without_the_length_of_a_pause_the_time_in_work_is_known_all_the_same(one_pipeline):
    book = one_pipeline({**STATES, "later": {"kind": "pause", "next": [{"to": "new"}]}})
    found = expectation(book)

    assert isinstance(found, Expectation)
    assert found.in_work == Fraction("6.875")
    assert isinstance(found.to_an_end, NotKnown)
    assert (found.to_an_end.why, found.to_an_end.state.id) == ("stay", "later")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"talk": {"deadline": "5d", "next": [{"to": "won"}, {"to": "lost"}]}}, "shares"),
        ({"talk": {"deadline": "5d", "kind": "start", "next": [{"to": "won"}]}}, "starts"),
    ],
)
def test_why_nothing_is_known(one_pipeline, changed, why):
    found = expectation(one_pipeline({**STATES, **changed}))

    assert isinstance(found, NotKnown)
    assert found.why == why


def test_a_pipeline_that_ends_nowhere_sells_nothing(one_pipeline):
    book = one_pipeline({"a": {"kind": "start", "lasts": "1d"}})
    found = expectation_of(book, state_graph(book), book.pipelines[0])

    assert (found.sold, found.conversion, found.is_rounded) == (0, {}, False)
