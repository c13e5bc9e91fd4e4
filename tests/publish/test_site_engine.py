"""The engine in its own processes makes the same site as in this one, and tells its complaints."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from concurrent.futures import Executor, Future

import pytest

from playbook.diagnostics import PlaybookError
from playbook.publish import site as site_room
from playbook.publish.site import publish_site
from playbook.publish.site_engine import _way_to_start, site_engine
from playbook.render.sources import NavItem, SiteSource
from playbook.workshop import open_workshop


def _source(*, last: str = "") -> SiteSource:
    names = [f"p{number}.md" for number in range(69)] + ["!p[0-9]#.md"]
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


class AtOnce(Executor):
    """A pool that does all work in this process, when it is given."""

    def submit(self, work, /, *args, **more):
        done = Future()
        done.set_result(work(*args, **more))
        return done


@pytest.fixture
def made(monkeypatch):
    """The pages that each share has made, share by share."""
    pages, join = [], site_room.join_shares

    def looked_at(folders):
        for folder in folders:
            others = [other for other in folders if other != folder and other.is_relative_to(folder)]
            found = [path for path in folder.rglob("*.html") if not any(map(path.is_relative_to, others))]
            pages.append({path.name for path in found} - {"404.html"})
        join(folders)

    monkeypatch.setattr(site_room, "join_shares", looked_at)
    return pages


def _bytes_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_site_is_the_same_from_other_processes(tmp_path, places):
    publish_site(_source(), tmp_path / "here", **places)
    with site_engine() as engine, engine.publishing(_source(), tmp_path / "there", **places):
        pass
    here, there = _bytes_of(tmp_path / "here"), _bytes_of(tmp_path / "there")

    assert len([name for name in here if name.endswith(".html")]) == 71
    assert {name for name in here | there if here.get(name) != there.get(name)} == set()


@pytest.mark.parametrize("shares", [2, 3])
def test_shares_are_each_a_part_of_the_pages_and_together_the_same_site(tmp_path, places, made, shares):
    publish_site(_source(), tmp_path / "whole", **places)
    publish_site(_source(), tmp_path / "shared", **places, pool=AtOnce(), shares=shares)
    whole, shared = _bytes_of(tmp_path / "whole"), _bytes_of(tmp_path / "shared")

    assert len(made) == shares
    assert sum(map(len, made)) == len(set().union(*made)) == 71
    assert all(len(pages) > 71 // shares - 5 for pages in made)
    assert {name for name in whole | shared if whole.get(name) != shared.get(name)} == set()


def test_a_theme_that_replaces_ours_may_look_at_the_next_page_and_sees_all_of_them(tmp_path, places, made):
    theme = shutil.copytree(places["theme"], tmp_path / "theme")
    main = theme / "main.html"
    next_title = "{% block footer %}{% if page and page.next_page %}<i>{{ page.next_page.meta.told }}</i>{% endif %}{{ super() }}{% endblock %}"
    main.write_text(main.read_text(encoding="utf-8") + next_title, encoding="utf-8")
    source = _source()
    pages = {name: f"---\ntold: told of {name}\n---\n{text}" for name, text in source.pages.items()}
    source = SiteSource("Book", "", "", "en", pages, source.navigation)
    publish_site(source, tmp_path / "out", **places | {"theme": theme}, pool=AtOnce(), shares=2)

    assert list(map(len, made)) == [71, 0]
    assert all(f"told of p{n + 1}.md" in (tmp_path / "out" / f"p{n}.html").read_text("utf-8") for n in range(68))


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


@pytest.fixture
def other_thread():
    """A thread that lives as long as the test."""
    ended = threading.Event()
    other = threading.Thread(target=ended.wait)
    other.start()
    yield
    ended.set()
    other.join()


@pytest.mark.usefixtures("other_thread")
def test_a_process_with_threads_has_an_engine_that_is_no_copy_of_it(tmp_path, places):
    assert _way_to_start() == "spawn"
    with site_engine() as engine, engine.publishing(_source(), tmp_path / "out", **places):
        pass

    assert (tmp_path / "out" / "index.html").is_file()


def test_a_process_without_threads_is_copied():
    asked = "from playbook.publish.site_engine import _way_to_start; print(_way_to_start())"
    told = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)

    assert told.stdout == "fork\n"


def test_a_process_that_somebody_ends_is_told_in_a_sentence(tmp_path, places):
    told = r"^The site was not made: a process .* was ended, perhaps for want of memory\.$"
    with pytest.raises(PlaybookError, match=told), site_engine() as engine:
        _publish_with_one_less(engine, tmp_path / "out", places)


def _publish_with_one_less(engine, folder, places):
    os.kill(engine.pool.submit(os.getpid).result(), signal.SIGKILL)
    with engine.publishing(_source(), folder, **places):
        pass
