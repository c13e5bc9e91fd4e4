"""What is found once per book is found once, for each book its own, and not kept when the book is gone."""

from __future__ import annotations

import gc
import weakref

from playbook.model.once import once_per_book

ROLE = "roles:\n  - {id: hunter, title: Hunter}\n"


def test_the_same_book_is_asked_once(load):
    asked = []

    @once_per_book
    def roles(book):
        asked.append(book)
        return len(book.roles)

    one, other = load(ROLE).book, load("roles: []\n").book

    assert [roles(one), roles(other), roles(one)] == [1, 0, 1]
    assert len(asked) == 2


def test_nothing_is_kept_of_a_book_that_is_gone(load):
    class Found:
        """Something that can be watched."""

    @once_per_book
    def find(_book):
        return Found()

    book = load(ROLE).book
    watched = weakref.ref(find(book))
    assert watched() is not None
    del book
    gc.collect()

    assert watched() is None
