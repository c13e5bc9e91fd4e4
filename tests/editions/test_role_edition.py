"""Given a path, I get the edition that who walks it may read, and nothing that only others may."""

from __future__ import annotations

import pytest

from playbook.editions import edition_for_path, restrict, secrets_of

PATH = """
onboarding: [{id: days, title: Days, role: caller, days: [{day: 1, read: [page:talk, page:limits]}]}]
pages:
  - {id: talk, title: Talk}
  - {id: limits, title: Limits, audience: [caller, head]}
  - {id: prices, title: Prices below cost, audience: [head]}
"""


@pytest.mark.parametrize(
    ("editions", "chosen"),
    [
        ("[{id: ours, title: Ours, roles: [caller]}, {id: more, title: More, roles: [caller]}]", "ours"),
        ("[{id: both, title: Both, roles: [caller, head]}]", "role:caller"),
        ("[{id: all, title: All}]", "role:caller"),
        ("[{id: short, title: Short, roles: [caller], sections: [pages]}]", "role:caller"),
        ("[{id: bare, title: Bare, roles: [caller], sections: [onboarding]}]", "role:caller"),
        ("[]", "role:caller"),
    ],
)
def test_an_edition_of_that_role_alone_with_all_of_the_path_or_all_that_the_role_may_read(book_of, editions, chosen):
    book = book_of(f"{PATH}\neditions: {editions}")

    assert edition_for_path(book, book.onboarding[0]).id == chosen


def test_what_the_role_may_read_is_all_but_what_is_for_others(book_of):
    book = book_of(f"{PATH}\neditions: [{{id: heads, title: For heads, roles: [head]}}]")
    edition = edition_for_path(book, book.onboarding[0])
    smaller = restrict(book, edition).book

    assert edition.title == "Caller"
    assert [page.id for page in smaller.pages] == ["talk", "limits"]
    assert smaller.editions == ()
    assert "prices" in secrets_of(book, edition).words
