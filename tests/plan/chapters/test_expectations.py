"""Given shares, stays and a worklist, a pipeline's page tells what to expect; else what to write first."""

from __future__ import annotations

import pytest

from playbook.plan.chapters.expectations import expected_content
from playbook.plan.wording import wording_of

BOOK = """
    book: {{title: Tiles, language: en}}
    roles: [{{id: caller, title: Caller, headcount: 2}}]
    pipelines:
      - id: new
        title: New
        worklist: {{role: caller, min: 20, max: 50}}
        {inflow}
        states:
          - id: call
            title: Call
            kind: start
            owner: caller
            deadline: 14d
            {lasts}
            on_deadline: lost
            next: [{{to: won{won}}}, {{to: lost, when: No{lost}}}]
          - {{id: won, title: Won, kind: won}}
          - {{id: lost, title: Lost, kind: lost}}
    """


@pytest.fixture
def expected(book_of):
    def told(**changed):
        given = {
            "inflow": "inflow: 30",
            "lasts": "lasts: 7d",
            "won": ", share: 12%",
            "lost": ", share: 88%",
        } | changed
        book = book_of(BOOK.format(**given))
        return expected_content(book, book.pipelines[0], wording_of(book, "en"))

    return told


def test_conversion_duration_and_load(expected):
    # Thirty a week for one week are thirty in work; by their deadlines sixty, which is more than the list holds.
    found = expected()

    assert [(one.label, one.value) for one in found.figures] == [
        ("Conversion to a sale", "12.0%"),
        ("A client is in work on average", "7\N{NO-BREAK SPACE}days"),
    ]
    assert [(one.ref, one.share) for one in found.ends] == [("state:new/won", "12.0%"), ("state:new/lost", "88.0%")]
    assert (found.load.mean, found.load.most, found.load.worklist) == ("30", "60", "20–50")
    assert (found.load.verdict, found.load.people) == ("warn", "2 people, there are 2")
    assert found.wanting == ()


@pytest.mark.parametrize(("inflow", "verdict"), [("60", "bad"), ("25", "good"), ("5", "warn")])
def test_the_load_is_held_against_the_list(expected, inflow, verdict):
    assert expected(inflow=f"inflow: {inflow}").load.verdict == verdict


def test_without_shares_the_page_says_what_to_write(expected):
    found = expected(won="", lost="")

    assert (found.figures, found.ends) == ((), ())
    assert found.wanting == (
        "Give each way out of “Call” its share, 100% in all: then its page tells conversion and duration.",
    )
    assert (found.load.mean, found.load.most) == ("", "60")


def test_without_inflow_there_is_no_load(expected):
    found = expected(inflow="")

    assert found.load is None
    assert found.wanting == (
        "Say how many new clients come to one person a week (inflow): then its page tells the load.",
    )


def test_no_more_than_all_are_shown_to_buy(book_of):
    # Each share is within half a percent of what is written, and a loop goes through them again and again.
    book = book_of(
        """
        book: {title: Tiles, language: en}
        pipelines:
          - id: new
            title: New
            states:
              - {id: call, title: Call, kind: start, lasts: 1d, next: [{to: talk, share: 100%}]}
              - {id: talk, title: Talk, lasts: 1d, next: [{to: call, share: 50%}, {to: won, share: 50.4%}]}
              - {id: won, title: Won, kind: won}
        """
    )
    found = expected_content(book, book.pipelines[0], wording_of(book, "en"))

    assert [(one.value, one.note) for one in found.figures[:1]] == [
        ("100.0%", "the shares are rounded, and come to more than the whole")
    ]
    assert [one.share for one in found.ends] == ["100.0%"]


def test_a_deadline_in_place_of_what_lasts_is_told_as_the_most(expected):
    found = expected(lasts="")

    assert [(one.label, one.value, one.note) for one in found.figures[1:]] == [
        ("A client is in work on average, at most", "14\N{NO-BREAK SPACE}days", "if every deadline is used up")
    ]
    assert (found.load.mean, found.load.most, found.load.people) == (
        "no more than 60",
        "60",
        "up to 3 people, there are 2",
    )
    assert found.wanting == (
        "Say how long a typical client stays in “Call” (lasts): until then all are taken to use up its deadline.",
    )


@pytest.mark.parametrize(
    ("lasts", "label", "note"),
    [
        ("lasts: 2d", "A client is in work on average", "at most 32\N{NO-BREAK SPACE}days with all pauses"),
        (
            "deadline: 2d",
            "A client is in work on average, at most",
            "if every deadline is used up; 32\N{NO-BREAK SPACE}days with all pauses",
        ),
    ],
)
def test_a_pause_that_may_be_used_up_is_told_as_the_most(book_of, lasts, label, note):
    book = book_of(
        f"""
        book: {{title: Tiles, language: en}}
        pipelines:
          - id: new
            title: New
            states:
              - {{id: call, title: Call, kind: start, {lasts}, next: [{{to: rest}}]}}
              - {{id: rest, title: Rest, kind: pause, deadline: 30d, next: [{{to: won}}]}}
              - {{id: won, title: Won, kind: won}}
        """
    )
    found = expected_content(book, book.pipelines[0], wording_of(book, "en"))

    assert (found.figures[1].label, found.figures[1].note) == (label, note)
    assert found.figures[1].value == "2\N{NO-BREAK SPACE}days"
    assert len(found.wanting) == 1
