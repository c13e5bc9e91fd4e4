"""What the tests of the algebra share: attributes and criteria from what an author writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from playbook.criteria.axis import axis_of
from playbook.criteria.space import Space
from playbook.model.attribute import Attribute
from playbook.model.criterion import Criterion, read_criterion

MakeAttribute = Callable[..., Attribute]
MakeSpace = Callable[..., tuple[Space, list[dict[str, Criterion]]]]


@pytest.fixture
def attribute() -> MakeAttribute:
    """An attribute as an author writes it: `attribute("money", "money", range={"from": "0"})`."""

    def make(name: str, kind: str = "number", **more: Any) -> Attribute:
        return Attribute.model_validate({"id": name, "title": name.title(), "kind": kind, **more})

    return make


@pytest.fixture
def space() -> MakeSpace:
    """A space of attributes, and the criteria of segments in it, from what an author writes."""

    def make(attributes: list[Attribute], *written: Mapping[str, Any]) -> tuple[Space, list[dict[str, Criterion]]]:
        criteria = [{name: read_criterion(value) for name, value in one.items()} for one in written]
        axes = [
            axis_of(one, [each[one.id] for each in criteria if one.id in each], has_unknown=one.may_be_unknown)
            for one in attributes
        ]
        return Space(axes), criteria

    return make
