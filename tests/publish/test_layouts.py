from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from playbook.publish.layouts import Layouts
from playbook.publish.page_numbers import Layout
from playbook.publish.press import Settings

SETTINGS = Settings(Path("fonts.conf"), "p { color: red }", "", "ru", {"plan.png": b"one"})


class Pool:
    """Lays a text out on as many pages as it has letters, and remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def map(self, _function, texts):
        self.asked += texts
        return [Layout(len(text), {text: 0}) for text in texts]


@pytest.fixture
def ask(tmp_path):
    def asked(*texts, settings=SETTINGS):
        pool = Pool()
        layouts = Layouts(pool, settings, tmp_path / "cache")
        assert [layout.pages for layout in layouts.of(texts)] == [len(text) for text in texts]
        assert layouts.laid_out == len(pool.asked)
        return pool.asked

    return asked


def test_the_longest_text_is_begun_first_and_the_answer_keeps_the_order(ask):
    assert ask("aa", "aaaa", "a") == ["aaaa", "aa", "a"]


def test_a_text_that_was_laid_out_before_is_not_laid_out_again(ask):
    ask("a", "bb")

    assert ask("a", "ccc", "bb") == ["ccc"]


def test_the_same_text_twice_is_laid_out_once(ask):
    assert ask("a", "a") == ["a"]


@pytest.mark.parametrize("change", [{"style": "p { color: blue }"}, {"language": "en"}])
def test_another_style_or_language_lays_everything_out_again(ask, change):
    ask("a")

    assert ask("a", settings=replace(SETTINGS, **change)) == ["a"]


def test_another_image_lays_out_again_what_shows_it(ask):
    ask("a", "plan.png")

    assert ask("a", "plan.png", settings=replace(SETTINGS, images={"plan.png": b"two"})) == ["plan.png"]


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"pages": 1}', '{"pages": "x", "anchors": {}}', '{"pages": 1, "anchors": []}']
)
def test_a_damaged_memory_is_no_memory(ask, tmp_path, damage):
    ask("a")
    kept = list((tmp_path / "cache").iterdir())
    assert len(kept) == 1
    kept[0].write_text(damage)

    assert ask("a") == ["a"]


def test_without_a_folder_nothing_is_kept():
    assert [Layouts(pool, SETTINGS, None).of(["a"])[0].pages for pool in (Pool(), Pool())] == [1, 1]
