"""Given a pipeline and its history, I get a page of what broke the book, how clients really go and what is due; or why it is empty."""

from __future__ import annotations

from dataclasses import replace

from playbook.render import render_site

PAGE = "what-happens:sales"


def test_the_page_looks_like_this(audited_pages, figures, golden):
    golden("pages/what_happens.md", audited_pages(figures)["pipelines/sales/what_happens.md"])


def test_it_stands_behind_the_states_of_its_pipeline_which_keep_their_numbers(audited_plan, figures):
    plain = {page.ref: page.number for page in audited_plan(None).pages}
    held = {page.ref: page.number for page in audited_plan(figures).pages}

    assert {ref: held[ref] for ref in plain} == plain
    assert held[PAGE] == "2.1.5"
    assert held["pilot-days:sales"] == "2.1.6"


def test_the_pipeline_leads_to_it(audited_pages, figures):
    page = audited_pages(figures)["pipelines/sales/index.md"]

    assert 'href="what_happens.html"' in page
    assert 'href="pilot_days.html"' in page


def test_what_is_of_another_pipeline_is_told_there(audited_page, figures):
    content = audited_page(figures, "what-happens:again").content

    assert content.broken == ()
    assert content.empty == "Up to 31 October 2026 the history tells of no client in this pipeline."


def test_a_pipeline_in_which_nothing_was_broken_says_so(audited_pages, figures):
    page = audited_pages(replace(figures, broken=()))["pipelines/sales/what_happens.md"]

    assert "Nothing: all that happened is as the book says." in page


def test_a_history_without_events_makes_a_page_that_says_so(audited_pages, figures):
    nothing = replace(
        figures,
        since=None,
        events=0,
        clients=0,
        broken=(),
        ways=(),
        times=(),
        loads=(),
        pilots=(),
        today=(),
        bad_rows=(),
    )
    page = audited_pages(nothing)["pipelines/sales/what_happens.md"]

    assert '<p class="pb-empty">Up to 31 October 2026 the history tells of no client in this pipeline.</p>' in page
    assert "##" not in page.replace("# <span", "")


def test_the_head_tells_who_is_on_the_way_what_was_broken_and_what_is_late(audited_page, figures):
    content = audited_page(figures, PAGE).content

    assert [(one.label, one.value, one.verdict) for one in content.figures] == [
        ("On the way now", "25", ""),
        ("Breaches of the book", "91", "bad"),
        ("Past the deadline now", "3", "bad"),
    ]
    assert [(one.label, one.value) for one in content.facts] == [
        ("As of", "31 October 2026"),
        ("History since", "1 June 2026"),
        ("It tells of", "700 events of 200 clients"),
    ]


def test_what_the_book_did_not_foresee_is_told_both_ways(audited_page, figures):
    content = audited_page(figures, PAGE).content

    assert [(row.source.title, row.way.target.title, row.way.count) for row in content.unwritten] == [
        ("First call", "New", "18"),
        ("First call", "“Waiting”", "6"),
    ]
    assert [(source.title, target.title) for source, target in content.idle] == [("Lost", "New")]


def test_a_pipeline_told_in_part_has_no_columns_of_what_is_left_out(audited_page, audited_pages, figures):
    times = tuple(replace(one, stays=0, still_there=0, due=0, overdue=0) for one in figures.times)
    part = replace(
        figures, events=0, clients=0, ways=(), times=times, loads=(), pilots=(), partial=frozenset({"sales"})
    )
    content, page = audited_page(part, PAGE).content, audited_pages(part)["pipelines/sales/what_happens.md"]

    assert (content.graph, content.ways, content.load) == (None, (), ())
    assert [row.median for row in content.times] == ["1.5\u00a0days", "5.2\u00a0days", "7\u00a0days"]
    assert "Stays" not in page
    assert "It tells of" not in page


def test_of_a_pipeline_of_which_an_edition_is_told_nothing_there_is_no_page(audited_page, figures):
    nothing = replace(
        figures, events=0, broken=(), ways=(), times=(), loads=(), pilots=(), today=(), partial=frozenset({"sales"})
    )

    assert audited_page(nothing, PAGE) is None
    assert audited_page(nothing, "what-happens:again") is not None
    assert [one.ref for one in audited_page(nothing, "section:audit").content.pipelines] == ["what-happens:again"]


def test_in_russian_it_is_russian(audited_plan, figures, templates, tmp_path):
    page = render_site(audited_plan(figures, language="ru"), [templates], tmp_path).pages[
        "pipelines/sales/what_happens.md"
    ]

    assert "Как идёт на самом деле" in page
    assert "ушли 200 раз" in page
