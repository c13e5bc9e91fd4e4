"""The books that the bench measures with are books: clean, of the size asked for, and the same each time."""

from __future__ import annotations

from datetime import date

import pytest

from bench.books import size_of, write_book
from playbook.check import check_book
from playbook.load import load_book
from playbook.model.index import index


@pytest.mark.parametrize("entities", [1, 100])
def test_a_book_of_any_size_checks_without_a_finding(tmp_path, entities):
    loaded = load_book(write_book(tmp_path, entities))

    assert list(check_book(loaded, date(2026, 11, 1))) == []
    assert loaded.book.touchpoints


def test_a_book_has_about_as_many_entities_as_were_asked_for(tmp_path):
    loaded = load_book(write_book(tmp_path, 300))
    addresses = {entity.address for entity in index(loaded.book).values()}

    assert len(addresses) == pytest.approx(300, rel=0.1)


def test_the_same_size_gives_the_same_bytes(tmp_path):
    one, other = write_book(tmp_path / "one", 100), write_book(tmp_path / "other", 100)

    assert size_of(one) > 50_000
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in other.iterdir()
    }
