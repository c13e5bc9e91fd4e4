"""Fingerprints stay when lines move, and tell findings apart that say the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from playbook.check import check_book
from playbook.diagnostics import Place, _
from playbook.diagnostics.formats.fingerprint import fingerprints
from playbook.load import load_book


def test_a_finding_that_moved_is_known_again(found):
    moved = [replace(one, place=Place(one.place.path, one.place.line + 7, 1, 2)) for one in found]

    assert fingerprints(moved) == fingerprints(found)


def test_two_findings_that_say_the_same_have_two_fingerprints(found):
    assert len(set(fingerprints([*found, *found]))) == 4


def test_a_finding_is_known_again_on_another_day(write_book):
    text = """
        book: {title: B, language: en}
        loyalty: [{id: a, title: Friend, valid: {to: 2026-01-01}, terms: [{title: Tea}]}]
        roles: [{id: r, title: R, review_by: 2026-01-01}]
        """
    loaded = load_book(write_book({"book.yml": text}))
    days = [check_book(loaded, date(2026, month, 20)) for month in (11, 12)]
    first, second = ([one for one in found if one.code in {"L608", "V951"}] for found in days)

    assert len(first) == 2
    assert [str(one.message) for one in first] != [str(one.message) for one in second]
    assert fingerprints(first) == fingerprints(second)


def test_findings_that_name_other_things_are_told_apart_in_any_order(found):
    others = [replace(found[1], message=_("Nothing happens in “{state}”.", state=name)) for name in ("A", "B")]

    assert fingerprints(others) == fingerprints(others[::-1])[::-1]
    assert len(set(fingerprints(others))) == 2
    clients = [replace(found[0], witness={"purchases": number}) for number in (1, 2)]
    assert len(set(fingerprints(clients))) == 2
