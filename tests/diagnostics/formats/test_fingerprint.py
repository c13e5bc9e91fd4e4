"""Fingerprints stay when lines move, and tell findings apart that say the same."""

from __future__ import annotations

from dataclasses import replace

from playbook.diagnostics import Place
from playbook.diagnostics.formats.fingerprint import fingerprints


def test_a_finding_that_moved_is_known_again(found):
    moved = [replace(one, place=Place(one.place.path, one.place.line + 7, 1, 2)) for one in found]

    assert fingerprints(moved) == fingerprints(found)


def test_two_findings_that_say_the_same_have_two_fingerprints(found):
    assert len(set(fingerprints([*found, *found]))) == 4
