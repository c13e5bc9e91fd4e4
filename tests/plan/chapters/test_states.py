"""Given a state, its page tells until when, from what to what, what helps there, and what happens then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from playbook.plan.chapters.states import state_draft, state_marks, surroundings
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Sales book, language: en, currency: USD}
    roles: [{id: caller, title: Caller}, {id: hunter, title: Hunter}]
    segmentations: [{id: by-size, title: By size, segments: [{id: key, title: Key clients}]}]
    pipelines:
      - id: new
        title: New clients
        states:
          - id: talk
            title: Talk
            kind: work
            owner: caller
            summary: Four answers.
            deadline: {limit: 7d, warn: 2d, by_segment: {key: 9d}}
            on_deadline: refusal
            lasts: 4d
            entry: [The number is right]
            exit: [A day is named]
            steps: [{title: Call, lasts: 4h, body: Before eleven.}]
            next:
              - {to: refusal, when: Said no, reason: price, share: 20%}
              - {to: again/due, when: Bought already}
          - id: refusal
            title: Refusal
            kind: lost
            reasons: [{id: price, title: Too dear, revisit_after: 6mo}, {id: closed, title: Closed down}]
      - {id: again, title: Repeat sales, states: [{id: due, title: Time to call, kind: start}]}
    touchpoints:
      - {id: call, title: First call, role: caller, goal: Answers., states: [new/talk]}
    handoffs:
      - {id: over, title: Over to the hunter, from: caller, to: hunter, at: new/talk, passes: [The card]}
    situations:
      - {id: rude, title: Is rude, states: [new/talk]}
    """


def drafts(book):
    around, words, pipeline = surroundings(book), wording_of(book, "en"), book.pipelines[0]
    return [state_draft(pipeline, state, 1, around, words) for state in pipeline.states]


def test_a_deadline_is_told_with_its_reminder_and_its_segments(book_of):
    talk = drafts(book_of(BOOK))[0].content

    assert (talk.deadline, talk.warning) == ("7\u00a0days", "2\u00a0days before")
    assert [(fact.label, fact.value, fact.ref) for fact in talk.deadlines] == [
        ("Key clients", "9\u00a0days", "segment:key"),
        ("Everyone else", "7\u00a0days", None),
    ]


def test_what_is_done_in_a_state_is_gathered_on_its_page(book_of):
    talk, refusal = (draft.content for draft in drafts(book_of(BOOK)))

    assert (talk.touchpoints, talk.handoffs, talk.situations) == (
        ("touchpoint:call",),
        ("handoff:over",),
        ("situation:rude",),
    )
    assert (refusal.touchpoints, refusal.handoffs, refusal.situations) == ((), (), ())


def test_a_reason_tells_when_to_ask_again_or_that_nobody_does(book_of):
    refusal = drafts(book_of(BOOK))[1].content

    assert [(reason.title, reason.revisit) for reason in refusal.reasons] == [
        ("Too dear", "in 6\u00a0months"),
        ("Closed down", "never"),
    ]


def test_a_state_is_named_elsewhere_by_its_title_and_kind(book_of):
    mark = state_marks(book_of(BOOK))["new/refusal"]

    assert (mark.ref, mark.title, mark.kind, mark.pipeline) == ("state:new/refusal", "Refusal", "lost", "new")


def test_the_page_looks_like_this(pages_of, golden):
    golden("pages/state.md", pages_of(BOOK)["pipelines/new/talk.md"])


def test_a_bare_state_has_no_empty_heading(pages_of):
    assert "## " not in pages_of(BOOK)["pipelines/again/due.md"]


def test_of_a_state_that_is_shown_in_part_no_shares_are_told(part_of, book_of):
    assert next(move.share for move in drafts(book_of(BOOK))[0].content.moves) is not None
    assert {move.share for move in drafts(part_of(BOOK, "state:new/talk"))[0].content.moves} == {None}
    assert next(move.share for move in drafts(part_of(BOOK, "state:new/refusal"))[0].content.moves) is not None


@pytest.mark.parametrize("own", ["", ", by_segment: {key: 9d}"])
def test_a_state_that_lost_a_limit_says_so(part_pages, own):
    text = BOOK.replace(", by_segment: {key: 9d}", own)
    page = part_pages(text, "state:new/talk", "segmentation:by-size")["pipelines/new/talk.md"]

    assert page.index("Deadline by segment") < page.index("Limits for some segments are not shown in this edition.")


@pytest.mark.parametrize("hidden", [["state:new/talk"], ["segmentation:by-size"]])
def test_limits_are_hidden_only_with_segments_and_in_a_state_that_lost_something(part_of, hidden):
    assert drafts(part_of(BOOK, *hidden))[0].content.hidden == ""


def test_a_state_tells_how_long_clients_really_stay_in_it(audited_page, audited_pages, figures):
    new, call, won = (audited_page(figures, f"state:sales/{name}").content for name in ("new", "call", "won"))

    assert new.really == "half have left after 1.5\u00a0days, 6.0% are past the deadline"
    assert (call.really_ref, won.really, won.really_ref) == ("what-happens:sales", "", "")
    assert 'href="what_happens.html"' in audited_pages(figures)["pipelines/sales/call.md"]
    assert audited_page(None, "state:sales/new").content.really == ""


def test_an_edition_that_is_told_no_numbers_tells_the_length_alone(audited_page, figures):
    times = tuple(replace(one, stays=0, due=0, overdue=0) for one in figures.times)

    assert (
        audited_page(replace(figures, times=times), "state:sales/new").content.really
        == "half have left after 1.5\u00a0days"
    )
