"""The engine in its own processes makes the same site as in this one, and tells its complaints."""

from __future__ import annotations

import threading

import pytest

from playbook.diagnostics import PlaybookError
from playbook.publish.site import publish_site
from playbook.publish.site_engine import site_engine
from playbook.render.sources import NavItem, SiteSource
from playbook.workshop import open_workshop


def _source(*, last: str = "") -> SiteSource:
    names = [f"p{number}.md" for number in range(70)]
    pages = {"index.md": "# Start\n", **{name: f"# Page\n\nAbout {name}.\n" for name in names}}
    pages[names[-1]] += last
    navigation = tuple(NavItem(name, name) for name in pages)
    return SiteSource("Book", "", "", "en", pages, navigation)


@pytest.fixture
def places(tmp_path):
    shop = open_workshop()
    return {
        "settings": shop.settings,
        "theme": shop.find("theme"),
        "assets": shop.find("assets"),
        "scratch": tmp_path / "scratch",
    }


def _bytes_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_site_is_the_same_from_other_processes(tmp_path, places):
    publish_site(_source(), tmp_path / "here", **places)
    with site_engine() as engine, engine.publishing(_source(), tmp_path / "there", **places):
        pass
    here, there = _bytes_of(tmp_path / "here"), _bytes_of(tmp_path / "there")

    assert len([name for name in here if name.endswith(".html")]) == 71
    assert {name for name in here | there if here.get(name) != there.get(name)} == set()


def test_what_the_engine_complains_of_is_raised_at_the_end_of_the_block(tmp_path, places):
    source, reached = _source(last="[there](nowhere.md)"), []
    with (
        site_engine() as engine,
        pytest.raises(PlaybookError, match=r"nowhere\.md"),
        engine.publishing(source, tmp_path / "out", **places),
    ):
        reached.append(True)

    assert reached


def test_a_block_that_fails_waits_until_nobody_writes_any_more(tmp_path, places):
    with (
        site_engine() as engine,
        pytest.raises(ZeroDivisionError),
        engine.publishing(_source(), tmp_path / "out", **places),
    ):
        raise ZeroDivisionError

    assert len(list((tmp_path / "out").glob("*.html"))) == 71


def test_a_process_with_threads_has_an_engine_too(tmp_path, places):
    ended = threading.Event()
    other = threading.Thread(target=ended.wait)
    other.start()
    try:
        with site_engine() as engine, engine.publishing(_source(), tmp_path / "out", **places):
            pass
    finally:
        ended.set()
        other.join()

    assert (tmp_path / "out" / "index.html").is_file()
