"""Given versions of a book, the chapter tells what changed, newest first, for everyone and for each role."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from playbook.compare import Change, Effect, Move, Version
from playbook.diagnostics import Address, _
from playbook.plan import History, plan_book
from playbook.render import render_print, render_site

BOOK = textwrap.dedent("""\
    book: {title: Tiles, language: en, currency: EUR}
    roles: [{id: hunter, title: Hunter}, {id: farmer, title: Farmer}]
    pages: [{id: house, title: House rules, body: Be kind.}]
    terms: [{id: net, title: Net price}]
    pipelines:
      - id: new
        title: New clients
        states: [{id: first, title: First call, kind: start, deadline: 5d, on_deadline: lost}, {id: lost, title: Lost, kind: lost}]
    """)
MUST = Change(
    "changed",
    "state:new/first",
    "First call",
    "must-read",
    Address(("pipelines", 0)),
    _("{named}: {field} – {after} instead of {before}.", named="“First call” (state)", field="deadline", after="5 days", before="7 days"),
    "deadline.limit",
    roles=("hunter",),
)  # fmt: skip
GOOD = Change("added", "page:house", "House rules", "inform", Address(("pages", 0)), _("New: {named}.", named="House"))
GONE = Change(
    "removed",
    "page:old",
    "Old rules",
    "inform",
    Address(("pages", 1)),
    _("Gone: {named}.", named="Old"),
    roles=("farmer",),
)
TYPO = replace(MUST, level="editorial", entity="page:house", title="House rules", roles=())
V2 = Version("v2", date(2026, 11, 1), (MUST, GOOD, GONE, TYPO), "v1")
V3 = Version("v3", date(2026, 11, 16), (), "v2", is_broken=True)
NOW = Version("", date(2026, 11, 22), (replace(MUST, roles=("farmer",)),), "v2")


@pytest.fixture
def told(book_of, templates, tmp_path):
    """The plan, the pages and the printed chapters of the book with versions."""

    def make(*versions, text=BOOK, today=date(2026, 11, 22)):
        plan = plan_book(book_of(text), "en", history=History(today, versions))
        site, printed = (render(plan, [templates], tmp_path / "book") for render in (render_site, render_print))
        return plan, site.pages, {chapter.anchor: chapter.html for chapter in printed.chapters}

    return make


def test_a_book_without_a_past_has_no_such_chapter(told):
    plan, pages, chapters = told()

    assert "section:changes" not in plan.places
    assert [path for path in pages if path.startswith("changes")] == []
    assert "pb-section-changes" not in chapters


def test_versions_in_which_nothing_changed_make_no_chapter(told):
    assert "section:changes" not in told(V3, replace(V2, changes=()))[0].places


def test_the_chapter_comes_last_and_moves_no_other_number(told):
    before, after = told()[0].numbers, told(V2)[0].numbers

    assert before.items() < after.items()
    assert after["section:changes"] == str(max(int(number) for number in before.values() if number.isdecimal()) + 1)


def test_the_page_looks_like_this(told, golden):
    golden("pages/changes.md", told(NOW, V3, V2)[1]["changes/index.md"])


def test_the_page_of_a_role_has_what_concerns_it_or_everyone(told):
    _plan, pages, _chapters = told(NOW, V2)
    hunter, farmer = pages["changes/hunter.md"], pages["changes/farmer.md"]

    assert "First call" in hunter
    assert "House rules" in hunter
    assert "Old rules" not in hunter
    assert "Since v2" not in hunter
    assert "Since v2" in farmer
    assert "Old rules" in farmer
    assert 'href="../changes/hunter.html"' in pages["roles/hunter.md"]


def test_what_is_gone_has_no_link_and_all_else_leads_to_its_page(told):
    page = told(V2)[1]["changes/index.md"]

    assert '<a href="../pipelines/new/first.html">First call</a>' in page
    assert '<a href="../pages/house.html">House rules</a>' in page
    assert "<span>Old rules</span>" in page


def test_what_is_new_says_what_must_be_read_of_it(told):
    facts = _("{field}: {value}", field="segments", value="Small")
    new = replace(
        GOOD, level="must-read", message=_("New: {named} – {facts}.", named="“House rules” (page)", facts=facts)
    )
    page = told(Version("v2", date(2026, 11, 1), (new,)))[1]["changes/index.md"]

    assert "Segments: Small." in page
    assert "just added" in page


def test_who_moves_and_what_it_does_stand_with_the_first_change_that_brings_it(told):
    move = Move("statuses", "status:own", "status:new", {}, _("A client was “Own” and is “New” now."))
    effect = Effect("pipeline:new", "duration", Decimal(7), Decimal(5), _("It takes 2 days less."))
    first = replace(MUST, moves=(move,), effects=(effect,))
    page = told(Version("v2", date(2026, 11, 1), (first, replace(GOOD, level="must-read", moves=(move,)))))[1]

    assert page["changes/index.md"].count("A client was “Own” and is “New” now.") == 1
    assert page["changes/index.md"].count("It takes 2 days less.") == 1


def test_paper_tells_of_the_same_versions_as_the_site_but_has_no_page_for_each_role(told):
    chapters = told(NOW, V3, V2)[2]
    chapter = chapters["pb-section-changes"]

    assert [title in chapter for title in ("Since v2, as of", "v3 ·", "v2 ·")] == [True] * 3
    assert "Deadline – 5 days instead of 7 days." in chapter
    assert "House rules" in chapter
    assert "Passed over" in chapter
    assert "Besides, 1 change of spelling or order." in chapter
    assert "The history begins with v1." in chapter
    assert chapter.count("<h2") == 3
    assert "changes.xml" not in chapter
    assert [anchor for anchor in chapters if "changes:" in anchor] == []


def test_paper_names_whom_a_change_concerns_without_a_page_for_each(told):
    chapter = told(V2)[2]["pb-section-changes"]
    concerns = chapter.partition('class="pb-change-for"')[2].partition("</p>")[0]

    assert "Hunter</a>" in concerns
    assert "page-ref" not in concerns


def test_the_page_of_a_role_leads_back_to_the_role_in_words_that_say_so(told):
    assert '<a href="../roles/hunter.html">Page of the role</a>' in told(NOW, V2)[1]["changes/hunter.md"]


def test_a_broken_version_is_passed_over_with_a_word(told):
    assert "Passed over: the book could not be read at this version." in told(V3, V2)[1]["changes/index.md"]


def test_spelling_is_only_counted(told):
    page = told(Version("v2", date(2026, 11, 1), (TYPO, TYPO), "v1"))[1]["changes/index.md"]

    assert "Besides, 2 changes of spelling or order." in page
    assert "House rules" not in page.split("v2 ·")[1]


def test_a_long_version_is_cut(told):
    many = tuple(replace(GONE, entity=f"page:p{number}", title=f"P{number}") for number in range(130))
    page = told(Version("v2", date(2026, 11, 1), many, "v1"))[1]["changes/index.md"]

    assert page.count("<li><p") == 100
    assert "… and 30 more" in page


def test_an_edition_tells_only_where_the_whole_book_does(book_of):
    plan = plan_book(
        book_of(BOOK), "en", numbers=plan_book(book_of(BOOK), "en").numbers, history=History(versions=(V2,))
    )

    assert "section:changes" not in plan.places
