"""Given paths of new hires, each has a page with its days, and answers stand beside their questions or, on paper, at the end."""

from __future__ import annotations

import re

import pytest

from playbook.plan import plan_book
from playbook.plan.chapters import onboarding
from playbook.plan.wording import wording_of
from playbook.render import render_print

BOOK = """
    book: {title: Sales book, language: en, currency: USD}
    roles: [{id: caller, title: Caller}, {id: head, title: Head of sales}]
    onboarding:
      - id: first-week
        title: First week
        summary: From tea to the first call.
        role: caller
        mentor: head
        pass: 80%
        days:
          - day: 1
            title: Look
            read: [role:caller]
            do: [Sit beside **Kate**]
            quiz:
              - question: Who may give a discount?
                answers: [{text: I}, {text: The head, correct: true}, {text: The hunter, correct: true}]
                explain: See who may promise what.
                about: role:head
          - {day: 3, quiz: [{question: What is a good call?}]}
      - {id: later, title: Later, role: head}
    """


def test_a_book_without_paths_has_no_such_chapter(book_of):
    book = book_of("book: {title: Sales book, language: en}")

    assert onboarding.chapter(book, wording_of(book, "en")) is None


def test_questions_are_numbered_through_the_path(book_of):
    book = book_of(BOOK)
    content = onboarding.chapter(book, wording_of(book, "en")).children[0].content

    assert [day.title for day in content.days] == ["Day 1. Look", "Day 3"]
    assert [(one.number, one.right) for day in content.days for one in day.quiz] == [
        ("1", "The head; The hunter"),
        ("2", ""),
    ]


def test_only_questions_with_an_answer_are_answered(book_of):
    book = book_of(BOOK)
    content = onboarding.chapter(book, wording_of(book, "en")).children[0].content

    assert [one.number for one in content.answered] == ["1"]


@pytest.mark.parametrize(
    ("path", "kind"), [("onboarding/index.md", "onboarding"), ("onboarding/first-week.md", "path")]
)
def test_pages_look_like_this(pages_of, golden, path, kind):
    golden(f"pages/{kind}.md", pages_of(BOOK)[path])


def test_on_paper_the_answers_stand_after_the_last_day(book_of, templates, tmp_path):
    chapters = render_print(plan_book(book_of(BOOK), "en"), [templates], tmp_path / "book").chapters
    html = next(chapter.html for chapter in chapters if chapter.title == "Onboarding")

    headings = re.findall(r"<h3[^>]*>(.*?)</h3>", html)
    assert headings == ["Day 1. Look", "Day 3", "Answers"]
    assert html.index("The head; The hunter") > html.index("What is a good call?")
    assert "<details" not in html
