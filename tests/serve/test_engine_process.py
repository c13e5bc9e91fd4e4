"""Given sites as text, an engine in a process of its own that makes them, is stopped, and makes the next."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator

import pytest

from playbook.render.sources import NavItem, SiteSource
from playbook.serve.engine_process import EngineError, EngineProcess, StaleError
from playbook.workshop import open_workshop

SITE = SiteSource("Jam", "", "", "en", pages={"index.md": "# Jam\n"}, navigation=(NavItem("Jam", "index.md"),))


@pytest.fixture
def engine(tmp_path) -> Iterator[EngineProcess]:
    engine = EngineProcess(open_workshop(), tmp_path)
    yield engine
    engine.close()


@pytest.fixture
def publish(engine, tmp_path):
    def published(site=SITE, is_stale=lambda: False):
        engine.publish(site, tmp_path / "site", scratch=tmp_path / "scratch", is_stale=is_stale)
        return (tmp_path / "site" / "index.html").read_text("utf-8")

    return published


def test_it_makes_one_site_after_another_in_one_process(publish):
    publish()
    before = multiprocessing.active_children()

    assert "Jam" in publish()
    assert multiprocessing.active_children() == before


def test_what_is_not_wanted_is_stopped_at_once_and_the_next_is_made(publish):
    before = multiprocessing.active_children()
    with pytest.raises(StaleError):
        publish(is_stale=lambda: True)

    assert not set(before) & set(multiprocessing.active_children())
    assert "Jam" in publish()


def test_a_process_that_somebody_ended_is_told_and_replaced(publish):
    publish()
    for process in multiprocessing.active_children():
        process.kill()
        process.join()

    with pytest.raises(EngineError, match="ended in the middle"):
        publish()
    assert "Jam" in publish()


def test_what_the_engine_complains_of_is_told_and_the_next_is_made(publish):
    wrong = SiteSource("Jam", "", "", "en", pages=SITE.pages, navigation=(NavItem("Lids", "lids.md"),))

    with pytest.raises(EngineError, match=r"lids\.md"):
        publish(wrong)
    assert "Jam" in publish()
