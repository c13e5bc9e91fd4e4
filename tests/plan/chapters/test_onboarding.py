"""Given paths of new hires, each has a page with its days, what to tick and to answer; on paper the answers stand at the end."""

from __future__ import annotations

import re

import pytest

from playbook.plan import plan_book
from playbook.plan.chapters import onboarding, path_quiz
from playbook.plan.quiz.question import Choice, Question
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


@pytest.fixture
def content_of(book_of):
    """What the page of the first path of a book shows."""

    def read(text, language="en"):
        book = book_of(text)
        return onboarding.chapter(book, wording_of(book, language)).children[0].content

    return read


def test_only_questions_with_an_answer_are_answered(content_of):
    assert [one.number for one in content_of(BOOK).answered] == ["1"]


def test_what_is_ticked_and_what_can_be_right_or_wrong_is_counted(content_of):
    content = content_of(BOOK)

    assert (content.steps, content.questions, content.days_with_steps) == (3, 1, 1)


@pytest.mark.parametrize(("written", "told"), [("80%", "80"), ("100%", "100"), ("66.5%", "66.5"), ("5%", "5")])
def test_the_mark_is_a_plain_number(content_of, written, told):
    assert content_of(BOOK.replace("80%", written)).pass_percent == told


def test_a_path_without_a_mark_has_none(content_of):
    assert content_of(BOOK.replace("pass: 80%\n", "\n")).pass_percent is None


def test_books_of_another_title_keep_the_progress_of_a_path_apart(content_of):
    store = content_of(BOOK).store

    assert store.startswith("first-week.")
    assert content_of(BOOK).store == store
    assert content_of(BOOK.replace("Sales book", "Another book")).store != store


@pytest.mark.parametrize(("language", "separator"), [("ru", ";"), ("en", ",")])
def test_cells_are_parted_as_excel_of_that_language_reads_them(content_of, language, separator):
    assert content_of(BOOK, language).separator == separator


def test_a_path_without_anything_to_do_has_nothing_to_sign(pages_of):
    page = pages_of(BOOK)["onboarding/later.md"]

    assert "pb-training" not in page
    assert "pb-signatures" not in page


def test_without_questions_there_is_no_score(pages_of):
    page = pages_of(BOOK.replace("role: head}", "role: head, days: [{day: 1, do: [Look around]}]}"))[
        "onboarding/later.md"
    ]

    assert "Look around" in page
    assert "pb-score" not in page
    assert "Head: name and signature" in page


UNASKED = "- {id: later, title: Later, role: head, pass: 80%, days: [{day: 1, do: [Look around]}]}"


@pytest.mark.parametrize(
    ("change", "path"),
    [(("pass: 80%", ""), "first-week"), (("- {id: later, title: Later, role: head}", UNASKED), "later")],
)
def test_where_no_answers_decide_the_sheet_tells_how_much_is_done(pages_of, change, path):
    told = 'pb-sign-off-score.* of . done <span class="pb-chip" data-outcome>'

    assert re.search(told, pages_of(BOOK.replace(*change))[f"onboarding/{path}.md"])
    assert not re.search(told, pages_of(BOOK)["onboarding/first-week.md"])


def test_questions_from_the_book_stand_after_the_written_ones_as_they_are(pages_of, monkeypatch):
    asked = Question(
        key="deadline:a",
        question="How long is *a*?",
        choices=(Choice("7", "7 *days*", is_right=True), Choice("9", "9 <days>", is_right=False)),
        explain="Seven.",
        about="role:head",
        is_from_book=True,
    )
    monkeypatch.setattr(path_quiz, "questions_from_book", lambda _book, path, _words: ((asked,),) * len(path.days))
    page = pages_of(BOOK)["onboarding/first-week.md"]
    first, second = page.split("## Day 3")

    assert first.index("Who may give") < first.index("Questions about the book") < first.index("How long is *a*?")
    assert '<span class="pb-number">2</span> How long is *a*?' in first
    assert '<span class="pb-number">4</span> How long is *a*?' in second
    assert "<span>7 *days*</span>" in first
    assert "<span>9 &lt;days&gt;</span>" in first
    assert len(set(re.findall(r'data-question="(\w+)"', page))) == 3


@pytest.mark.parametrize(
    ("path", "kind"), [("onboarding/index.md", "onboarding"), ("onboarding/first-week.md", "path")]
)
def test_pages_look_like_this(pages_of, golden, path, kind):
    golden(f"pages/{kind}.md", pages_of(BOOK)[path])


def test_on_paper_the_answers_stand_after_the_last_day(book_of, templates, tmp_path):
    chapters = render_print(plan_book(book_of(BOOK), "en"), [templates], tmp_path / "book").chapters
    html = next(chapter.html for chapter in chapters if chapter.title == "Onboarding")

    headings = re.findall(r"<h3[^>]*>(.*?)</h3>", html)
    assert headings == ["Day 1. Look", "Day 3", "Outcome of the training", "Answers"]
    assert html.index("New hire: name and signature") < html.index("The head; The hunter")
    assert html.index("The head; The hunter") > html.index("What is a good call?")
    assert not re.search("<(details|form|input|button|section class=.pb-training)", html)
