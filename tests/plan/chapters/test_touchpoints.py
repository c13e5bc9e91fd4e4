"""Given touchpoints, their chapter follows the way of the client, and each page has what a seller needs."""

from __future__ import annotations

import pytest

from playbook.plan.chapters import touchpoints
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Sales book, language: en, currency: USD}
    lines: [{id: wholesale, title: Wholesale}]
    roles: [{id: caller, title: Caller}]
    attributes:
      - {id: volume, title: Yearly volume, kind: money, question: How much do you buy a year?}
    documents: [{id: card, title: Client card}]
    objections:
      - {id: dear, title: Too dear, answer: Compare deliveries.}
    segmentations:
      - {id: by-size, title: By size, segments: [{id: small, title: Small}]}
    pipelines:
      - id: new
        title: New clients
        states:
          - {id: first, title: First contact, kind: start, owner: caller}
          - {id: won, title: Client, kind: won}
    touchpoints:
      - {id: thanks, title: Thanks, role: caller, goal: They smile., states: [new/won]}
      - {id: walk-in, title: Walk-in, role: caller, goal: A name and a number.}
      - id: call
        title: First call
        line: wholesale
        channel: phone
        direction: outbound
        states: [new/first]
        segments: [small]
        role: caller
        summary: Short and friendly.
        goal: Three answers.
        script: |
          Smile.

          > Good morning!
        inputs: [card, A quiet room]
        outputs: [card]
        respond_within: 4h
        lasts: 1d
        asks: [volume]
        standards: [A date at the end]
        mistakes: [Reading aloud]
        objections: [dear, {objection: No time, answer: One question then.}]
        entry_level: true
        next: [thanks]
    """


def test_a_book_without_touchpoints_has_no_such_chapter(book_of):
    book = book_of("book: {title: Sales book, language: en}")

    assert touchpoints.chapter(book, wording_of(book, "en")) is None


def test_touchpoints_stand_along_the_states_and_those_without_a_state_come_last(book_of):
    book = book_of(BOOK)
    chapter = touchpoints.chapter(book, wording_of(book, "en"))

    assert [group.title for group in chapter.content] == ["New clients", "At any time"]
    assert [child.ref for child in chapter.children] == ["touchpoint:call", "touchpoint:thanks", "touchpoint:walk-in"]


def test_the_goal_is_the_line_under_the_title(book_of):
    book = book_of(BOOK)
    chapter = touchpoints.chapter(book, wording_of(book, "en"))

    assert chapter.children[0].summary == "Three answers."


def test_an_objection_by_id_brings_its_answer_and_its_place(book_of):
    book = book_of(BOOK)
    content = touchpoints.chapter(book, wording_of(book, "en")).children[0].content

    assert [(one.words, str(one.answer), one.ref) for one in content.objections] == [
        ("“Too dear”", "Compare deliveries.", "objection:dear"),
        ("“No time”", "One question then.", None),
    ]


@pytest.mark.parametrize(
    ("path", "kind"), [("touchpoints/index.md", "touchpoints"), ("touchpoints/call.md", "touchpoint")]
)
def test_pages_look_like_this(pages_of, golden, path, kind):
    golden(f"pages/{kind}.md", pages_of(BOOK)[path])


def test_a_bare_touchpoint_has_no_empty_heading(pages_of):
    assert "## " not in pages_of(BOOK)["touchpoints/walk-in.md"]
