"""Given a book and its check, the last page tells what was proved, what is open, how fresh it is and what was silenced."""

from __future__ import annotations

import textwrap
from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book
from playbook.plan import Checked, plan_book
from playbook.render import render_print, render_site

BOOK = """
    book: {title: Tiles, language: en, currency: EUR, owner: head}
    checks: {N201: "off", P413: warning}
    lines: [{id: wholesale, title: Wholesale}]
    roles:
      - {id: head, title: Head}
      - {id: caller, title: Caller, headcount: 1, reports_to: head}
      - {id: nowhere, title: Nowhere}
    attributes: [{id: volume, title: Volume, kind: money}]
    segmentations:
      - id: by-volume # playbook: ignore S101 until 2027-03-01: the shop serves small ones
        title: By volume
        review_by: 2026-11-01
        segments: [{id: large, title: Large, criteria: {volume: {from: 100}}}]
    pipelines:
      - id: new
        title: New
        owner: caller
        review_by: 2027-06-01
        max_cycle: 10d
        worklist: {role: caller, max: 10}
        states:
          - {id: call, title: Call, kind: start, owner: caller, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost, when: No}]}
          - {id: won, title: Won, kind: won}
          - {id: lost, title: Lost, kind: lost}
    touchpoints: [{id: talk, title: Talk, role: caller, states: [new/call], goal: Sell, channel: phone, respond_within: 1d}]
    pages: [{id: about, title: About, body: Words., after: glossary}]
    """


@pytest.fixture
def planned(write_book, tmp_path, templates):
    """The plan of a text with its check, and its pages on site and paper."""

    def make(text):
        loaded = load_book(write_book({"book.yml": textwrap.dedent(text)}))
        today = date(2026, 12, 1)
        found = tuple(check_book(loaded, today))
        plan = plan_book(loaded.book, "en", Checked(found, loaded.sources, today))
        source = plan, [templates], tmp_path / "book"
        return plan, render_site(*source), render_print(*source)

    return make


def test_the_page_looks_like_this(planned, golden):
    golden("pages/health.md", planned(BOOK)[1].pages["health.md"])


def test_rules_that_need_a_ledger_are_told_as_unasked(planned):
    _plan, site, _book = planned(f"{BOOK.rstrip()}\n    portraits: [{{id: p, title: P}}]\n")

    assert "<p>Not asked without a ledger: A805, A807.</p>" in site.pages["health.md"]


def test_it_stands_last_on_site_and_paper(planned):
    plan, site, book = planned(BOOK)

    assert plan.pages[-1].ref == "section:health"
    assert site.navigation[-1].path == "health.md"
    assert book.chapters[-1].anchor == plan.places["section:health"].print_anchor


def test_what_could_not_be_proved_stands_first_and_is_not_counted(planned):
    plan, site, _book = planned(BOOK)
    content = plan.pages[-1].draft.content
    page = site.pages["health.md"]

    assert [one.ref for one in content.unproven] == ["pipeline:new"]
    assert page.index("pb-unproven") < page.index("pb-proven")
    figures = {figure.label: figure.value for figure in content.figures}
    assert figures["Clients × segments proved"] == "0"  # the gap was silenced
    assert figures["Not proved"] == "1"


def test_findings_lead_to_the_page_of_what_they_are_about(planned):
    plan, site, _book = planned(BOOK)
    refs = {one.code: one.ref for one in plan.pages[-1].draft.content.open}

    assert refs["V951"] == "segmentation:by-volume"
    assert refs["F007"] == "role:nowhere"
    assert '<a href="segments/by-volume/index.html">By volume</a>' in site.pages["health.md"]


def test_waivers_have_their_days_and_rules_that_weigh_otherwise_are_told(planned):
    content = planned(BOOK)[0].pages[-1].draft.content

    assert [(one.code, one.refs, one.until) for one in content.waivers] == [
        ("S101", ("segmentation:by-volume",), "1 March 2027")
    ]
    assert [(one.code, one.usual, one.here) for one in content.levels] == [
        ("N201", "remark", "not asked"),
        ("P413", "remark", "warning"),
    ]


def test_an_empty_book_says_that_there_is_nothing_yet(planned):
    _plan, site, _book = planned("book: {title: Tiles, language: en}")
    page = site.pages["health.md"]

    assert page.count("pb-empty") == 4
    assert "<table>" not in page


def test_without_a_check_there_is_no_such_page(plan):
    assert "section:health" not in plan("roles: [{id: hunter, title: Hunter}]").places


def test_authors_words_are_words(planned):
    text = BOOK.replace("title: By volume", 'title: "<b>By</b> [[volume]] | *x*"')
    page = planned(text)[1].pages["health.md"]

    assert "<b>By" not in page
    assert "&lt;b&gt;By&lt;/b&gt; [[volume]] | *x*" in page


def test_notes_to_authors_stand_here_and_not_on_the_page_they_are_about(planned):
    _plan, site, book = planned(BOOK)
    note = "Give each way out of “Call” its share"

    assert [name for name, page in site.pages.items() if note in page] == ["health.md"]
    assert [chapter.anchor for chapter in book.chapters if note in chapter.html] == [book.chapters[-1].anchor]
