"""Given pipelines, each has a page with its picture, states and steps, and under it a page for each state."""

from __future__ import annotations

import pytest

from playbook.plan.chapters import pipelines
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Sales book, language: en, currency: USD}
    roles: [{id: caller, title: Caller}, {id: hunter, title: Hunter}]
    pipelines:
      - id: new
        title: New clients
        summary: Forty days.
        max_cycle: 40d
        worklist: {role: caller, min: 50, max: 90}
        inflow: 70
        pilot: {to: 2027-05-31, targets: [{metric: won, state: deal, at_least: 36}]}
        states:
          - id: talk
            title: Talk
            kind: start
            owner: caller
            deadline: 14d
            on_deadline: refusal
            steps: [{title: Call, lasts: 4h}, {title: Ask, role: hunter}]
            next: [{to: deal, when: Said yes}]
          - {id: deal, title: Deal, kind: won, steps: [{title: Thank}]}
          - {id: refusal, title: Refusal, kind: lost}
      - {id: again, title: Repeat sales, states: [{id: due, title: Time to call, kind: start}]}
    """


def chapter_of(book):
    return pipelines.chapter(book, wording_of(book, "en"))


def test_a_book_without_pipelines_has_no_such_chapter(book_of):
    assert chapter_of(book_of("book: {title: Sales book, language: en}")) is None


def test_a_pipeline_has_a_page_for_each_state(book_of):
    new, again = chapter_of(book_of(BOOK)).children

    assert [(child.ref, child.path) for child in new.children] == [
        ("state:new/talk", "pipelines/new/talk"),
        ("state:new/deal", "pipelines/new/deal"),
        ("state:new/refusal", "pipelines/new/refusal"),
    ]
    assert [child.ref for child in again.children] == ["state:again/due"]


def test_steps_are_numbered_through_the_whole_cycle_and_done_by_the_owner_unless_said_otherwise(book_of):
    new = chapter_of(book_of(BOOK)).children[0]

    assert [(step.number, step.title, step.role, step.lasts) for step in new.content.steps] == [
        (1, "Call", "caller", "4\u00a0hours"),
        (2, "Ask", "hunter", ""),
        (3, "Thank", None, ""),
    ]
    assert [child.content.first_step for child in new.children] == [1, 3, 4]


def test_the_figures_are_those_that_the_book_gives(book_of):
    new, again = (child.content for child in chapter_of(book_of(BOOK)).children)

    assert [(fact.value, fact.ref) for fact in new.figures] == [
        ("40\u00a0days", None),
        ("50–90", "role:caller"),
        ("70", None),
    ]
    assert again.figures == ()


@pytest.mark.parametrize(
    ("path", "kind"), [("pipelines/index.md", "pipelines"), ("pipelines/new/index.md", "pipeline")]
)
def test_pages_look_like_this(pages_of, golden, path, kind):
    golden(f"pages/{kind}.md", pages_of(BOOK)[path])
