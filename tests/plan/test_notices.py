"""Given a book, its versions and a day, pages say what changed in them last, and what will be in force from a day to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from playbook.compare import Change, Version
from playbook.diagnostics import Address, _
from playbook.load import load_book
from playbook.plan import History, plan_book
from playbook.render import render_print, render_site
from playbook.workshop import open_workshop

BOOK = """
    book: {title: Tiles, language: en, currency: EUR, effective: 2027-01-01}
    roles: [{id: hunter, title: Hunter}]
    authority: [{id: limit, title: Limit, role: hunter, discount_up_to: 3%}]
    segmentations: [{id: size, title: Size, segments: [{id: small, title: Small}]}]
    loyalty:
      - {id: shelf, title: The shelf, valid: {from: 2027-02-01}, segments: [small]}
      - {id: old, title: Old one, valid: {from: 2026-01-01}, segments: [small]}
    """


def _changed(field, after, level="must-read", entity="authority:limit"):
    message = _(
        "{named}: {field} – {after} instead of {before}.", named="“Limit”", field=field, after=after, before="old"
    )
    return Change("changed", entity, "Limit", level, Address(("authority", 0)), message, field)


V2 = Version("v2", date(2026, 11, 1), (_changed("note", "new", "inform"), _changed("discount", "3%")), "v1")
V3 = Version("v3", date(2026, 11, 9), (_changed("title", "Limits", "editorial"),), "v2")


@pytest.fixture
def pages(write_book, tmp_path):
    """The Markdown of each page by path, and the printed chapters in one."""

    def make(*versions, today=date(2026, 11, 22)):
        book = load_book(write_book({"book.yml": BOOK})).book
        plan = plan_book(book, "en", history=History(today, versions))
        templates = open_workshop().templates
        printed = render_print(plan, templates, tmp_path).chapters
        return render_site(plan, templates, tmp_path).pages, "".join(one.html for one in printed)

    return make


def test_a_page_tells_the_last_change_in_meaning_the_weightiest_first(pages):
    site, printed = pages(V3, V2)
    told = 'Changed on 1 November 2026 (<a href="changes/index.html#pb-version-v2">v2</a>): discount – 3% instead of old; note – new instead of old.'

    assert told in site["authority.md"]
    assert "Changed on 1 November 2026 (v2): discount – 3% instead of old; note – new instead of old." in printed


def test_of_many_changes_three_are_told(pages):
    many = tuple(_changed(f"field {number}", "new") for number in range(5))
    site, _printed = pages(replace(V2, changes=many))

    assert "field 2 – new instead of old" in site["authority.md"]
    assert ">and 2 more</a>" in site["authority.md"]
    assert "field 3" not in site["authority.md"]


def test_what_came_is_new_and_what_only_got_another_id_says_nothing(pages):
    added = replace(_changed("", ""), kind="added", message=_("New: {named}.", named="Limit"))
    new, renamed = (pages(replace(V2, changes=(replace(added, kind=kind),)))[0] for kind in ("added", "renamed"))

    assert "New since 1 November 2026" in new["authority.md"]
    assert "pb-changed" not in renamed["authority.md"]


def test_what_holds_from_a_day_to_come_is_announced(pages):
    site, printed = pages()

    assert "Announced: in force from 1 January 2027" in site["index.md"]
    assert "Announced: in force from 1 February 2027" in site["loyalty/shelf.md"]
    assert "Announced: in force from 1 February 2027" in printed
    assert "Announced" not in site["loyalty/old.md"]


def test_lists_of_other_pages_say_from_when_it_will_be_in_force(pages):
    site, _printed = pages()
    listed = site["segments/size/small.md"]

    assert '>The shelf</a> <span class="pb-coming">from 1 February 2027 on</span></li>' in listed
    assert ">Old one</a></li>" in listed
    assert "pb-coming" not in pages(today=date(2027, 2, 1))[0]["segments/size/small.md"]


def test_on_its_day_it_is_in_force(pages):
    site, _printed = pages(today=date(2027, 2, 1))

    assert "In force from 1 January 2027" in site["index.md"]
    assert [path for path, text in site.items() if "Announced" in text] == []


def test_of_a_book_that_is_read_on_no_day_nothing_is_announced(pages):
    assert [path for path, text in pages(today=None)[0].items() if "Announced" in text] == []
