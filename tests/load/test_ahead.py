"""What a second process reads of a large book is what this process would have read."""

from __future__ import annotations

from contextlib import ExitStack, closing

import pytest

from playbook.diagnostics import PlaybookError
from playbook.load import ahead as room
from playbook.load.ahead import Ahead, read_ahead
from playbook.load.book import load_book
from playbook.load.yaml_reader import read_yaml

FILES = {
    "a.yml": "roles:\n  - {id: hunter, title: Охотник}\n",
    "b/c.yml": "roles:\n  - id: keeper\n    title: Менеджер\n    tools: &tools [Телефон, CRM]\n    responsibilities: *tools\n",
    "book.yml": "book: {title: Книга, language: ru}\n",
    "d.yml": "roles:\n  - {id: broken, title: Сломан\n",
    "z.yml": "roles:\n  - {id: head, title: Руководитель, reports_to: nobody}\n",
}


@pytest.fixture
def opened():
    """Closes what was opened."""
    with ExitStack() as stack:
        yield lambda ahead: stack.enter_context(closing(ahead))


@pytest.mark.usefixtures("worth_it")
def test_whole_files_are_read_ahead_and_equal_what_is_read_here(write_book, opened):
    folder = write_book(FILES)
    ahead = opened(read_ahead(folder))
    found = {}
    for name in FILES:
        data = (folder / name).read_bytes()
        if reading := ahead.reading(name, data):
            found[name] = reading
            assert reading == read_yaml(data, data.decode())

    assert sorted(found) == ["a.yml", "b/c.yml", "book.yml", "z.yml"]


@pytest.mark.usefixtures("worth_it")
def test_a_book_is_loaded_the_same_with_and_without(write_book):
    folder = write_book(FILES)
    alone, together = load_book(folder), load_book(folder, read_ahead(folder))

    assert together.diagnostics == alone.diagnostics
    assert together.book == alone.book
    assert alone.book.roles


@pytest.mark.usefixtures("worth_it")
@pytest.mark.parametrize("name", ["", "a.yml", "nowhere"])
def test_the_second_process_is_ended_where_there_is_no_book(write_book, name):
    folder = write_book({"a.yml": FILES["a.yml"]})
    ahead = read_ahead(folder)
    assert ahead._source is not None
    with pytest.raises(PlaybookError):
        load_book(folder / name, ahead)

    assert ahead._source is None


@pytest.mark.usefixtures("worth_it")
def test_a_file_that_has_changed_since_is_read_here(write_book, opened):
    folder = write_book(FILES)
    ahead = opened(read_ahead(folder))

    assert ahead.reading("a.yml", b"roles: []\n") is None


@pytest.mark.usefixtures("worth_it")
def test_a_second_process_that_fails_is_as_if_there_had_been_none(write_book, monkeypatch, opened):
    folder = write_book(FILES)
    monkeypatch.setattr(room, "read_yaml", lambda _data, _text: 1 // 0)
    ahead = opened(read_ahead(folder))

    assert ahead.reading("a.yml", (folder / "a.yml").read_bytes()) is None


@pytest.mark.usefixtures("worth_it")
def test_what_finds_no_room_is_read_here(write_book, monkeypatch, opened):
    folder = write_book(FILES)
    monkeypatch.setattr(room, "_ROOM", 1)
    ahead = opened(read_ahead(folder))
    found = [name for name in FILES if ahead.reading(name, (folder / name).read_bytes())]

    assert len(found) < len(FILES) - 1
    assert load_book(folder, read_ahead(folder)).book == load_book(folder).book


@pytest.mark.usefixtures("worth_it")
def test_files_may_be_asked_for_in_any_order(write_book, opened):
    folder = write_book(FILES)
    ahead = opened(read_ahead(folder))

    assert ahead.reading("z.yml", (folder / "z.yml").read_bytes()) is not None
    assert ahead.reading("nowhere.yml", b"") is None
    assert ahead.reading("a.yml", (folder / "a.yml").read_bytes()) is not None


def test_a_small_book_is_not_worth_a_second_process(write_book):
    folder = write_book(FILES)

    assert read_ahead(folder)._source is None


def test_a_folder_that_is_not_there_is_told_elsewhere(tmp_path):
    assert read_ahead(tmp_path / "nowhere").reading("a.yml", b"") is None


def test_nothing_read_ahead_is_nothing_found():
    assert Ahead().reading("a.yml", b"") is None
