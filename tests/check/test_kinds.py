"""Given a word in the place of a kind, I get the kind that it means."""

from __future__ import annotations

import pytest

from playbook.check.kinds import kind_meant
from playbook.model.index import SECTION_OF_KIND, SECTION_OF_PART
from playbook.model.kind_words import KIND_WORDS
from playbook.model.reference import KINDS


def test_every_kind_has_a_word_and_a_section():
    assert set(KIND_WORDS) == {*SECTION_OF_KIND, *SECTION_OF_PART} == set(KINDS)


@pytest.mark.parametrize(("kind", "section"), SECTION_OF_KIND.items())
def test_a_section_means_the_kind_of_its_entities(kind, section):
    assert kind_meant(section) == kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("abc_xyz", "cell"),
        ("segments", "segment"),
        ("states", "state"),
        ("tuochpoint", "touchpoint"),
        ("Role", "role"),
        ("rоle", "role"),
        ("роль", "role"),
        ("этап", "state"),
        ("zebra", None),
        ("зебра", None),
    ],
)
def test_a_slip_and_a_word_of_the_reader_mean_a_kind_too(word, kind):
    assert kind_meant(word) == kind
