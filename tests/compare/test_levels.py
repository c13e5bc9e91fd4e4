"""A change is told with how much it matters, and the table of what must be read names fields that there are."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

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


PIPELINE = """\
    lines: [{{id: retail, title: Retail}}]
    pipelines:
      - id: sales
        title: Sales
        line: retail
        states:
          - {{id: first, title: First contact, kind: start, owner: hunter, {state}}}
    """
OBJECTION = "objections: [{{id: dear, title: Too dear, answer: {answer}}}]"


@pytest.mark.parametrize(
    ("frame", "before", "after", "level"),
    [
        (PIPELINE, "deadline: 3d", "deadline: 2d", "must-read"),
        (PIPELINE, "steps: []", "steps: [{title: Call, role: hunter}]", "must-read"),
        (PIPELINE, "steps: [{title: Call, role: hunter}]", "steps: []", "must-read"),
        (PIPELINE, "steps: [{title: Call}]", "steps: [{title: Call}, {title: Write}]", "inform"),
        (PIPELINE, "steps: [{title: Call, body: Say hello.}]", "steps: [{title: Call, body: Ask.}]", "inform"),
        (PIPELINE, "steps: [{title: Call the client}]", "steps: [{title: Call  the CLIENT}]", "editorial"),
        (OBJECTION, "'We have a cheaper one.'", "'Ask what it is compared with.'", "inform"),
        (OBJECTION, "'Ask what it is compered with.'", "'Ask what it is compared with.'", "editorial"),
        (OBJECTION, "'Give 5 % off.'", "'Give 7 % off.'", "inform"),
        (OBJECTION, "'It is a bargain.'", "'It is no bargain.'", "inform"),
    ],
)
def test_a_change_matters_by_what_it_is_a_change_of(changes, frame, before, after, level):
    field = "state" if frame is PIPELINE else "answer"
    found = changes(frame.format(**{field: before}), frame.format(**{field: after}))

    assert [one.level for one in found] == [level]
