"""Given a book and a change in it, which pages are made anew, and that they are what a whole build makes of them."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from playbook.serve.engine_process import IsStale
from playbook.serve.inputs import Inputs
from playbook.serve.outcome import Outcome
from playbook.serve.preview import Preview
from playbook.serve.stage import Stage
from playbook.workshop import open_workshop


class Bench:
    """A preview that is told when to look."""

    def __init__(self, book: Path, room: Path, templates: Path | None = None) -> None:
        room.mkdir()
        workshop = open_workshop(templates=templates)
        self.book, self.stage = book, Stage()
        self.preview = Preview(book, workshop, self.stage, room, today=date(2026, 11, 21))
        self._inputs = Inputs([book, *workshop.templates], [workshop.settings])

    def refresh(self) -> Outcome:
        outcome = self.preview.refresh(self._inputs.snapshot())
        assert outcome is not None
        return outcome

    def complete(self) -> Outcome:
        outcome = self.preview.complete()
        assert outcome is not None
        return outcome

    def refresh_in_vain(self, looks: int) -> None:
        """A round that is not wanted any more from a certain look on."""
        assert self.preview.refresh(self._inputs.snapshot(), _stale_after(looks)) is None

    def complete_in_vain(self, looks: int) -> None:
        assert self.preview.complete(_stale_after(looks)) is None

    def write(self, name: str, text: str) -> None:
        (self.book / name).write_text(textwrap.dedent(text), encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.book / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def site(self) -> dict[str, bytes]:
        folder = self.stage.showing.folder
        assert folder is not None
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _stale_after(looks: int) -> IsStale:
    left = iter([False] * looks)
    return lambda: next(left, True)


@pytest.fixture
def open_bench() -> Iterator[Callable[..., Bench]]:
    with ExitStack() as stack:

        def opened(book: Path, room: Path, templates: Path | None = None) -> Bench:
            bench = Bench(book, room, templates)
            stack.enter_context(bench.preview)
            return bench

        yield opened


@pytest.fixture
def bench(open_bench, small_book, tmp_path) -> Bench:
    return open_bench(small_book, tmp_path / "room")


def test_new_text_makes_its_page_anew_and_the_whole_later_is_a_build_from_nothing(bench, open_bench, tmp_path):
    assert (bench.refresh().kind, bench.preview.is_complete) == ("built", True)
    first = bench.site()

    bench.replace("pages.yml", "A lid is red", "A lid is blue [[page:jars]]")
    outcome = bench.refresh()

    assert (outcome.kind, outcome.pages, bench.preview.is_complete) == ("changed", 2, False)  # the other is linked from
    quick = bench.site()
    assert sorted(name for name in quick if quick[name] != first[name]) == ["pages/jars.html", "pages/lids.html"]
    number = bench.stage.showing.pages_number

    assert (bench.complete().kind, bench.preview.is_complete) == ("refreshed", True)
    whole = bench.site()
    assert bench.stage.showing.pages_number == number
    assert {name for name in whole if whole[name] != quick.get(name)} == {
        "search/search_index.json",
        "search/search_index.js",
    }

    anew = open_bench(bench.book, tmp_path / "other")
    anew.refresh()
    assert whole == anew.site()


def test_a_new_title_builds_the_whole(bench):
    bench.refresh()

    bench.replace("pages.yml", "title: Lids", "title: Covers")

    assert bench.refresh().kind == "built"
    assert b"Covers" in bench.site()["pages/jars.html"]


def test_what_no_page_shows_changes_none(bench):
    bench.refresh()
    before = bench.stage.showing

    bench.replace("pages.yml", "pages:", "# a remark\npages:")

    assert bench.refresh().kind == "same"
    assert bench.stage.showing == before


def test_a_new_picture_under_an_old_name_is_shown(bench):
    bench.write("jar.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>')
    bench.replace("pages.yml", "A lid is red.", "'![A jar](jar.svg)'")
    bench.refresh()
    before = bench.site()["media/jar.svg"]

    bench.write("jar.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>')

    assert bench.refresh().kind == "built"
    assert bench.site()["media/jar.svg"] != before


def test_an_error_leaves_the_last_good_pages_and_shows_the_finding(bench):
    bench.refresh()
    before = bench.stage.showing

    bench.replace("pages.yml", "body: A lid is red.", "boddy: A lid is red.")
    outcome = bench.refresh()

    assert (outcome.kind, bench.stage.showing.folder, bench.stage.showing.pages_number) == ("refused", before.folder, 1)
    assert "boddy" in bench.stage.showing.banner

    bench.replace("pages.yml", "boddy", "body")

    assert bench.refresh().kind == "same"
    assert bench.stage.showing.banner == ""


def test_a_template_that_fails_leaves_the_last_good_pages(open_bench, small_book, tmp_path):
    templates = tmp_path / "templates"
    (templates / "pages").mkdir(parents=True)
    own = templates / "pages" / "page.html.j2"
    own.write_text("<p>Ours</p>")
    bench = open_bench(small_book, tmp_path / "room", templates)
    bench.refresh()
    assert b"<p>Ours</p>" in bench.site()["pages/lids.html"]

    own.write_text("<p>\n{{ no_such_name }}</p>")

    assert bench.refresh().kind == "refused"
    assert "templates/pages/page.html.j2:2" in bench.stage.showing.banner
    assert b"<p>Ours</p>" in bench.site()["pages/lids.html"]

    own.write_text("<p>Mended</p>")

    assert bench.refresh().kind in {"changed", "built"}
    assert b"<p>Mended</p>" in bench.site()["pages/lids.html"]
    assert bench.stage.showing.banner == ""


def test_a_book_that_is_wrong_from_the_start_has_a_banner_and_no_pages(bench):
    bench.write("book.yml", "book: {titel: Jam, language: en}")

    assert bench.refresh().kind == "refused"
    assert bench.stage.showing.folder is None
    assert "There are no pages to show yet." in bench.stage.showing.banner


def test_a_book_that_is_gone_is_told_and_comes_back(bench):
    bench.refresh()
    (bench.book / "book.yml").rename(bench.book.parent / "book.yml")

    outcome = bench.refresh()

    assert outcome.trouble is not None
    assert "no book.yml" in str(outcome.trouble.message)

    (bench.book.parent / "book.yml").rename(bench.book / "book.yml")

    assert bench.refresh().kind == "same"


def test_no_more_than_two_sites_are_kept(bench):
    for number in range(4):
        bench.write("book.yml", f"book: {{title: Jam {number}, language: en, currency: GBP}}")
        bench.refresh()

    folder = bench.stage.showing.folder
    assert folder is not None
    assert len(list(folder.parent.glob("site-*"))) <= 2


@pytest.mark.parametrize("looks", [0, 1, 2], ids=["before-rendering", "before-the-engine", "in-the-engine"])
@pytest.mark.parametrize("edit", [("title: Lids", "title: Covers"), ("A lid is red", "A lid is blue")])
def test_a_round_that_is_not_wanted_shows_nothing_and_the_next_shows_the_newest(
    bench, open_bench, tmp_path, looks, edit
):
    bench.refresh()
    before, shown = bench.stage.showing, bench.site()

    bench.replace("pages.yml", *edit)
    bench.refresh_in_vain(looks)

    assert (bench.stage.showing, bench.site()) == (before, shown)

    bench.replace("pages.yml", "twelve", "six")
    bench.refresh()
    if not bench.preview.is_complete:
        bench.complete()

    anew = open_bench(bench.book, tmp_path / "other")
    anew.refresh()
    assert bench.site() == anew.site()


def test_the_whole_that_is_not_wanted_is_made_later(bench):
    bench.refresh()
    bench.replace("pages.yml", "A lid is red", "A lid is blue")
    bench.refresh()

    bench.complete_in_vain(1)

    assert not bench.preview.is_complete
    assert b"A lid is blue" in bench.site()["pages/lids.html"]
    assert (bench.complete().kind, bench.preview.is_complete) == ("refreshed", True)


def test_a_theme_that_fails_is_told_by_its_template(open_bench, small_book, tmp_path):
    theme = tmp_path / "templates" / "theme"
    theme.mkdir(parents=True)
    (theme / "main.html").write_text("<p>\n{{ no.such.name }}</p>")

    bench = open_bench(small_book, tmp_path / "room", tmp_path / "templates")

    assert bench.refresh().kind == "refused"
    assert "templates/theme/main.html:2" in bench.stage.showing.banner
