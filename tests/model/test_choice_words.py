"""Every choice that an author writes has words for its readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from playbook.model.base import Noun
from playbook.model.book import Book
from playbook.model.choice_words import CHOICE_WORDS, choice_in_words

PLAIN = {"Calendar.week", "Attribute.step", "Status.when", "Edition.sections", "AbcXyz.cells"}
"""Fields whose words are plain, or have titles elsewhere: days, a step beside a number, measures, sections, cells."""


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    else:
        for one in get_args(annotation):
            yield from _choices(one)


def _nouns(kind: type[Noun] = Noun) -> Iterator[type[Noun]]:
    for one in kind.__subclasses__():
        yield one
        yield from _nouns(one)


def test_every_choice_of_the_format_has_words_and_no_other():
    assert Book in {*_nouns()}
    known = {
        f"{noun.__name__}.{name}": {*_choices(field.annotation)}
        for noun in _nouns()
        for name, field in noun.model_fields.items()
        if noun.__module__.startswith("playbook.model") and {*_choices(field.annotation)}
    }
    asked = {
        name: choices
        for name, choices in known.items()
        if name not in PLAIN and not name.startswith(("Book.", "Checks."))
    }

    assert len(asked) > 15
    assert {name for name, choices in asked.items() if choices - CHOICE_WORDS.get(name, {}).keys()} == set()
    assert CHOICE_WORDS.keys() - asked.keys() == set()


def test_what_is_no_choice_has_none():
    assert str(choice_in_words("Segment", "potential", "high")) == "high"
    assert choice_in_words("Segment", "potential", "huge") is None
    assert choice_in_words("Segment", "title", "high") is None
