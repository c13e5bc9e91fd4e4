"""Given a plan and a path, I get one document with the path and all that it reads."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from playbook.load import load_book
from playbook.plan import plan_book
from playbook.render.course import CourseSource, render_course
from playbook.workshop import open_workshop

BOOK = """
book: {title: Sales book, language: en}
roles: [{id: hunter, title: Hunter}]
glossary: [{term: lead, meaning: Somebody.}, {term: deal, meaning: A lead who pays.}]
pages:
  - {id: one, title: First, tags: [new], body: "# Steps\\n\\nA lead. See [[page:two]], [[page:three]] and ![the price](files/Прайс.svg)."}
  - {id: two, title: Second, body: "# Steps\\n\\n![Plan](files/plan.svg)"}
  - {id: three, title: Third}
"""
DAYS = "[{day: 1, read: [page:one, page:two]}, {day: 2, title: Again, read: [page:one]}, {day: 3, read: [term:lead, term:deal]}]"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


@pytest.fixture
def course(write_book):
    def render(days: str = DAYS, more: str = "", fields: str = "") -> CourseSource:
        path = f"onboarding: [{{id: start, title: The start, role: hunter, {fields} days: {days}}}]\n{more}"
        folder = write_book({"book.yml": BOOK + path, "files/plan.svg": SVG, "files/Прайс.svg": SVG})
        book = load_book(folder).book
        return render_course(plan_book(book, "en"), book.onboarding[0], open_workshop().templates, folder)

    return render


def contents(course: CourseSource) -> list[str]:
    """The lines of the contents: a day, or a page's address."""
    inside = course.html.partition('<nav class="course-contents"')[2].partition("</nav>")[0]
    return [
        title or ref for title, ref in re.findall(r'course-part">(?:<a[^>]*>)?([^<]+)|<li><a href="#([^"]+)"', inside)
    ]


def test_the_path_comes_first_and_each_page_on_the_first_day_that_reads_it(course):
    assert contents(course()) == [
        "pb-path-start",
        "Day 1",
        "pb-page-one",
        "pb-page-two",
        "Day 3",
        "pb-section-glossary",
    ]
    assert course().page_count == 4


def test_a_glossary_that_no_day_reads_comes_last(course):
    assert contents(course("[{day: 1, read: [page:two]}]")) == [
        "pb-path-start",
        "Day 1",
        "pb-page-two",
        "To look up",
        "pb-section-glossary",
    ]


def test_what_a_question_asks_about_is_there_to_look_up(course):
    answers = "answers: [{text: A, correct: true}, {text: B}]"
    quiz = f"[{{question: Q?, about: page:three, {answers}}}, {{question: R?, about: page:two, {answers}}}]"
    rendered = course(f"[{{day: 1, read: [page:two], quiz: {quiz}}}]")

    assert contents(rendered)[3:] == ["To look up", "pb-page-three", "pb-section-glossary"]
    assert '<a href="#pb-page-three">Third</a>' in rendered.html


def test_links_lead_within_the_document_and_else_leave_their_words(course):
    html = course().html

    assert 'See <a href="#pb-page-two">Second</a>, Third and' in html
    assert 'class="pb-term" href="#pb-term-lead"' in html
    assert "pb-crumbs" not in html
    assert "pb-used-in" not in html
    assert "pb-tags" not in html


def test_a_heading_that_stands_on_two_pages_has_no_id(course):
    ids = re.findall(r' id="([^"]+)"', course().html)

    assert len(ids) == len(set(ids))
    assert course().html.count(">Steps</h2>") == 2
    assert "pb-day-1" in ids


def test_files_have_names_that_every_system_can_read(course):
    files = course().files

    assert sorted(path.rpartition("/")[2] for path in files) == ["file.svg", "plan.svg"]
    assert all(path.isascii() and f'src="{path}"' in course().html for path in files)


@pytest.mark.parametrize(
    ("fields", "quiz", "mark"),
    [
        ("pass: 80%,", ", quiz: [{question: Q?, answers: [{text: A, correct: true}, {text: B}]}]", Decimal("0.8")),
        ("", ", quiz: [{question: Q?, answers: [{text: A, correct: true}, {text: B}]}]", None),
        ("pass: 80%,", "", None),
    ],
)
def test_a_mark_to_pass_needs_something_asked(course, fields, quiz, mark):
    assert course(f"[{{day: 1, read: [page:two]{quiz}}}]", fields=fields).pass_mark == mark


def test_what_an_author_writes_stays_text(course):
    html = course("[{day: 1, title: '<b>bold</b>', read: [page:two]}]").html

    assert "<b>bold</b>" not in html
    assert "&lt;b&gt;bold&lt;/b&gt;" in html
