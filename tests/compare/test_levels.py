"""The table of what must be read names fields that there are."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import playbook.model
from playbook.compare.fields import fields_of
from playbook.compare.levels import MUST_READ, MUST_READ_WHOLE
from playbook.model.base import Noun
from playbook.model.kind_words import KIND_WORDS


def nouns(kind: type[Noun] = Noun) -> Iterator[type[Noun]]:
    """Every noun of the model."""
    for one in kind.__subclasses__():
        yield one
        yield from nouns(one)


def test_what_must_be_read_is_there():
    for module in pkgutil.iter_modules(playbook.model.__path__):
        importlib.import_module(f"playbook.model.{module.name}")
    known = {noun.__name__: {field.name for field in fields_of(noun)} for noun in nouns()}

    assert len(known) > 40
    assert {
        name: fields - known.get(name, set()) for name, fields in MUST_READ.items() if fields - known.get(name, set())
    } == {}
    assert MUST_READ_WHOLE - {*KIND_WORDS, "abc-xyz"} == set()
