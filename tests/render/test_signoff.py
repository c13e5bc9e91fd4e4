"""The sheet to sign as HTML: what people typed is text, and many people stand in groups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from playbook.load import load_book
from playbook.plan import plan_book
from playbook.plan.signoff_sheet import SignoffRow, SignoffSheet
from playbook.render.signoff import print_signoff, signoff_page
from playbook.workshop import open_workshop

ROW = SignoffRow("A <b> & c", "terms", ("Less < more.",), ("Terms",), "terms/", "terms:a", "a1b2c3d4e5f6")
SHEET = SignoffSheet("Book", "Firm", (), "v1", "c" * 40, date(2026, 11, 10), "en", (), (ROW,))


@pytest.fixture
def html(write_book):
    """The body of a sheet."""
    plan = plan_book(load_book(write_book({"book.yml": "book: {title: B, language: en}\n"})).book, "en")
    return lambda sheet: print_signoff(sheet, plan, open_workshop().templates).cover


def test_texts_are_escaped(html):
    assert "<p>A &lt;b&gt; &amp; c" in html(SHEET)
    assert "<p>Less &lt; more.</p>" in html(SHEET)


def test_nameless_columns_and_groups_of_six(html):
    assert html(SHEET).count('<td class="pb-signoff-person" ') == 5
    assert html(replace(SHEET, people=tuple("ABCDEFGH"))).count("<thead>") == 2


def test_nothing_to_read_is_said(html):
    found = html(replace(SHEET, rows=()))

    assert "Nothing has changed that must be read." in found
    assert "<table" not in found


def test_a_file_for_a_browser_holds_its_style(write_book):
    plan = plan_book(load_book(write_book({"book.yml": "book: {title: B, language: en}\n"})).book, "en")
    found = signoff_page(SHEET, plan, open_workshop().templates, "a > b {}")

    assert found.startswith("<!DOCTYPE html>")
    assert "a > b {}" in found
    assert "<p>A &lt;b&gt; &amp; c" in found
