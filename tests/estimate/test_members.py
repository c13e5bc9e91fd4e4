"""Which programmes stack."""

from __future__ import annotations

from playbook.estimate.members import groups, members_of, neighbours
from playbook.model.book import Book


def book(**stacks: str) -> Book:
    """Programmes with a discount of a tenth by id, each with the ids of those it stacks with; nothing off where the id is gift."""
    loyalty = [
        {
            "id": name,
            "title": name,
            "terms": [{"percent": "0%" if name == "gift" else "10%"}],
            "stacks_with": with_.split(),
        }
        for name, with_ in stacks.items()
    ]
    return Book.model_validate({"book": {"title": "B"}, "loyalty": loyalty})


def pairs(one: Book) -> set[str]:
    members = members_of(one)
    names = {member.number: member.programme.id for member in members}
    return {f"{names[number]}{names[other]}" for number, others in neighbours(members).items() for other in others}


def test_programmes_stack_where_each_names_the_other():
    assert pairs(book(a="b c", b="a", c="")) == {"ab", "ba"}


def test_nothing_stacks_with_itself_or_with_what_is_nowhere():
    assert pairs(book(a="a nowhere")) == set()


def test_what_takes_nothing_off_is_no_member():
    assert [member.programme.id for member in members_of(book(a="gift", gift="a"))] == ["a"]


def test_groups_hold_what_stacks_through_others():
    members = members_of(book(a="c", b="", c="a d", d="c", e="b"))
    found = [[member.programme.id for member in group] for group in groups(members, neighbours(members))]

    assert found == [["a", "c", "d"], ["b"], ["e"]]
