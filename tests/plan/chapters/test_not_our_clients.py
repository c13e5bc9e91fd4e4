from __future__ import annotations

import textwrap

import pytest

from tests.plan.chapters.conftest import MASTHEAD

BOOK = """
    roles: [{id: head, title: Head of sales}]
    attributes:
      - {id: volume, title: Purchases a year, kind: money}
      - {id: channel, title: Channel, kind: choice, values: {studio: Studio, chain: Chain}}
    not_our_clients:
      - id: tiny
        title: Less than an order a season
        kind: will-not
        criteria: {volume: {below: 300}}
        reason: We would pay to work.
        action: “Our shop is nearer to you.”
        redirect_to: The shop in Main Street
        exceptions: [{criteria: {channel: [studio]}, approved_by: head}]
      - id: harsh
        title: Harsh chains
        kind: cannot
        criteria: {channel: [chain]}
        signs: [Wants to send tiles back]
        reason: Tiles break on the way.
        action: “Let us try five kinds.”
    cases:
      - {id: kiosk, title: The kiosk, client: {volume: 250}, expect: {not_our_client: tiny}, note: One window.}
"""


def test_they_stand_by_why_they_are_not_ours(page):
    groups = page(BOOK, "section:not_our_clients").content

    assert [(group.name, [draft.ref for draft in group.drafts]) for group in groups] == [
        ("cannot", ["not-our-client:harsh"]),
        ("will-not", ["not-our-client:tiny"]),
    ]


def test_an_exception_names_who_approves_it(page):
    (exception,) = page(BOOK, "not-our-client:tiny").content.exceptions

    assert [(fact.label, fact.value) for fact in exception.criteria] == [("Channel", "Studio")]
    assert exception.approved_by == "role:head"


def test_the_chapter(markdown, golden):
    golden("pages/not_our_clients.md", markdown(BOOK, "not-our-clients/index"))


def test_the_page_of_one_told_by_criteria(markdown, golden):
    golden("pages/not-our-client.md", markdown(BOOK, "not-our-clients/tiny"))


def test_the_page_of_one_told_by_signs(markdown, golden):
    golden("pages/not-our-client-by-signs.md", markdown(BOOK, "not-our-clients/harsh"))


@pytest.mark.parametrize(
    ("owner", "said"), [("", "ask before you refuse."), ("owner: head", "ask Head of sales before you refuse.")]
)
def test_an_edition_without_some_exceptions_says_so_before_what_to_say(part_pages, owner, said):
    text = BOOK.replace("reason: We would", f"{owner}\n        reason: We would")
    page = part_pages(MASTHEAD + textwrap.dedent(text), "not-our-client:tiny")["not-our-clients/tiny.md"]

    note = f"There are exceptions that this edition does not hold: {said}"
    assert page.index(note) < page.index("What to say and do")
