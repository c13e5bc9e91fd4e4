"""What is called alike is told apart, or not told at all."""

from __future__ import annotations

import pytest

from playbook.plan.quiz.known import known_of

PIPELINES = """
    pipelines:
      - {{id: a, title: Alpha, states: [{{id: new, title: New}}, {{id: deal, title: Deal}}]}}
      - {{id: b, title: {other}, states: [{{id: deal, title: deal}}]}}
    """


@pytest.mark.parametrize(
    ("name", "other", "said"),
    [("a/new", "Beta", "“New”"), ("a/deal", "Beta", "“Deal” of “Alpha”"), ("a/deal", "alpha", None)],
)
def test_a_state_is_named_so_that_it_means_no_other(book_of, name, other, said):
    message = known_of(book_of(PIPELINES.format(other=other))).state_in_words(name)

    assert (message and str(message)) == said


def test_a_segment_whose_title_is_that_of_another_is_not_clear(book_of):
    book = book_of("""
        segmentations:
          - {id: a, title: A, segments: [{id: small, title: Small}, {id: large, title: Large}]}
          - {id: b, title: B, segments: [{id: tiny, title: small}]}
        """)

    assert known_of(book).clear_segments(["small", "large", "tiny", "nowhere"]) == ["large"]


def test_a_book_is_gathered_once(book_of):
    book = book_of("roles: [{id: hunter, title: Hunter}]")

    assert known_of(book) is known_of(book)
