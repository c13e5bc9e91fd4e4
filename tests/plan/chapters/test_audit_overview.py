"""Given a history of several pipelines, I get a page that leads to each, and tells what belongs to none."""

from __future__ import annotations

from dataclasses import replace

from playbook.diagnostics import Message


def overview(audited_page, figures):
    return audited_page(figures, "section:audit")


def test_the_page_looks_like_this(audited_pages, figures, golden):
    golden("pages/audit.md", audited_pages(figures)["pipelines/what_happens.md"])


def test_it_leads_to_each_pipeline_and_tells_how_it_stands(audited_page, figures):
    rows = overview(audited_page, figures).content.pipelines

    assert [(one.title, one.ref, one.breaches, one.late, one.pilot) for one in rows] == [
        ("First sales", "what-happens:sales", "91", "3", "correct it"),
        ("Sold again", "what-happens:again", "0", "0", ""),
    ]
    assert rows[0].pilot_ref == "pilot-days:sales"


def test_pipelines_that_the_book_does_not_have_are_told_here(audited_page, figures):
    [group] = overview(audited_page, figures).content.unknown

    assert [row.sentence for row in group.rows] == ["The book has no pipeline “Tenders”."]


def test_rows_that_do_not_count_are_told_without_an_example(audited_pages, figures):
    page = audited_pages(figures)["pipelines/what_happens.md"]

    assert '<td class="pb-num">2 rows</td>' in page
    assert "Petrov" not in page


def test_without_a_history_there_is_none_and_the_chapter_is_as_it_was(audited_page, audited_pages, figures):
    assert overview(audited_page, None) is None
    assert "what_happens" not in "".join(audited_pages(None).values())
    assert "what_happens.html" in audited_pages(figures)["pipelines/index.md"]


def test_it_stands_behind_the_pipelines(audited_page, figures):
    chapter = audited_page(figures, "section:pipelines")

    assert [child.ref for child in chapter.children] == ["pipeline:sales", "pipeline:again", "section:audit"]


def test_notes_of_the_history_are_told(audited_page, figures):
    noted = replace(figures, notes=(Message("Half of it is old."),))

    assert overview(audited_page, noted).content.notes == ("Half of it is old.",)
