"""Two books in, the effects of their changed numbers out: of what both have, and nothing of what has not changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from playbook.compare import pipeline_effects
from playbook.compare.effects import effects_between
from playbook.load import load_book
from playbook.model.book import Book

CONTENT = Path(__file__).parents[2] / "content"


def a_pipeline(name: str, deadline: str, **fields: Any) -> dict[str, Any]:
    states = [
        {"id": "new", "title": "New", "kind": "start", "deadline": deadline, "next": ["won"]},
        {"id": "won", "title": "Won", "kind": "won"},
    ]
    states[0]["next"] = [{"to": "won"}]
    return {"id": name, "title": name.title(), "states": states, **fields}


def a_programme(name: str, percent: str) -> dict[str, Any]:
    return {"id": name, "title": name.title(), "terms": [{"percent": percent}], "economics": {"margin": "40%"}}


def a_book(*pipelines: dict[str, Any], loyalty: tuple[dict[str, Any], ...] = (), **fields: Any) -> Book:
    return Book.model_validate({"book": {"title": "B"}, "pipelines": pipelines, "loyalty": loyalty, **fields})


def test_the_example_book_compared_with_itself():
    before, after = (load_book(CONTENT).book for _time in range(2))

    assert before.pipelines
    assert before.loyalty
    assert effects_between(before, after) == ()


def test_only_the_changed_pipeline_is_reckoned(monkeypatch):
    asked = []
    reckon = pipeline_effects.flow_figures
    monkeypatch.setattr(
        pipeline_effects, "flow_figures", lambda book, one: asked.append((book, one.id)) or reckon(book, one)
    )
    before = a_book(a_pipeline("one", "7d"), a_pipeline("two", "7d"))
    after = a_book(a_pipeline("one", "7d"), a_pipeline("two", "9d"))
    effects = effects_between(before, after)

    assert [(effect.entity, effect.measure) for effect in effects] == [
        ("pipeline:two", "duration"),
        ("pipeline:two", "longest-way"),
    ]
    assert [name for _book, name in asked] == ["two", "two"]


def test_changed_texts_and_ids_have_no_effect():
    before = a_book(a_pipeline("one", "7d"), loyalty=(a_programme("gold", "5%"),))
    after = a_book(a_pipeline("one", "168h", summary="New words"), loyalty=(a_programme("gold", "5.0%"),))

    assert effects_between(before, after) == ()


def test_renamed_ones_are_told_under_their_new_names():
    before = a_book(a_pipeline("one", "7d"), loyalty=(a_programme("gold", "5%"),))
    after = a_book(a_pipeline("first", "9d"), loyalty=(a_programme("golden", "10%"),))
    renamed = {"pipeline:one": "pipeline:first", "programme:gold": "programme:golden"}

    assert [str(effect.message) for effect in effects_between(before, after, renamed)] == [
        "A client of “First” is in work on average, at most: 9 days instead of 7 days.",
        "The longest way to a sale in “First”: 9 days instead of 7 days.",
        "Margin after the discount of “Golden”: 33.3% instead of 36.8%.",
    ]
    assert effects_between(before, after) == ()


def test_the_order_is_that_of_the_book_after():
    before = a_book(a_pipeline("one", "7d"), a_pipeline("two", "7d"), loyalty=(a_programme("gold", "5%"),))
    after = a_book(a_pipeline("two", "9d"), a_pipeline("one", "9d"), loyalty=(a_programme("gold", "10%"),))
    entities = dict.fromkeys(effect.entity for effect in effects_between(before, after))

    assert list(entities) == ["pipeline:two", "pipeline:one", "programme:gold"]


@pytest.mark.parametrize("hidden", ["before", "after"])
def test_nothing_is_told_of_what_could_not_be_read_whole(hidden):
    books = {"before": a_book(a_pipeline("one", "7d")), "after": a_book(a_pipeline("one", "9d"))}
    unread = {hidden: books[hidden].model_copy(update={"unread": frozenset({"one"})})}

    assert effects_between(**books)
    assert effects_between(**{**books, **unread}) == ()
