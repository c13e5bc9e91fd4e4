"""Given a running preview and edits, the pages follow; seen over HTTP and in a browser."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable

import pytest

from playbook.serve import session, watch
from playbook.serve.engine_process import EngineProcess, IsStale, StaleError
from playbook.workshop import open_workshop

LIDS = "/pages/lids.html"


def test_an_edit_changes_the_page_a_mistake_shows_itself_and_goes_when_mended(running):
    preview = running()
    assert preview.next().kind == "built"
    assert "A lid is red." in preview.page(LIDS)

    preview.edit("pages.yml", "red", "blue")
    assert preview.next().kind == "changed"
    assert "A lid is blue." in preview.page(LIDS)
    assert preview.next().kind == "refreshed"

    preview.edit("pages.yml", "  - id: lids", "  - id: [lids")
    assert preview.next().kind == "refused"
    page = preview.page(LIDS)
    assert "A lid is blue." in page
    assert "pbp-wrong" in page
    assert "pages.yml:" in page

    preview.edit("pages.yml", "[lids", "lids")
    assert preview.next().kind == "same"
    assert "pbp-wrong" not in preview.page(LIDS)


def test_a_file_that_is_no_part_of_the_book_builds_nothing(running):
    preview = running()
    preview.next()

    (preview.book / ".notes.swp").write_text("x")
    (preview.book.parent / "letter.txt").write_text("x")
    (preview.book / "pages.yml").touch()

    with pytest.raises(queue.Empty):
        preview.next(patience=1.5)


def test_two_quick_edits_are_one_round(running, monkeypatch):
    monkeypatch.setattr(watch, "QUIET", 1.0)  # however busy the machine is between the two
    preview = running()
    preview.next()

    preview.edit("pages.yml", "red", "blue")
    preview.edit("pages.yml", "twelve", "six")

    assert (preview.next().pages, preview.next().kind) == (2, "refreshed")
    with pytest.raises(queue.Empty):
        preview.next(patience=1.0)


def test_a_template_of_the_users_is_followed_and_may_fail(running, tmp_path):
    templates = tmp_path / "templates"
    (templates / "pages").mkdir(parents=True)
    own = templates / "pages" / "page.html.j2"
    own.write_text("<p>Ours</p>")
    preview = running(workshop=open_workshop(templates=templates))
    preview.next()
    assert "<p>Ours</p>" in preview.page(LIDS)

    own.write_text("<p>{% if %}</p>")
    assert preview.next().trouble is not None
    page = preview.page(LIDS)
    assert "<p>Ours</p>" in page
    assert "templates/pages/page.html.j2:1" in page


@pytest.fixture
def in_the_middle(monkeypatch) -> Callable[..., None]:
    """Do something once while the engine is at work, and let it go on when the session has noticed, or will not."""
    publish = EngineProcess.publish

    def arrange(edit: Callable[[], object], wait: float = 5.0) -> None:
        left = [edit]

        def published(engine: EngineProcess, *site: object, is_stale: IsStale, **places: object) -> None:
            if left:
                left.pop()()
                until = time.monotonic() + wait
                while not (noticed := is_stale()) and time.monotonic() < until:
                    time.sleep(0.02)
                if noticed:
                    raise StaleError
            publish(engine, *site, is_stale=is_stale, **places)

        monkeypatch.setattr(EngineProcess, "publish", published)

    return arrange


def test_a_change_during_a_round_ends_it_and_the_newest_words_come_next(running, in_the_middle):
    preview = running()
    preview.next()

    in_the_middle(lambda: preview.edit("pages.yml", "title: Covers", "title: Caps"))
    preview.edit("pages.yml", "title: Lids", "title: Covers")

    assert preview.next().kind == "built"
    assert "Caps" in preview.page(LIDS)
    with pytest.raises(queue.Empty):
        preview.next(patience=1.0)


def test_what_comes_back_while_its_round_is_ended_is_shown(running, in_the_middle):
    preview = running()
    preview.next()

    def change_and_change_back() -> None:
        preview.edit("pages.yml", "title: Covers", "title: Caps")
        threading.Timer(watch.QUIET / 2, lambda: preview.edit("pages.yml", "title: Caps", "title: Covers")).start()

    in_the_middle(change_and_change_back)
    preview.edit("pages.yml", "title: Lids", "title: Covers")

    assert preview.next().kind == "built"
    assert "Covers" in preview.page(LIDS)


def test_a_change_of_no_input_ends_no_round(running, in_the_middle):
    preview = running()
    preview.next()

    in_the_middle(lambda: (preview.book / ".pages.yml.swp").write_text("x"), wait=0.5)
    preview.edit("pages.yml", "title: Lids", "title: Covers")

    assert preview.next().kind == "built"


def test_who_never_stops_writing_sees_a_round_to_its_end(running, in_the_middle, monkeypatch):
    monkeypatch.setattr(session, "PATIENCE", 0.0)
    preview = running()
    preview.next()

    in_the_middle(lambda: preview.edit("pages.yml", "twelve", "six"), wait=0.5)
    preview.edit("pages.yml", "title: Lids", "title: Covers")

    assert preview.next().kind == "built"
    assert preview.next().kind == "changed"
    assert "six" in preview.page("/pages/crates.html")


@pytest.mark.browser
def test_a_browser_follows_by_itself(running, browser):
    preview = running()
    preview.next()
    context = browser.new_context()
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(f"{preview.url}pages/lids.html")

    preview.edit("pages.yml", "red", "blue")
    page.get_by_text("A lid is blue.").wait_for()

    page.evaluate("window.isTheSamePage = true")
    preview.edit("pages.yml", "body: A lid", "boddy: A lid")
    banner = page.locator("details.pbp-wrong")
    banner.get_by_text("“boddy”").first.wait_for()
    assert page.get_by_text("A lid is blue.").first.is_visible()
    assert page.evaluate("window.isTheSamePage")

    banner.locator("> summary").click()
    assert banner.get_attribute("open") is None

    preview.edit("pages.yml", "boddy: A lid is blue.", "body: A lid is green.")
    page.get_by_text("A lid is green.").wait_for()
    assert banner.count() == 0

    preview.edit("pages.yml", "body: A lid is green.", "boddy: A lid is green.")
    page.locator("details.pbp-wrong[open]").wait_for()
    assert troubles == []
    context.close()
